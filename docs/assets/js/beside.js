/* Both languages side by side: the twin page is fetched, and what is the same block in both stands in the same row.
   Loaded when a reader presses the button that guidebook.js shows on wide screens. */
(() => {
  "use strict"
  const page = document, root = page.documentElement
  const one = (selector, from = page) => from.querySelector(selector)
  const all = (selector, from = page) => [...from.querySelectorAll(selector)]
  const article = one("article"), link = one(".gb-language"), button = one(".gb-beside")
  const other = link.lang, address = new URL(link.href)
  address.hash = ""

  const blocks = from => [...from.children].filter(block => !block.matches(".no-print, .md-content__button, .gb-behind, .gb-row"))
  /* A heading begins a section; both languages give it the same id. */
  const sections = from => {
    const found = [{ id: "", blocks: [] }]
    for (const block of blocks(from)) {
      if (block.matches("h1[id], h2[id], h3[id], h4[id]")) found.push({ id: block.id, blocks: [] })
      found.at(-1).blocks.push(block)
    }
    return found
  }
  const kind = block => block.tagName + block.className
  const same = (own, twin) => own.length === twin.length && own.every((block, at) => kind(block) === kind(twin[at]))

  const element = (tag, name, ...content) => {
    const made = page.createElement(tag)
    made.className = name
    made.append(...content)
    return made
  }
  const row = (own, twin) => {
    const made = element("div", "gb-row", element("div", ""), element("div", "gb-row__twin", ...twin))
    made.lastChild.lang = other
    own[0].before(made)
    made.firstChild.append(...own)
  }
  /* Ids stand once in a page: notes of the twin get their own, its headings lose theirs. Addresses lead from where it came. */
  const prepare = twin => {
    for (const place of all("[id]:not(h1, h2, h3, h4, h5, h6)", twin)) place.id = `gb-twin-${place.id}`
    for (const name of ["href", "src", "srcset"]) for (const part of all(`[${name}]`, twin)) {
      const value = part.getAttribute(name), within = value.startsWith("#")
      if (!within) part.setAttribute(name, new URL(value, address).href)
      else if (twin.querySelector(`[id="gb-twin-${CSS.escape(value.slice(1))}"]`)) part.setAttribute(name, `#gb-twin-${value.slice(1)}`)
    }
    for (const sign of all(".headerlink", twin)) sign.remove()
    for (const box of all(".task-list-item input", twin)) box.setAttribute("aria-label", box.closest("li").textContent.trim().slice(0, 120))
    for (const table of all("table:not([class])", twin)) {   // as the theme does with a page that it shows
      const wrap = element("div", "md-typeset__scrollwrap", element("div", "md-typeset__table"))
      table.replaceWith(wrap)
      wrap.firstChild.append(table)
    }
  }
  const name = lang => {
    const text = new Intl.DisplayNames([lang], { type: "language" }).of(lang)
    return element("strong", "", text[0].toUpperCase() + text.slice(1))
  }
  const build = twin => {
    const source = one("article", twin), behind = one(".gb-behind", twin)
    const words = JSON.parse(one("#gb-strings", twin).textContent)
    prepare(source)
    const others = sections(source)
    for (const heading of all("[id]:is(h1, h2, h3, h4, h5, h6)", source)) heading.removeAttribute("id")
    for (const { id, blocks: own } of sections(article)) {
      const across = others.find(section => section.id === id)?.blocks || []
      if (same(own, across)) own.forEach((block, at) => row([block], [across[at]]))
      else if (own.length) row(own, across)
    }
    const names = element("div", "gb-row gb-row--names", element("div", "", name(root.lang)), element("div", "gb-row__twin", name(other)))
    names.lastChild.lang = other
    one(".gb-row").before(names)
    if (behind) one(".gb-row__twin:not(.gb-row--names *)").prepend(behind)
    page.dispatchEvent(new CustomEvent("gb-beside", { detail: words }))
  }
  const take = () => {
    one(".gb-row--names").remove()
    for (const made of all(".gb-row")) made.replaceWith(...made.firstChild.childNodes)
  }

  /* What is being read stays where it is on the screen. */
  const keeping = change => {
    const read = scrollY > 50 && all("article :is(h1, h2, h3, h4, p, li, tr)").find(part => part.getBoundingClientRect().bottom > 90)
    const before = read && read.getBoundingClientRect().top
    change()
    if (read) scrollBy({ top: read.getBoundingClientRect().top - before, behavior: "instant" })
  }
  const styled = new Promise((done, fail) => {
    const style = page.createElement("link")
    Object.assign(style, { rel: "stylesheet", href: page.currentScript.src.replace(/js\/beside\.js.*/, "css/beside.css"), onload: done, onerror: fail })
    page.head.append(style)
  })
  const remember = on => { try { sessionStorage.setItem("gb-beside", on ? "1" : "") } catch { /* storage is denied */ } }
  let busy = false
  const turn = async () => {
    if (busy) return
    const on = button.getAttribute("aria-pressed") !== "true"
    const mark = change => keeping(() => {
      change()
      root.classList.toggle("gb-side", on)
    })
    if (on) {
      busy = true
      try {
        await styled
        const answer = await fetch(address)
        if (!answer.ok) throw new Error(answer.status)
        const twin = new DOMParser().parseFromString(await answer.text(), "text/html")
        if (twin.documentElement.lang !== other) throw new Error(address)
        mark(() => build(twin))
      } catch {
        page.dispatchEvent(new CustomEvent("gb-announce", { detail: one(".md-search").dataset.gbFailed }))
        return
      } finally { busy = false }
    } else mark(take)
    button.setAttribute("aria-pressed", on)
    remember(on)
  }
  button.addEventListener("click", turn)
  turn()
})()
