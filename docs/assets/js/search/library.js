/* What can be found: the entries, and one MiniSearch index over their names and one over their texts. */
(search => {
  "use strict"
  const HEAD_FIELDS = ["names", "foreign"], TEXT_FIELDS = ["text"]
  const NAME = 3, REMEMBERED = 400
  const ENDING = /(?:ations?|ating|ated|ates?|ions?|ings?|ied|ies|ed|es|ers?|s|e|y)$/

  /* MiniSearch's own form of an index that postings.py packed. */
  const unpack = ({ terms, fields }, names, count) => {
    const lengths = Array.from({ length: count }, () => names.map(() => 0))
    const index = terms.split(" ").map(term => [term, {}])
    fields.forEach((lists, field) => lists.forEach((steps, number) => {
      if (!steps.length) return
      const holders = index[number][1][field] = {}
      let entry = 0
      for (const step of steps) {
        entry += step
        holders[entry] = 1
        lengths[entry][field]++
      }
    }))
    const sum = field => lengths.reduce((total, length) => total + length[field], 0)
    return MiniSearch.loadJS({
      documentCount: count, nextId: count, dirtCount: 0, serializationVersion: 2, storedFields: {}, index,
      documentIds: Object.fromEntries(lengths.map((_, id) => [id, id])),
      fieldIds: Object.fromEntries(names.map((name, field) => [name, field])),
      fieldLength: Object.fromEntries(lengths.entries()),
      averageFieldLength: names.map((_, field) => sum(field) / count),
    }, { fields: names })
  }

  /* What postings.py does, for the texts: they hold their own words, which need not be sent a second time. */
  const pack = texts => {
    const holders = new Map()
    texts.forEach((text, entry) => { for (const word of new Set(search.words(text).map(search.fold))) put(holders, word, entry) })
    const terms = [...holders.keys()].sort()
    return { terms: terms.join(" "), fields: [terms.map(term => holders.get(term).map((entry, at, all) => at ? entry - all[at - 1] : entry))] }
  }

  const put = (groups, key, value) => {
    if (!groups.has(key)) groups.set(key, [])
    groups.get(key).push(value)
  }

  search.Library = class {
    frequency = new Map()   // folded word -> in how many entries
    sorted = []             // the same words, for beginnings of words
    byLength = new Map()    // number of letters -> words
    stems = new Map()       // English: stem -> words
    found = new Map()       // what holders() found lately
    names = new Map()       // folded name of a term -> its entries

    constructor (heads) {
      Object.assign(this, { lang: heads.lang, root: heads.root, say: heads.say })
      this.pages = heads.pages.map(([path, title, kind, part]) => ({ path, title, kind, part }))
      this.entries = heads.entries.map(([page, anchor, kind, title, own, foreign, note], id) =>
        ({ id, page: this.pages[page], anchor, kind, title, own, foreign, note, text: "" }))
      this.heads = this.#index(heads.index, HEAD_FIELDS)
      for (const entry of this.entries) if (entry.kind === "term") {
        for (const name of [entry.title, ...entry.own, ...entry.foreign]) {
          put(this.names, search.words(name).map(search.fold).join(" "), { entry, name })
        }
      }
    }

    /* The second part has come: texts. */
    complete ({ texts }) {
      texts.forEach((text, id) => { this.entries[id].text = text; delete this.entries[id].zones })
      this.texts = this.#index(pack(texts), TEXT_FIELDS)
      this.joints = null
      this.found.clear()
    }

    #index (packed, names) {
      packed.terms.split(" ").forEach((term, number) => {
        const holders = packed.fields.reduce((total, lists) => total + lists[number].length, 0)
        this.frequency.set(term, Math.max(holders, this.frequency.get(term) || 0))
      })
      this.sorted = [...this.frequency.keys()].sort()
      this.byLength.clear()
      for (const term of this.sorted) put(this.byLength, term.length, term)
      if (this.lang === "en") {
        this.stems.clear()
        for (const term of this.sorted) put(this.stems, search.stem(term), term)
      }
      return unpack(packed, names, this.entries.length)
    }

    /* Map of entry id -> MiniSearch's score for one word, or for all words that begin so. */
    holders (word, starts, boost) {
      const key = `${word} ${starts}`
      if (this.found.has(key)) return this.found.get(key)
      const scores = new Map(), options = { tokenize: () => [word], processTerm: term => term, prefix: starts, boost }
      for (const layer of [this.heads, this.texts]) {
        if (layer) for (const { id, score } of layer.search(word, options)) scores.set(id, (scores.get(id) || 0) + score)
      }
      if (this.found.size >= REMEMBERED) this.found.clear()
      this.found.set(key, scores)
      return scores
    }

    knows (word) { return this.frequency.has(word) }

    /* Whether some word begins so. */
    begins (start) {
      let low = 0, high = this.sorted.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (this.sorted[middle] < start) low = middle + 1
        else high = middle
      }
      return low < this.sorted.length && this.sorted[low].startsWith(start)
    }

    /* How much a word tells: rare words tell more (inverse document frequency). */
    worth (word) {
      const holders = this.frequency.get(word) || 0
      return Math.log(1 + (this.entries.length - Math.min(holders, this.entries.length) + .5) / (holders + .5))
    }

    /* Known words at one mistyped letter: wrong, missing, added, or exchanged with its neighbour. */
    neighbours (word) {
      const found = []
      for (const length of [word.length, word.length + 1, word.length - 1]) {
        for (const known of this.byLength.get(length) || []) if (isOneApart(known, word)) found.push(known)
      }
      return found
    }

    /* How often two words stand side by side, in this order; a name counts for several times in texts. */
    joins (before, after) { return this.#joints().get(`${before} ${after}`) || 0 }

    #joints () {
      if (this.joints) return this.joints
      const joints = new Map()
      for (const entry of this.entries) for (const [zone, { folded }] of Object.entries(this.zones(entry))) {
        const weight = zone === "text" ? 1 : NAME
        for (let at = 1; at < folded.length; at++) if (folded[at] && folded[at - 1]) {
          const joint = `${folded[at - 1]} ${folded[at]}`
          joints.set(joint, (joints.get(joint) || 0) + weight)
        }
      }
      return this.joints = joints
    }

    /* Takes all texts apart ahead of the first query. */
    prepare () { this.#joints() }

    /* The words of an entry by zone, taken apart once. */
    zones (entry) {
      return entry.zones ||= {
        title: search.takeApart(entry.title), own: search.takeApart(entry.own.join(" ; ")),
        foreign: search.takeApart(entry.foreign.join(" ; ")), text: search.takeApart(entry.text),
      }
    }
  }

  search.stem = word => word.length > 4 ? word.replace(ENDING, "").replace(/(.)\1$/, "$1") : word.replace(/s$/, "")

  const isOneApart = (one, other) => {
    if (one === other) return false
    let at = 0
    while (at < one.length && one[at] === other[at]) at++
    const same = (skipOne, skipOther) => one.slice(at + skipOne) === other.slice(at + skipOther)
    return same(1, 1) || same(1, 0) || same(0, 1) || (one[at] === other[at + 1] && one[at + 1] === other[at] && same(2, 2))
  }
})(self.guidebookSearch ||= {})
