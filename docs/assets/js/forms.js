/* Forms: keep what is written in this browser, compute, show the text that the fields make. Nothing is sent anywhere. */
(() => {
  "use strict"
  const page = document, form = page.querySelector("[data-gb-form]")
  if (!form) return
  const all = (selector, from = form) => [...from.querySelectorAll(selector)]
  const lang = page.documentElement.lang, tools = form.querySelector(".gb-tools"), say = tools.dataset
  const key = `guidebook-form-${form.dataset.gbForm}-${lang}`
  const announce = text => page.dispatchEvent(new CustomEvent("gb-announce", { detail: text }))
  const controls = () => all("textarea[name], input[name], select[name]")
  const table = name => form.querySelector(`[data-gb-table="${name}"]`)

  /* A grid wider than the page says so, as the tables of a chapter do. */
  all(".gb-scroll").forEach(wrap => new ResizeObserver(() => wrap.classList.toggle("gb-scrolls", wrap.scrollWidth > wrap.clientWidth + 1)).observe(wrap))

  /* Numbers as people write them: 1.234,5 in Vietnamese, 1,234.5 in English; a lone mark before 1, 2 or 4 digits is decimal. */
  const [group, point] = lang === "vi" ? [".", ","] : [",", "."]
  const number = text => {
    let plain = text.trim().replace(/[\s\u00a0]/g, "").replace("\u2212", "-")
    const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${point}\\d+)?$`)
    if (grouped.test(plain)) plain = plain.replaceAll(group, "").replace(point, ".")
    else if (lang === "vi") plain = plain.replace(",", ".")
    return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN
  }
  const rounded = (value, digits) => {
    const exact = Number((Math.abs(value) * 10 ** digits).toPrecision(12))
    return Math.sign(value) * Math.round(exact) / 10 ** digits
  }

  /* Formulas arrive as steps of a small stack machine, checked when the page was built. */
  const OPERATIONS = {
    "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": (a, b) => a / b, "**": (a, b) => a ** b,
    negative: a => -a, min: Math.min, max: Math.max, sum: (...all) => all.reduce((a, b) => a + b, 0),
    round: (a, digits = 0) => rounded(a, digits),
    rank: (a, ...all) => all.reduce((place, b) => place + (rounded(b - a, 9) > 0), Number.isFinite(a) ? 1 : NaN),
    reached: (a, ...steps) => Number.isFinite(a) ? steps.filter(b => rounded(a - b, 9) >= 0).length : NaN
  }
  const result = (steps, named) => {
    const stack = []
    for (const [kind, argument] of steps) {
      if (kind === "number") stack.push(argument)
      else if (kind === "name") stack.push(named(argument))
      else stack.push(OPERATIONS[kind](...stack.splice(-argument)))
    }
    return stack[0]
  }
  const compute = () => {
    const known = new Map()
    for (const field of all("[data-gb-number]")) known.set(field.name.replaceAll(".", "-"), field.value.trim() ? number(field.value) : NaN)
    let waiting = all("[data-gb-formula]")
    for (let round = waiting.length; round >= 0; round--) for (const output of waiting) {
      const name = output.getAttribute("name"), row = name.split(".").slice(0, -1).join("-")
      const value = result(JSON.parse(output.dataset.gbFormula), one => known.get(`${row}-${one}`) ?? known.get(one) ?? NaN)
      const digits = Number(output.dataset.gbDecimals)
      known.set(name.replaceAll(".", "-"), value)
      const shown = { minimumFractionDigits: digits, maximumFractionDigits: digits }
      output.value = Number.isFinite(value) ? new Intl.NumberFormat(lang === "vi" ? "vi-VN" : "en-GB", shown).format(rounded(value, digits)) : ""
    }
  }
  const check = field => {
    if (!("gbNumber" in field.dataset)) return
    const value = number(field.value), { gbMin, gbMax } = field.dataset
    const wrong = field.value.trim() && (Number.isNaN(value) || value < Number(gbMin ?? -Infinity) || value > Number(gbMax ?? Infinity))
    field.toggleAttribute("aria-invalid", false)
    if (wrong) { field.setAttribute("aria-invalid", "true"); field.title = say.gbWrong } else field.removeAttribute("title")
  }

  /* The text under a section follows its fields. */
  const shownDate = value => {
    const [year, month, day] = value.split("-")
    return lang === "vi" ? `${day}/${month}/${year}` : new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(value))
  }
  const written = field => field.type === "date" ? field.value && shownDate(field.value)
    : field.tagName === "SELECT" ? field.value && field.selectedOptions[0].textContent
      : field.tagName === "OUTPUT" ? field.value : field.value.trim()
  const content = name => {
    const found = all(`[name="${name}"]`)
    const chosen = found.find(field => field.type !== "radio" || field.checked)
    return !chosen ? "" : chosen.type === "radio" ? chosen.closest("label").textContent.trim() : written(chosen)
  }
  const element = (tag, text) => Object.assign(page.createElement(tag), { textContent: text })
  const rowsOf = grid => [...grid.tBodies[0].rows].map(row => [
    ...("gbGrows" in grid.dataset ? [] : [row.cells[0].textContent.trim()]),
    ...all("[name]", row).map(written)
  ]).filter(cells => cells.slice("gbGrows" in grid.dataset ? 0 : 1).some(Boolean))
  const drawTable = grid => {
    const rows = rowsOf(grid), made = page.createElement("table"), head = made.createTHead().insertRow(), body = made.createTBody()
    if (!rows.length) return null
    const heads = all("thead th", grid).slice("gbGrows" in grid.dataset ? 1 : 0)
    for (const cell of heads) head.append(element("th", cell.firstChild.textContent.trim()))
    for (const cells of rows) { const row = body.insertRow(); for (const cell of cells) row.append(element("td", cell)) }
    return made
  }
  const gaps = all("[data-gb-fill]").map(gap => ({ gap, empty: [...gap.childNodes].map(node => node.cloneNode(true)) }))
  const fillGaps = () => {
    for (const { gap, empty } of gaps) {
      const name = gap.dataset.gbFill, grid = table(name)
      if (grid) { const made = drawTable(grid); gap.replaceChildren(...(made ? [made] : empty.map(node => node.cloneNode(true)))); continue }
      const text = content(name), lines = text.split("\n")
      if (!text) gap.replaceChildren(page.createTextNode("\u2026".repeat(8)))
      else if (gap.tagName === "DIV") gap.replaceChildren(...lines.filter(Boolean).map(one => element("p", one)))
      else gap.replaceChildren(text)
    }
  }
  const count = () => {
    const groups = new Set(all("[role=radiogroup][aria-required]").filter(group => !group.querySelector(":checked")))
    const open = all("[aria-required]").filter(field => field.matches(".gb-fields > .gb-field [name]") && !field.closest("table") && !field.value.trim())
    const left = open.length + groups.size
    form.querySelector(".gb-state").textContent = left ? say.gbOpen.replace("{number}", left) : say.gbNoneOpen
  }
  const grow = area => { area.style.height = "auto"; if (area.scrollHeight) area.style.height = `${area.scrollHeight + 2}px` }

  /* Rows are added to tables without fixed rows. */
  const addRow = name => {
    const body = table(name).tBodies[0], last = body.rows[body.rows.length - 1], row = last.cloneNode(true)
    const number = String(body.rows.length + 1), old = last.dataset.gbRow
    row.dataset.gbRow = number
    row.cells[0].textContent = number
    const [before, after] = say.gbRowName.split("{number}")
    for (const field of all("[name]", row)) {
      field.setAttribute("name", field.getAttribute("name").replace(`.${old}.`, `.${number}.`))
      field.id = `f-${field.getAttribute("name").replaceAll(".", "-")}`
      field.setAttribute("aria-label", field.getAttribute("aria-label").replace(`${before}${old}${after}`, `${before}${number}${after}`))
      field.value = ""
    }
    body.append(row)
    return row
  }

  /* Only what differs from the empty form is kept. */
  const first = new Map(controls().map(field => [field.name, field.type === "radio" ? "" : field.value]))
  const length = grid => grid.tBodies[0].rows.length
  const sizes = new Map(all("[data-gb-grows]").map(grid => [grid.dataset.gbTable, length(grid)]))
  const kept = () => {
    const values = {}, rows = {}
    for (const field of controls()) {
      if (field.type === "radio" ? field.checked : field.value !== (first.get(field.name) ?? "")) values[field.name] = field.value
    }
    for (const [name, size] of sizes) if (length(table(name)) > size) rows[name] = length(table(name))
    return { values, rows }
  }
  let warned = false
  const keep = () => {
    try {
      const { values, rows } = kept()
      if (Object.keys(values).length || Object.keys(rows).length) localStorage.setItem(key, JSON.stringify({ values, rows }))
      else localStorage.removeItem(key)
    } catch { if (!warned) announce(say.gbNotKept); warned = true }
  }
  const restore = () => {
    let found
    try { found = JSON.parse(localStorage.getItem(key)) } catch { return }
    if (!found) return
    for (const [name, size] of Object.entries(found.rows ?? {})) {
      if (sizes.has(name)) while (length(table(name)) < Math.min(size, 500)) addRow(name)
    }
    for (const field of controls()) {
      const value = found.values?.[field.name]
      if (typeof value !== "string") continue
      if (field.type === "radio") field.checked = field.value === value
      else field.value = value
    }
  }
  const settle = () => {
    for (const field of controls()) {
      if (field.tagName === "TEXTAREA") grow(field)
      else if (field.type === "date") field.toggleAttribute("data-gb-empty", !field.value)
      check(field)
    }
    compute()
    fillGaps()
    count()
  }
  let timer
  form.addEventListener("input", event => {
    if (event.target.tagName === "TEXTAREA") grow(event.target)
    clearTimeout(timer)
    timer = setTimeout(() => { settle(); keep() }, 250)
  })
  const now = () => { clearTimeout(timer); settle(); keep() }
  addEventListener("pagehide", keep)
  addEventListener("beforeprint", now)
  form.querySelector("[data-gb-print]").addEventListener("click", () => { now(); print() })
  form.querySelector("[data-gb-clear]").addEventListener("click", () => {
    if (!confirm(say.gbSure)) return
    for (const [name, size] of sizes) while (length(table(name)) > size) table(name).tBodies[0].lastElementChild.remove()
    for (const field of controls()) {
      if (field.type === "radio") field.checked = false
      else field.value = first.get(field.name) ?? ""
    }
    now()
    announce(say.gbCleared)
  })
  for (const button of all("[data-gb-add]")) {
    button.hidden = false
    button.addEventListener("click", () => { const row = addRow(button.dataset.gbAdd); now(); row.querySelector("[name]").focus() })
  }
  tools.hidden = false
  restore()
  settle()
})()
