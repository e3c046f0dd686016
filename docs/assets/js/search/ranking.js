/* How well an entry answers a reading: how much of it is there, how close together, with which diacritics, and where. */
(search => {
  "use strict"
  const CANDIDATES = 80, LEAST_COVER = .45
  const BOOST = { names: 3, foreign: 1.5, text: 1 }
  const STARTED = .85        // an unfinished word that begins a longer one
  const FOREIGN = .9         // a name in the other language, or one that is no longer used
  const KINDS = { chapter: 1.05, page: 1, form: 1.05, section: 1, term: 1.05, law: .93, fact: .85 }
  const NUMBERED = 1.5       // a law when its number is what was typed
  const NEAR = [0, 1, .75, .6, .45, .35, .3, .25, .2], FAR = .08, REVERSED = .6
  const ASKING = new Set(("ai bao cac cach co cua cho de di duoc gi hay ho khi khong la lam mot nao nay nhieu nhu o phai sao the thi va ve voi "
    + "a an and are at be by can do does for from how i in is it me my of on or our should the there to was we what when where which who why with you").split(" "))
  const ASKED = .35          // what such words count in a longer query: they ask, they do not name
  const OTHERWISE = .3       // a word typed with diacritics that stands there with others only
  const PHRASE = 1.4         // all words side by side, in order
  const WHOLE = .8           // what a name that stands whole in the query is worth beside the whole query
  const DOUBTFUL = .4        // more letters mistyped than a person does, or mended words that form no phrase

  /* Entries that hold words of the reading, with MiniSearch's scores and the share of the query's worth they hold. */
  const candidates = (library, tokens, worths) => {
    const found = new Map(), all = worths.reduce((sum, worth) => sum + worth, 0)
    tokens.forEach(({ forms, starts, word }, number) => forms.forEach((sure, form) => {
      for (const [id, score] of library.holders(form, starts && form === word && form.length > 1, BOOST)) {
        let candidate = found.get(id)
        if (!candidate) found.set(id, candidate = { id, score: 0, cover: 0, latest: -1, rough: 0 })
        candidate.score += score * sure
        if (candidate.latest < number) candidate.cover += worths[number] / all
        candidate.latest = number
      }
    }))
    const promising = []
    for (const candidate of found.values()) if (candidate.cover >= LEAST_COVER) {
      candidate.rough = candidate.score * candidate.cover ** 2
      promising.push(candidate)
    }
    return promising.sort((one, other) => other.rough - one.rough || one.id - other.id).slice(0, CANDIDATES)
  }

  /* One pass over the words of a zone: which tokens stand there, how close each is to the one before it. */
  const look = ({ folded, settled }, { tokens, holders, unfinished }) => {
    const seen = tokens.map(() => 0), exact = tokens.map(() => false), pairs = tokens.map(() => 0), last = tokens.map(() => -1)
    const note = (number, at, sure) => {
      const { settled: wanted, starts } = tokens[number]
      if (sure > seen[number]) seen[number] = sure
      if (wanted && (settled[at] === wanted || (starts && settled[at].startsWith(wanted)))) exact[number] = true
      const after = number + 1
      if (number && last[number - 1] >= 0) pairs[number] = Math.max(pairs[number], NEAR[at - last[number - 1]] || FAR)
      if (after < tokens.length && last[after] >= 0) pairs[after] = Math.max(pairs[after], (NEAR[at - last[after]] || FAR) * REVERSED)
      last[number] = at
    }
    let count = 0
    for (let at = 0; at < folded.length; at++) {
      const word = folded[at], held = holders.get(word)
      const begun = unfinished && word.startsWith(unfinished.word) && !unfinished.forms.has(word)
      if (held) for (const { number, sure } of held) note(number, at, sure)
      if (begun) note(tokens.length - 1, at, STARTED)
      if (held || begun) count++
    }
    return { seen, exact, pairs, filled: folded.length ? count / folded.length : 0 }
  }

  const share = (values, worths) => {
    let sum = 0, all = 0
    values.forEach((value, at) => { sum += value * worths[at]; all += worths[at] })
    return all ? sum / all : 1
  }
  const best = (lists, number) => Math.max(...lists.map(list => list[number]))

  /* 0 to 1: how far the entry answers. */
  const judge = (library, entry, view, worths) => {
    const { tokens } = view, zones = library.zones(entry)
    const [title, own, foreign, text] = [zones.title, zones.own, zones.foreign, zones.text].map(zone => look(zone, view))
    foreign.seen = foreign.seen.map(value => value * FOREIGN)
    const all = [title, own, foreign, text]
    const joints = worths.map((worth, at) => at ? Math.min(worth, worths[at - 1]) : 0)
    const cover = zone => share(zone.seen, worths), near = zone => tokens.length > 1 ? share(zone.pairs, joints) : 1
    const seen = tokens.map((_, at) => best(all.map(zone => zone.seen), at))
    const pairs = tokens.map((_, at) => best(all.map(zone => zone.pairs), at))
    const otherwise = tokens.map((token, at) => token.settled && token.forms.has(token.word) && !all.some(zone => zone.exact[at]) ? 1 : 0)
    const accents = 1 - share(otherwise, worths)
    const meant = seen.map((value, at) => otherwise[at] ? value * OTHERWISE : value)
    const close = tokens.length > 1 ? share(pairs, joints) : 1
    const slips = tokens.filter(({ guessed }, at) => guessed && seen[at]).length
    const doubt = slips > 1 + Math.floor(tokens.length / 5) || (slips && close < .7) ? DOUBTFUL : 1
    const quality = share(meant, worths) ** 2 * (.15 + .85 * close) * (.25 + .75 * accents) * doubt
    const heading = zone => cover(zone) ** 2 * near(zone) * (.3 + .7 * zone.filled)
    // A name that stands whole in a longer query is an answer to it, as far as it tells more than the words around it.
    const whole = [title, own].some(zone => zone.filled === 1 && near(zone) > 0) ? Math.max(cover(title), cover(own)) * WHOLE : 0
    return { quality: Math.max(quality, whole), phrase: tokens.length > 2 && close === 1, heading: Math.max(heading(title), .9 * heading(own), .8 * heading(foreign)) }
  }

  /* [{entry, score, quality}], best first. Quality is absolute, score compares the answers to one query. */
  search.rank = (library, reading) => {
    const { tokens } = reading
    const worths = tokens.map(({ forms, word, starts, known }) => {
      if (word.length === 1 && starts && tokens.length > 1) return .3   // the first letter of a word to come
      const part = tokens.length > 3 && ASKING.has(word) ? ASKED : 1
      return part * (known || !forms.size ? library.worth(word) : Math.max(...[...forms.keys()].map(form => library.worth(form))))
    })
    const holders = new Map()
    tokens.forEach(({ forms }, number) => forms.forEach((sure, form) => holders.set(form, [...holders.get(form) || [], { number, sure }])))
    const ending = tokens[tokens.length - 1], view = { tokens, holders, unfinished: ending.starts ? ending : null }
    const isNumber = tokens.some(({ word }) => /^\d+$/.test(word))
    const top = candidates(library, tokens, worths)
    const strongest = top.length ? top[0].rough : 1
    return top.map(({ id, rough }) => {
      const entry = library.entries[id]
      const { quality, heading, phrase } = judge(library, entry, view, worths)
      const kind = KINDS[entry.kind === "section" && !entry.anchor ? entry.page.kind : entry.kind]
      const number = isNumber && entry.kind === "law" ? NUMBERED : 1
      const score = reading.weight * quality * (phrase ? PHRASE : 1) * (1 + 1.5 * heading * number) * (.6 + .4 * rough / strongest) * kind
      return { entry, reading, score, quality: reading.weight * quality }
    }).sort((one, other) => other.score - one.score || one.entry.id - other.entry.id)
  }
})(self.guidebookSearch ||= {})
