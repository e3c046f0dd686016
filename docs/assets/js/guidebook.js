/* Tooltips for terms, copy buttons, filters, and repairs for keyboard and screen-reader users. No library. */
(() => {
  "use strict"
  const page = document, root = page.documentElement
  const all = (selector, from = page) => [...from.querySelectorAll(selector)]
  const one = (selector, from = page) => from.querySelector(selector)
  const words = JSON.parse(one("#gb-strings").textContent)
  const base = JSON.parse(one("#__config").textContent).base

  /* A tooltip, and a live region that says what has happened. */
  one("main").insertAdjacentHTML("beforeend", '<div id="gb-tip" class="gb-tip" role="tooltip" hidden></div><div class="gb-live" role="status"></div>')
  const tip = one("#gb-tip"), live = one(".gb-live")
  let quiet
  const announce = text => {
    live.textContent = text
    live.classList.add("gb-live--shown")
    clearTimeout(quiet)
    quiet = setTimeout(() => { live.classList.remove("gb-live--shown"); live.textContent = "" }, 2500)
  }
  page.addEventListener("gb-announce", event => announce(event.detail))   // from word.js and forms.js

  /* Tooltips: the definitions arrive as a script, once, when the first one is asked for (file:// allows no fetch). */
  let shown = null, timer, touching = false, loading
  const terms = () => loading ||= new Promise((done, fail) => {
    const script = page.createElement("script")
    script.src = `${base}/assets/terms-${root.lang}.js`
    script.onload = () => done(window.guidebookTerms)
    script.onerror = () => { loading = null; fail(script.src) }
    page.head.append(script)
  })
  const add = (tag, text, lang) => {
    const element = page.createElement(tag)
    element.textContent = text
    element.lang = lang || root.lang
    tip.append(element)
    return element
  }
  const hide = () => {
    clearTimeout(timer)
    if (shown) shown.removeAttribute("aria-describedby")
    shown = null
    tip.hidden = true
  }
  const hideSoon = () => { clearTimeout(timer); timer = setTimeout(hide, 250) }
  const place = link => {
    const box = link.getClientRects()[0], frame = tip.offsetParent.getBoundingClientRect(), gap = 6
    const left = Math.max(8, Math.min(box.left, root.clientWidth - tip.offsetWidth - 8))
    const below = box.bottom + gap + tip.offsetHeight <= innerHeight || box.top < tip.offsetHeight + gap
    tip.style.left = `${left - frame.left}px`
    tip.style.top = `${(below ? box.bottom + gap : box.top - tip.offsetHeight - gap) - frame.top}px`
  }
  const show = async (link, pointed) => {
    clearTimeout(timer)
    if (shown === link) return
    hide()
    shown = link
    const entry = (await terms().catch(() => ({})))[link.hash.slice(1)]
    if (shown !== link || !entry) return
    tip.replaceChildren()
    add("strong", entry[0])
    add("span", entry[2], root.lang === "vi" ? "en" : "vi")
    add("p", entry[1])
    if (pointed) add("a", words.term).href = link.href
    tip.hidden = false
    link.setAttribute("aria-describedby", tip.id)
    place(link)
  }
  const term = event => event.target.closest?.("a.gb-term")
  page.addEventListener("pointerdown", event => { touching = event.pointerType === "touch" })
  page.addEventListener("pointerover", event => { if (event.pointerType !== "touch" && term(event)) show(term(event)) })
  page.addEventListener("pointerout", event => { if (event.pointerType !== "touch" && term(event)) hideSoon() })
  page.addEventListener("focusin", event => { if (term(event) && !touching) show(term(event)) })
  page.addEventListener("focusout", event => { if (term(event) && !tip.contains(event.relatedTarget)) hide() })   // it may cover the next stop
  page.addEventListener("click", event => {
    const link = term(event)
    if (link && touching && shown !== link) { event.preventDefault(); show(link, true) }   // the second tap follows the link
    else if (!link && !tip.contains(event.target)) hide()
  })
  tip.addEventListener("pointerenter", () => clearTimeout(timer))
  tip.addEventListener("pointerleave", hideSoon)
  tip.addEventListener("focusin", () => clearTimeout(timer))

  /* Copying. Where browsers offer no clipboard (plain http) the text is selected and copied the old way. */
  const copy = async source => {
    try { await navigator.clipboard.writeText(source.textContent) } catch {
      getSelection().selectAllChildren(source)
      if (!page.execCommand("copy")) return announce(words.failed)
    }
    announce(words.copied)
  }
  for (const button of all("[data-gb-copy]")) {
    button.hidden = false
    button.addEventListener("click", () => copy(page.getElementById(button.dataset.gbCopy)))
  }

  /* Filters of the registers. A link to a filtered entry shows everything again. */
  for (const bar of all(".gb-filter")) {
    const selects = all("select", bar), count = one(".gb-count", bar), list = bar.closest(".gb-list")
    const entries = all(".gb-entry", list)
    const apply = () => {
      const fits = entry => selects.every(({ value, dataset }) => !value || entry.dataset[dataset.gbFilter] === value)
      for (const entry of entries) entry.hidden = !fits(entry)
      for (const group of all(".gb-group", list)) group.hidden = !one(".gb-entry:not([hidden])", group)
      for (const link of all(".gb-letters a", list)) link.hidden = one(link.hash).parentElement.hidden
      const number = entries.filter(entry => !entry.hidden).length
      count.textContent = count.dataset.gbCount.replace("{shown}", number).replace("{total}", entries.length)
    }
    const reveal = () => {
      const target = page.getElementById(decodeURIComponent(location.hash.slice(1)))
      if (!target?.closest("[hidden]") || !list.contains(target)) return
      for (const select of selects) select.value = ""
      apply()
      target.scrollIntoView()
    }
    bar.hidden = false
    bar.addEventListener("change", apply)
    addEventListener("hashchange", reveal)
    apply()   // a reloaded page keeps its choice
  }

  /* The link to the other language leads to the section that is being read: both have the same ids. */
  const twin = one(".gb-language")
  const follow = () => {
    const above = all("article :is(h2, h3)[id], article .gb-entry[id]").filter(place => place.getBoundingClientRect().top < innerHeight / 3)
    twin.hash = scrollY > innerHeight / 3 && above.length ? above.at(-1).id : ""
  }
  for (const kind of ["pointerdown", "focus", "click"]) twin?.addEventListener(kind, follow)

  /* Light or dark: what is chosen is kept, in Material's own form; without a choice the system's changes are followed. */
  const scheme = one(".gb-scheme"), dark = matchMedia("(prefers-color-scheme: dark)")
  const isDark = () => page.body.dataset.mdColorScheme === "slate"
  const nameScheme = () => {
    const { dataset } = scheme, name = scheme.getAttribute("aria-label")
    if (isDark() !== (dataset.gbDark === "true")) { scheme.setAttribute("aria-label", dataset.gbOther); dataset.gbOther = name }
    dataset.gbDark = isDark()
    scheme.title = scheme.getAttribute("aria-label")
  }
  const colour = to => { page.body.dataset.mdColorScheme = to ? "slate" : "default"; nameScheme() }
  const chosen = () => { try { return __md_get("__palette") } catch { return null } }
  scheme.addEventListener("click", () => {
    colour(!isDark())
    try { __md_set("__palette", { color: { scheme: page.body.dataset.mdColorScheme } }) } catch { /* storage is denied */ }
  })
  dark.addEventListener("change", () => { if (!chosen()) colour(dark.matches) })
  nameScheme()

  /* Checklists: boxes to tick, which this browser remembers by what stands beside them. They have no label of their own. */
  const ticks = `gb-ticks:${location.pathname}`
  let ticked = []
  try { ticked = JSON.parse(localStorage.getItem(ticks)) || [] } catch { /* storage is denied: nothing is remembered */ }
  for (const box of all(".task-list-item input")) {
    const text = box.closest("li").textContent.trim().slice(0, 120)
    box.setAttribute("aria-label", text)
    box.disabled = false
    box.checked ||= ticked.includes(text)
    box.addEventListener("change", () => {
      ticked = ticked.filter(other => other !== text).concat(box.checked ? text : [])
      try { localStorage.setItem(ticks, JSON.stringify(ticked)) } catch { /* as above */ }
    })
  }
  /* A bare number says to those who hear the page neither that it is a note nor where it leads. A chapter has hundreds:
     they are named when the page has been shown. */
  const nameNotes = (from, say) => {
    for (const mark of all(".footnote-ref", from)) {
      mark.setAttribute("role", "doc-noteref")
      mark.setAttribute("aria-label", `${say.note} ${mark.textContent}`)
    }
    for (const note of all(".footnote > ol > li", from)) {
      const number = [...note.parentElement.children].indexOf(note) + 1
      for (const arrow of all(".footnote-backref", note)) {
        arrow.setAttribute("role", "doc-backlink")
        arrow.setAttribute("aria-label", `${say.back} ${number}`)
      }
    }
  }
  (window.requestIdleCallback || setTimeout)(() => nameNotes(page, words))

  /* Hidden check boxes open the contents and the search; what is closed must not take focus. */
  const drawer = one("#__drawer"), search = one("#__search")
  const wide = matchMedia("(min-width: 76.25em)"), middle = matchMedia("(min-width: 60em)")
  const set = (selector, closed) => { for (const part of all(selector)) part.inert = closed }
  /* On a phone the levels of the contents lie above each other: only the uppermost may take focus. */
  const settleLevels = () => {
    set(".md-sidebar--primary [inert]", false)
    if (wide.matches) return
    for (const toggle of all(".md-sidebar--primary .md-nav__toggle")) {
      const item = toggle.parentElement, list = item.parentElement, level = one(":scope > .md-nav", item)
      if (!level) continue
      level.inert = !toggle.checked
      if (!toggle.checked) continue
      for (const part of [...list.children, ...item.children, list.previousElementSibling]) {
        if (part && ![item, level, toggle].includes(part)) part.inert = true
      }
    }
  }
  const settle = () => {
    const covers = !wide.matches && drawer.checked
    set(".md-sidebar--primary", !wide.matches && !drawer.checked)
    set(".md-header, .md-content, .md-footer", covers)
    set(".md-search__inner", !middle.matches && !search.checked)   // else focus opens a dialog
    set(".md-search__output", !search.checked)
    settleLevels()
    for (const button of all("[data-gb-opens]")) button.setAttribute("aria-expanded", page.getElementById(button.dataset.gbOpens).checked)
  }
  const enter = () => all(".md-sidebar--primary :is(a, button, [tabindex])").find(part => !part.closest("[inert]") && part.checkVisibility())?.focus()
  for (const title of all(".md-sidebar--primary .md-nav__title[for]:not([for=__drawer])")) {   // the way back to the level above
    const back = page.createElement("button")   // a label takes no focus and may not play a button
    Object.assign(back, { type: "button", className: "gb-back" })
    back.append(...title.childNodes)
    title.append(back)
    back.addEventListener("click", event => { event.preventDefault(); page.getElementById(title.htmlFor).click() })
  }
  for (const toggle of all(".md-sidebar--primary .md-nav__toggle")) toggle.addEventListener("change", () => { settleLevels(); if (!wide.matches && drawer.checked) enter() })
  drawer.addEventListener("change", () => { settle(); if (drawer.checked && !wide.matches) enter() })
  search.addEventListener("change", () => { settle(); if (search.checked) one(".md-search__input").focus() })
  for (const width of [wide, middle]) width.addEventListener("change", settle)
  for (const button of all("[data-gb-opens]")) button.addEventListener("click", () => page.getElementById(button.dataset.gbOpens).click())
  settle()
  addEventListener("keydown", event => {
    if (event.key !== "Escape") return
    hide()
    if (drawer.checked) { drawer.click(); one("[data-gb-opens=__drawer]").focus() }
  }, true)

  /* The theme wraps tables while the page loads; what scrolls, tables and figures on a phone, must be reachable by keyboard. */
  const scrolling = (wraps, word) =>
    wraps.forEach((wrap, index) => {
      const mark = () => {
        const scrolls = wrap.scrollWidth > wrap.clientWidth + 1
        wrap.classList.toggle("gb-scrolls", scrolls)
        if (!scrolls) return ["tabindex", "role", "aria-label"].forEach(name => wrap.removeAttribute(name))
        wrap.tabIndex = 0
        wrap.setAttribute("role", "region")
        wrap.setAttribute("aria-label", `${word} ${index + 1}`)
      }
      new ResizeObserver(mark).observe(wrap)
    })
  for (const grid of all(".gb-scroll")) {   // of a form: has its name already
    new ResizeObserver(() => grid.classList.toggle("gb-scrolls", grid.scrollWidth > grid.clientWidth + 1)).observe(grid)
  }
  const watch = (parts, say) => {
    const within = selector => parts.flatMap(part => all(selector, part))
    scrolling(within(".md-typeset__scrollwrap"), say.table)
    scrolling(within("figure > p").filter(wrap => one("img", wrap)), say.figure)
  }
  window.document$?.subscribe(() => watch([one(".md-content")], words))

  /* Reading without a network: where the reader can ask for it, and where one has. */
  if (location.protocol !== "file:" && navigator.serviceWorker && (navigator.serviceWorker.controller || one("[data-gb-app]"))) {
    addEventListener("load", () => page.head.append(Object.assign(page.createElement("script"), { src: `${base}/assets/app-${root.lang}.js` })))
  }

  /* Both languages side by side, where there is room: what it takes is fetched when a reader asks for it. Files cannot
     fetch each other; forms and registers have no second column. */
  if (twin && location.protocol !== "file:" && one("article h2[id]") && !one(".gb-form, .gb-list, .gb-sheet, .gb-checks")) {
    const button = page.createElement("button")
    Object.assign(button, { type: "button", className: "gb-beside", textContent: words.beside, ariaPressed: "false" })
    twin.after(button)
    const start = () => {
      const script = page.createElement("script")
      Object.assign(script, { src: `${base}/assets/js/beside.js`, onerror: () => {
        announce(one(".md-search").dataset.gbFailed)
        button.addEventListener("click", start, { once: true })
      } })
      page.head.append(script)
    }
    page.addEventListener("gb-beside", ({ detail }) => {   // the twin's words, for what is read out in its language
      const parts = all(".gb-row__twin")
      for (const part of parts) nameNotes(part, detail)
      watch(parts, detail)
    })
    let wanted = false
    try { wanted = sessionStorage.getItem("gb-beside") && matchMedia("(min-width: 80em)").matches } catch { /* storage is denied */ }
    if (wanted) start()
    else button.addEventListener("click", start, { once: true })
  }
})()
