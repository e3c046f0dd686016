/* The search box: opens by key or click, loads the search then and not before, shows answers. Material's markup and keys. */
(search => {
  "use strict"
  const page = document, root = page.documentElement
  const one = (selector, from = page) => from.querySelector(selector)
  const box = one(".md-search"), toggle = one("#__search")
  if (!box) return
  const input = one(".md-search__input", box), form = input.form
  const status = one(".md-search-result__meta", box), list = one(".md-search-result__list", box), nothing = one(".gb-nothing", box)
  const base = JSON.parse(one("#__config").textContent).base, scripts = `${base}/assets/js/search/`
  const lang = root.lang === "en" ? "en" : "vi"
  const SCRIPTS = ["minisearch.min", "letters", "keystrokes", "library", "readings", "ranking", "answer", "worker"]
  const wide = matchMedia("(min-width: 60em)")

  /* --- the search itself: a worker, or in the page where browsers allow no worker (files on a disk) --- */
  let say = null, engine = null
  const load = address => new Promise((done, fail) => {
    const script = page.createElement("script")
    Object.assign(script, { src: address, async: false, onload: done, onerror: () => fail(new Error(address)) })
    page.head.append(script)
  })
  const inWorker = () => {
    const worker = new Worker(`${scripts}worker.js`), waiting = []
    worker.onmessage = ({ data }) => waiting.shift()[0](data)
    worker.onerror = () => waiting.splice(0).forEach(([, fail]) => fail(new Error("worker")))
    return message => new Promise((done, fail) => { waiting.push([done, fail]); worker.postMessage(message) })
  }
  const inPage = () => {
    const ready = Promise.all(SCRIPTS.map(name => load(`${scripts}${name}.js`)))
    return message => ready.then(() => search.receive(message))
  }
  const parts = {}
  search.arrived = (part, data) => { parts[part] = data }
  const add = async part => {
    await load(`${base}/assets/search/${lang}-${part}.js?${box.dataset.gbEdition}`)
    const answer = await engine({ part, data: parts[part] })
    delete parts[part]
    return answer
  }
  const start = () => {
    if (engine) return
    engine = location.protocol === "file:" ? inPage() : inWorker()
    style()
    add("heads").then(answer => { say = answer.say; box.dataset.gbReady = "heads"; ask() })
      .then(() => add("texts")).then(() => { box.dataset.gbReady = "texts"; ask() })
      .catch(() => { status.textContent = box.dataset.gbFailed; engine = null })
  }
  let styled = false
  const style = () => {
    if (styled) return
    styled = true
    page.head.append(Object.assign(page.createElement("link"), { rel: "stylesheet", href: `${base}/assets/css/search.css` }))
  }

  /* --- asking: one question at a time, always the newest --- */
  let asking = false, again = false
  const ask = async () => {
    if (!say) return
    if (asking) { again = true; return }
    const query = input.value   // a space at its end says that the last word is finished
    if (!query.trim()) return show(null)
    asking = true
    const { answer } = await engine({ query })
    asking = false
    if (again) { again = false; return ask() }
    show(answer)
  }

  /* --- showing --- */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
  const element = (tag, name, ...content) => {
    const made = page.createElement(tag)
    if (name) made.className = name
    made.append(...content.filter(Boolean))
    return made
  }
  const pieces = parts => parts.map((part, at) => at % 2 ? element("mark", "", part) : part)
  const href = ({ address, anchor, marked }) =>
    `${base}/${address}${location.protocol === "file:" ? "index.html" : ""}${marked ? `?h=${encodeURIComponent(marked)}` : ""}${anchor ? `#${anchor}` : ""}`
  const link = (found, label, name) => {
    const [title, excerpt] = [pieces(found.title), found.excerpt]
    const article = element("article", "md-search-result__article md-typeset", label,
      title.some(Boolean) && element("p", name, ...title), excerpt.some(Boolean) && element("p", "gb-found__text", ...pieces(excerpt)))
    const made = element("a", "md-search-result__link", article)
    made.href = href(found)
    return made
  }
  const result = ({ kind, note, sections, more, ...found }) => {
    const label = element("p", "gb-found__kind", element("strong", "", say[`kind-${kind}`]), note && ` · ${note}`)
    const item = element("li", "md-search-result__item", link(found, label, "gb-found__title"),
      ...sections.map(section => link(section, null, "gb-found__section")))
    item.dataset.gbKind = kind
    if (more.length) {
      const words = more.length === 1 ? say["more-one"] : fill(say["more-many"], { count: more.length })
      item.append(element("details", "md-search-result__more", element("summary", "", element("div", "", words)),
        ...more.map(section => link(section, null, "gb-found__section"))))
    }
    return item
  }
  const show = answer => {
    list.replaceChildren(...answer ? answer.results.map(result) : [])
    list.dataset.gbQuery = answer ? answer.query : ""
    list.dataset.gbComplete = Boolean(answer?.complete)
    const none = answer && !answer.count && answer.complete
    nothing.hidden = !none
    nothing.replaceChildren()
    if (!answer) status.textContent = say.hint
    else if (none) status.textContent = fill(say.none, { query: answer.query.trim() })
    else if (answer.instead && answer.complete) status.textContent = fill(say.instead, { ...answer, query: answer.query.trim() })
    else {
      const count = answer.count === 1 ? say.one : fill(say.many, answer)
      status.textContent = answer.complete ? count : [answer.count && count, `${say.partial} …`].filter(Boolean).join(" · ")
    }
    if (none) {
      for (const [words, places] of [[say.near, answer.near], [say.elsewhere, answer.elsewhere]]) if (places.length) {
        const entries = places.map(place => {
          const made = element("a", "", place.title)
          made.href = href(place)
          return element("li", "", made)
        })
        nothing.append(element("p", "", words), element("ul", "", ...entries))
      }
    }
    one(".md-search__scrollwrap", box).scrollTop = 0
  }

  /* --- opening, closing, keys --- */
  const isOpen = () => toggle.checked
  const set = open => { if (toggle.checked !== open) toggle.click() }
  let before = null, staying = false   // where the focus was when a key opened the box
  const close = () => {
    const back = wide.matches ? before || input : one("[data-gb-opens=__search]")
    set(false)
    staying = true
    if (back === page.body) page.activeElement.blur(); else back?.focus()
    staying = false
  }
  toggle.addEventListener("change", () => { if (isOpen()) start(); else before = null })
  input.addEventListener("focus", () => { if (!staying) { set(true); start() } })
  input.addEventListener("input", () => { set(true); ask() })
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("reset", () => { input.focus(); setTimeout(ask) })
  box.addEventListener("click", event => { if (event.target.closest("a")) set(false) })
  box.addEventListener("focusout", event => {
    if (event.relatedTarget && !box.contains(event.relatedTarget) && wide.matches) set(false)
  })
  const places = () => [input, ...box.querySelectorAll(":not(details) > a[href], summary, details[open] a[href]")]
  const isTyping = target => target.matches?.("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]")
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const { key, target } = event
    if (!isOpen()) {
      if (!["f", "s", "/"].includes(key) || isTyping(target)) return
      before = page.activeElement
      set(true)
      input.focus()
      input.select()
      event.preventDefault()
    } else if (key === "Escape") close()
    else if (key === "Enter" && target === input) {
      one("a[href]", list)?.click()
      event.preventDefault()
    } else if (key === "ArrowDown" || key === "ArrowUp") {
      const all = places(), at = Math.max(0, all.indexOf(page.activeElement))
      all[(at + all.length + (key === "ArrowDown" ? 1 : -1)) % all.length].focus()
      event.preventDefault()
    } else if (key.length === 1 && key !== " " && target !== input) input.focus()
  })

  /* --- a link with ?q= opens the box; a followed result (?h=) shows the words found, without touching the text --- */
  const given = new URLSearchParams(location.search)
  if (given.get("q")) {
    input.value = given.get("q")
    set(true)
    input.focus()
  }
  const highlight = wanted => {
    const ranges = [], texts = page.createTreeWalker(one("article"), NodeFilter.SHOW_TEXT)
    const isWanted = match => match && wanted.has(match[0].toLowerCase())
    while (texts.nextNode()) {
      const found = [...texts.currentNode.data.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
      found.forEach((match, at) => {   // of several words those beside another one: a syllable alone says little
        if (!isWanted(match) || (wanted.size > 1 && !isWanted(found[at - 1]) && !isWanted(found[at + 1]))) return
        const range = new Range()
        range.setStart(texts.currentNode, match.index)
        range.setEnd(texts.currentNode, match.index + match[0].length)
        ranges.push(range)
      })
    }
    style()
    CSS.highlights.set("gb-found", new Highlight(...ranges))
  }
  if (given.get("h") && window.Highlight) {   // after the theme has moved the tables, which empties ranges
    addEventListener("load", () => highlight(new Set(given.get("h").toLowerCase().split(" "))))
  }
})(self.guidebookSearch ||= {})
