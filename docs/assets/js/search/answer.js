/* A query's answer as plain values, which a worker can send: results in the order shown, texts in marked pieces. */
(search => {
  "use strict"
  /* Quality: shown as results; shown although a typo had to be mended; offered as “did you mean”; good enough
     to look no further. More words in a query make an answer by accident less likely: less is asked of longer ones. */
  const GOOD = .4, MENDED = .45, LONG = .36, FAIR = .12, SURE = .75
  const SHOWN = 20, OPEN = 3, MORE = 12, RELATIVE = .15, NEIGHBOURS = 3, EXCERPT = 190, LEAD = 40, SHORT = 4
  const ELSEWHERE = ["chapters/00-how-to-use/", "reference/glossary/", "reference/laws/", "forms/"]

  /* [plain, marked, plain, …]; with `most`, the part of the text that holds most of the words. */
  const pieces = (text, zone, tokens, most) => {
    const hits = [], holders = new Map(), { starts, word } = tokens[tokens.length - 1]
    tokens.forEach(({ forms }, number) => forms.forEach((_, form) => holders.set(form, number)))
    zone.folded.forEach((folded, at) => {
      let number = holders.get(folded)
      if (number === undefined && starts && word.length > 1 && folded.startsWith(word)) number = tokens.length - 1
      if (number !== undefined) hits.push({ at, from: zone.from[at], to: zone.to[at], number, long: folded.length > SHORT })
    })
    // A short syllable alone says little: cơ is marked beside sở, not in every cơ quan.
    const found = tokens.length < 2 ? hits : hits.filter((hit, at) => hit.long
      || [hits[at - 1], hits[at + 1]].some(other => other && other.number !== hit.number && Math.abs(other.at - hit.at) < 3))
    let [from, to] = [0, text.length]
    if (most && to > most) {
      from = best(found, most - LEAD)
      from = from > LEAD ? text.indexOf(" ", from - LEAD) + 1 : 0
      to = Math.min(to, from + most)
      if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from)
    }
    const parts = [from ? "… " : ""]
    let at = from
    for (const mark of found) if (mark.from >= from && mark.to <= to) {
      parts[parts.length - 1] += text.slice(at, mark.from)
      parts.push(text.slice(mark.from, mark.to), "")
      at = mark.to
    }
    parts[parts.length - 1] += text.slice(at, to) + (to < text.length ? " …" : "")
    return parts
  }

  /* Where the stretch of this length begins that holds most of the words. */
  const best = (found, length) => {
    let widest = -1, from = 0
    found.forEach((first, at) => {
      const numbers = new Set()
      let other = at
      while (other < found.length && found[other].to <= first.from + length) numbers.add(found[other++].number)
      const worth = numbers.size * 10 + Math.min(other - at, 9)
      if (worth > widest) [widest, from] = [worth, first.from]
    })
    return from
  }

  const shown = (library, { entry, reading: { tokens } }) => {
    const zones = library.zones(entry), words = new Set()
    const excerpt = pieces(entry.text, zones.text, tokens, EXCERPT), title = pieces(entry.title, zones.title, tokens)
    for (const parts of [title, excerpt]) parts.forEach((part, at) => { if (at % 2) words.add(part.toLowerCase()) })
    return { address: library.root + entry.page.path, anchor: entry.anchor, title, excerpt, marked: [...words].join(" ") }
  }

  const group = (library, answers) => {
    const [{ entry, score }] = answers, { page } = entry
    if (entry.kind !== "section") return { kind: entry.kind, note: entry.note, ...shown(library, answers[0]), sections: [], more: [] }
    const own = answers.find(answer => !answer.entry.anchor)
    const sections = answers.filter(answer => answer !== own && answer.score > score * RELATIVE)
    const front = { address: library.root + page.path, anchor: "", title: [page.title], excerpt: [], marked: "" }
    return {
      kind: page.kind, note: page.part, ...(own ? shown(library, own) : front),
      sections: sections.slice(0, OPEN).map(answer => shown(library, answer)),
      more: sections.slice(OPEN, MORE).map(answer => shown(library, answer)),
    }
  }

  /* Of several answers with the same entry the best, best first. */
  const merged = answers => {
    const found = new Map()
    for (const answer of answers) {
      const other = found.get(answer.entry.id)
      if (!other || other.score < answer.score) found.set(answer.entry.id, answer)
    }
    return [...found.values()].sort((one, other) => other.score - one.score || one.entry.id - other.entry.id)
  }
  const gathered = (library, readings) => merged(readings.flatMap(reading => search.rank(library, reading)))

  /* {query, instead, count, complete, results, near, elsewhere}: `instead` what was looked for because the query itself
     stands nowhere, the last two places to try when there is no result. */
  search.answer = (library, query) => {
    const readings = search.readings(library, query)
    let answers = gathered(library, readings)
    if (readings.length && !answers.some(({ quality }) => quality >= SURE)) {
      answers = merged([...answers, ...gathered(library, search.mendedReadings(readings[0], library))])
    }
    const good = answers.filter(({ quality, reading, score }) => quality >= (reading.mended ? MENDED : reading.words.length > 3 ? LONG : GOOD) && score >= answers[0].score * RELATIVE)
    const groups = new Map()
    for (const answer of good) {
      const key = answer.entry.kind === "section" ? answer.entry.page : answer.entry
      groups.set(key, [...groups.get(key) || [], answer])
    }
    const results = [...groups.values()].slice(0, SHOWN).map(members => group(library, members))
    const near = results.length ? [] : answers.filter(({ entry, quality }) => entry.kind === "term" && quality >= FAIR)
      .slice(0, NEIGHBOURS).map(({ entry }) => ({ title: entry.title, address: library.root + entry.page.path, anchor: entry.anchor }))
    const elsewhere = results.length ? [] : library.pages.filter(({ path }) => ELSEWHERE.includes(path))
      .map(({ path, title }) => ({ title, address: library.root + path }))
    const instead = good[0]?.reading.mended || ""
    return { query, instead, count: results.length, complete: Boolean(library.texts), results, near, elsewhere }
  }
})(self.guidebookSearch ||= {})
