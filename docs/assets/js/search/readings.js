/* What a query may mean: as typed, as raw keystrokes, with spaces set right, with a term's other names, with typos mended.

   A reading is {weight, words, tokens, mended: what was looked for instead, if a typo was mended}; a token {word, forms:
   Map of folded word -> how sure, settled: the exact word if typed with diacritics, starts: may be unfinished, known,
   guessed}. */
(search => {
  "use strict"
  const MOST_TOKENS = 12, MOST_SPAN = 9, MOST_NAMES = 4, MOST_NEIGHBOURS = 4, OFTEN = 3, LONG = 6
  const SURE = { respelled: .95, stem: .85, padded: .9, mended: .7 }
  const WEIGHT = { typed: 1, numbered: .98, keystrokes: .98, named: .95, parted: .9, mended: .8 }
  const NUMBER = new Set(["so", "no", "number"])

  const marked = word => search.fold(word) !== word   // typed with diacritics: then they are meant

  const token = (library, words, at, starts) => {
    const word = words[at], folded = search.fold(word), forms = new Map()
    const known = library.knows(folded)
    if (known || (starts && library.begins(folded))) forms.set(folded, 1)
    const respelled = search.respell(folded)
    if (respelled !== folded && library.knows(respelled)) forms.set(respelled, SURE.respelled)
    if (/^[1-9]$/.test(folded) && library.knows("0" + folded)) forms.set("0" + folded, SURE.padded)
    if (library.lang === "en") for (const other of library.stems.get(search.stem(folded)) || []) {
      if (!forms.has(other)) forms.set(other, SURE.stem)
    }
    const guessed = !forms.size
    if (guessed) for (const near of mended(library, words, at)) forms.set(near, SURE.mended)
    return { word: folded, forms, settled: marked(word) ? search.settle(word) : null, starts, known, guessed: guessed && forms.size > 0 }
  }

  /* Words one mistyped letter away which stand in the book beside the words before and after this one. */
  const mended = (library, words, at) => {
    const folded = search.fold(words[at])
    if (folded.length < (words.length > 1 ? 3 : 4)) return []
    const times = near => (at ? library.joins(search.fold(words[at - 1]), near) : 0)
      + (at < words.length - 1 ? library.joins(near, search.fold(words[at + 1])) : 0)
    const least = near => words.length === 1 ? 0 : words.length === 2 && near.length < LONG ? OFTEN : 1
    return library.neighbours(folded).map(near => ({ near, times: times(near) }))
      .filter(({ near, times }) => times >= least(near)).sort((one, other) => other.times - one.times)
      .slice(0, MOST_NEIGHBOURS).map(({ near }) => near)
  }

  const reading = (library, words, weight, starts) => {
    const tokens = words.map((_, at) => token(library, words, at, starts && at === words.length - 1))
    const isMended = weight === WEIGHT.mended || tokens.some(({ guessed }) => guessed)
    const mended = isMended ? words.map((word, at) => tokens[at].guessed ? [...tokens[at].forms.keys()][0] : word).join(" ") : ""
    return { weight, words, tokens, mended }
  }

  /* Keystrokes count only where at least one word makes no sense otherwise. */
  const fromKeystrokes = (library, words, starts) => {
    let needed = false
    const meant = words.map((word, at) => {
      const last = starts && at === words.length - 1
      const sensible = form => library.knows(search.fold(form)) || (last && library.begins(search.fold(form)))
      const decoded = [search.telex(word), search.vni(word)].find(form => form && sensible(form))
      if (!decoded) return word
      needed ||= !library.knows(word)
      return decoded
    })
    return needed ? meant : null
  }

  /* qd600 -> qd 600, cacbon -> cac bon */
  const parted = (library, words) => {
    const found = words.flatMap(word => {
      const folded = search.fold(word)
      if (library.knows(folded)) return [word]
      const groups = folded.match(/\p{L}+|\p{N}+/gu) || [word]
      if (groups.length > 1) return groups
      for (let at = 2; at < word.length - 1; at++) {
        if (library.knows(folded.slice(0, at)) && library.knows(folded.slice(at))) return [folded.slice(0, at), folded.slice(at)]
      }
      return [word]
    })
    return found.length > words.length ? found : null
  }

  /* quyết định số 600 -> quyết định 600: names of documents go without that word */
  const numbered = words => {
    const left = words.filter((word, at) => !NUMBER.has(search.fold(word)) || !/^\d/.test(words[at + 1]))
    return left.length < words.length ? left : null
  }

  /* Every name of a term in the query, longest first, gives way to the term's own names in the language of the page. */
  const named = (library, words) => {
    const folded = words.map(search.fold), found = []
    for (let from = 0; from < words.length; from++) {
      for (let to = Math.min(words.length, from + MOST_SPAN); to > from; to--) {
        const bearers = (library.names.get(folded.slice(from, to).join(" ")) || []).filter(({ name }) => agrees(words.slice(from, to), name))
        if (!bearers.length) continue
        const names = new Set(bearers.flatMap(({ entry }) => [entry.title, ...entry.own]))
        for (const name of [...names].slice(0, MOST_NAMES)) {
          const other = search.words(name)
          if (other.join(" ") !== words.slice(from, to).join(" ")) found.push({ from, to, other })
        }
        from = to - 1
        break
      }
    }
    const replaced = spans => {
      const result = [...words]
      for (const { from, to, other } of [...spans].reverse()) result.splice(from, to - from, ...other)
      return result
    }
    const first = found.filter((span, at) => !at || span.from !== found[at - 1].from)
    return [...(first.length > 1 ? [replaced(first)] : []), ...found.map(span => replaced([span]))]
  }
  const agrees = (typed, name) => {
    const settled = search.words(name).map(search.settle)
    return typed.every((word, at) => !marked(word) || search.settle(word) === settled[at])
  }

  /* The readings worth trying first. The last word counts as unfinished until a space follows it. */
  search.readings = (library, query) => {
    const words = search.words(query).slice(0, MOST_TOKENS), starts = /[\p{L}\p{M}\p{N}]$/u.test(query)
    if (!words.length) return []
    const found = [reading(library, words, WEIGHT.typed, starts)]
    const strokes = fromKeystrokes(library, words, starts), parts = parted(library, strokes || words), called = numbered(words)
    if (called) found.push(reading(library, called, WEIGHT.numbered, starts))
    if (strokes) found.push(reading(library, strokes, WEIGHT.keystrokes, starts))
    if (parts) found.push(reading(library, parts, WEIGHT.parted, starts))
    for (const base of [words, strokes, parts]) {
      if (base) for (const other of named(library, base)) found.push(reading(library, other, WEIGHT.named, false))
    }
    return found
  }

  /* A second try when the first found nothing good: a word may be mistyped into another that exists. */
  search.mendedReadings = ({ words }, library) => {
    const folded = words.map(search.fold)
    const fits = at => (!at || library.joins(folded[at - 1], folded[at])) && (at === words.length - 1 || library.joins(folded[at], folded[at + 1]))
    return words.flatMap((_, at) => words.length < 2 || !library.knows(folded[at]) || fits(at) ? []
      : mended(library, words, at).map(near => reading(library, [...words.slice(0, at), near, ...words.slice(at + 1)], WEIGHT.mended, false)))
  }
})(self.guidebookSearch ||= {})
