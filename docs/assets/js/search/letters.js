/* Words as the search compares them. scripts/guidebook/search/letters.py does the same when the index is made. */
(search => {
  "use strict"
  const WORD = /[\p{L}\p{M}\p{N}]+/gu
  const WORD_OR_BREAK = /[\p{L}\p{M}\p{N}]+|[.,;:()?!](?=\s|$)/gu, BREAK = /^[.,;:()?!]/
  const MARKS = /\p{M}/gu
  const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g

  /* Texts of the index are in NFC already. “Nghị định 06/2022” -> nghị, định, 06, 2022 */
  search.words = text => text.normalize("NFC").toLowerCase().match(WORD) || []

  /* A text taken apart: its words folded and settled, and where each begins and ends. An empty word stands where a
     sentence or a part of it ends: words on both sides of it are no phrase. */
  search.takeApart = text => {
    const folded = [], settled = [], from = [], to = []
    for (const { 0: found, index } of text.matchAll(WORD_OR_BREAK)) {
      const word = BREAK.test(found) ? "" : found.toLowerCase()
      folded.push(search.fold(word))
      settled.push(search.settle(word))
      from.push(index)
      to.push(index + found.length)
    }
    return { folded, settled, from, to }
  }

  const folded = new Map()
  /* Without diacritics, đ as d, CO₂ as co2. */
  search.fold = word => {
    let plain = folded.get(word)
    if (plain === undefined) folded.set(word, plain = word.normalize("NFKD").replace(MARKS, "").replace(/đ/g, "d"))
    return plain
  }

  const settled = new Map()
  /* quy and qui, kỹ and kĩ: the other spelling of a folded word; the word itself where there is none. */
  search.respell = word => word.replace(/^(qu|[hklmst])([iy])$/, (_, onset, vowel) => onset + (vowel === "i" ? "y" : "i"))

  /* One form for what is spelled in two ways: the tone moves behind the syllable, so hòa and hoà are the same; kĩ is kỹ. */
  search.settle = word => {
    let form = settled.get(word)
    if (form === undefined) {
      let tone = ""
      const base = word.normalize("NFD").replace(TONE, mark => { tone = mark; return "" })
      settled.set(word, form = base.normalize("NFC").replace(/^(qu|[hklmst])i$/, "$1y") + tone)
    }
    return form
  }
})(self.guidebookSearch ||= {})
