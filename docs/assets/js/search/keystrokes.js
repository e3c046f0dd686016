/* Vietnamese typed while the input method is off: raw keystrokes of Telex (kieemr) and VNI (kiem63) for kiểm. */
(search => {
  "use strict"
  const TELEX_TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" }
  const VNI_TONES = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" }
  const ROOF = { a: "â", e: "ê", o: "ô" }, HORN = { o: "ơ", u: "ư" }
  const SYLLABLE = /^(?:ngh?|nh|gh?|gi|kh?|ch?|th|tr|t|ph|p|qu?|[bdhlmnrsvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/

  const lastOf = (letters, wanted) => letters.findLastIndex(letter => wanted.includes(letter))
  const put = (letters, wanted, table) => {
    const at = lastOf(letters, wanted)
    if (at < 0) return false
    letters[at] = table[letters[at]]
    return true
  }
  /* uo becomes ươ at one stroke */
  const horn = letters => {
    const joined = letters.join("").search(/u[oơ](?!.*uo)/)
    if (joined >= 0) { letters[joined] = "ư"; letters[joined + 1] = "ơ"; return true }
    return put(letters, "ou", HORN)
  }

  const telexStroke = (letters, key) => {
    const vowels = letters.some(letter => "aeiouyâêôăơư".includes(letter))
    if (key in TELEX_TONES && vowels) return TELEX_TONES[key]
    if (key === "w") return horn(letters) || put(letters, "a", { a: "ă" }) || letters.push("ư") > 0
    if (key in ROOF && put(letters, key, ROOF)) return true
    if (key === "d" && letters[0] === "d") { letters[0] = "đ"; return true }
    return false
  }
  const vniStroke = (letters, key) => {
    if (key in VNI_TONES) return VNI_TONES[key]
    if (key === "6") return put(letters, "aeo", ROOF)
    if (key === "7") return horn(letters)
    if (key === "8") return put(letters, "a", { a: "ă" })
    if (key === "9" && letters[0] === "d") { letters[0] = "đ"; return true }
    return false
  }

  const decode = (word, stroke) => {
    const letters = []
    let tone = "", changed = false
    for (const key of word) {
      const done = stroke(letters, key)
      if (typeof done === "string") tone = done
      else if (!done) letters.push(key)
      changed ||= Boolean(done)
    }
    const base = letters.join("")
    return changed && SYLLABLE.test(search.fold(base)) ? (base + tone).normalize("NFC") : null
  }

  /* The syllable meant, its tone behind it where NFC leaves it; null when the keystrokes make none. */
  search.telex = word => /^[a-z]+$/.test(word) ? decode(word, telexStroke) : null
  search.vni = word => /^[a-z]+[0-9][a-z0-9]*$/.test(word) ? decode(word, vniStroke) : null
})(self.guidebookSearch ||= {})
