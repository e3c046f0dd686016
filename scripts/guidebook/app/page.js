/* The reader's switch for reading without a network, and what is said about the kept copy. WORDS stands before this.
   guidebook.js loads it on the page with the switch, and where a copy is kept. */
"use strict"
const page = document, lang = page.documentElement.lang
const root = new URL("..", page.currentScript.src).href, workers = navigator.serviceWorker
const one = selector => page.querySelector(selector)
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
const isCopy = name => name.startsWith("guidebook ")
const ask = (worker, message) => new Promise(done => {
  const channel = new MessageChannel()
  channel.port1.onmessage = ({ data }) => done(data)
  worker.postMessage(message, [channel.port2])
})
const dayOf = async worker => {
  const { id, days } = await ask(worker, "edition")
  return `${days[lang]} (${id})`
}
const button = (text, action) => {
  const made = page.createElement("button")
  Object.assign(made, { type: "button", className: "gb-copy", textContent: text })
  made.addEventListener("click", action)
  return made
}
const manifest = page.createElement("link")
Object.assign(manifest, { rel: "manifest", href: `${root}manifest-${lang}.webmanifest` })
page.head.append(manifest)

/* --- the strip at the top: no network, or a newer edition --- */
const strip = page.createElement("div")
Object.assign(strip, { className: "gb-behind gb-app-news no-print", hidden: true })
strip.setAttribute("role", "status")
one("#gb-main").after(strip)
const tell = (text, ...more) => {
  strip.hidden = false
  strip.replaceChildren(text, ...more)
}
const tellOffline = async () => {
  if (workers.controller) tell(fill(WORDS.offline, { date: await dayOf(workers.controller) }))
}
const tellNewer = async worker => {
  const dates = { old: await dayOf(workers.controller), new: await dayOf(worker) }
  tell(fill(WORDS.newer, dates), button(WORDS.update, () => worker.postMessage("take over")))
}
const watch = registration => {
  const look = () => { if (registration.waiting && workers.controller) tellNewer(registration.waiting) }
  const follow = worker => worker?.addEventListener("statechange", look)
  follow(registration.installing)
  registration.addEventListener("updatefound", () => follow(registration.installing))
  look()
}
if (workers.controller) {   // another edition takes over: no page of the old one may go on with its parts
  workers.addEventListener("controllerchange", () => location.reload())
  addEventListener("offline", tellOffline)
  addEventListener("online", () => { strip.hidden = true })
  if (!navigator.onLine) tellOffline()
}

/* --- the switch --- */
const place = one("[data-gb-app]")
const state = page.createElement("p")
state.setAttribute("role", "status")
const kept = async () => {
  const pages = []
  for (const name of (await caches.keys()).filter(isCopy)) {
    const cache = await caches.open(name)
    for (const { url } of await cache.keys()) if (url.endsWith("/index.html")) pages.push([url, await cache.match(url)])
  }
  return pages
}
const show = async () => {
  if (!place) return
  const registration = await workers.getRegistration(root)
  const on = registration?.active
  const say = page.createElement("p")
  say.textContent = WORDS.what
  state.textContent = on ? fill(WORDS.on, { date: await dayOf(on), count: (await kept()).length }) : ""
  place.replaceChildren(say, state, on ? button(WORDS["turn-off"], off) : button(WORDS["turn-on"], turnOn))
}
const turnOn = async () => {
  state.textContent = WORDS.wait
  try {
    const registration = await workers.register(`${root}sw.js`)
    const worker = registration.installing || registration.waiting || registration.active
    await new Promise((done, fail) => {
      const look = () => worker.state === "activated" ? done() : worker.state === "redundant" && fail(new Error(worker.state))
      worker.addEventListener("statechange", look)
      look()
    })
    await ask(worker, { keep: [location.href] })
    await show()
  } catch {
    await off()
    state.textContent = WORDS.denied
  }
}
const off = async () => {
  try {
    await (await workers.getRegistration(root))?.unregister()
    for (const name of (await caches.keys()).filter(isCopy)) await caches.delete(name)
    strip.hidden = true
    await show()
    state.textContent = WORDS.off
  } catch { state.textContent = WORDS.denied }
}

/* --- the page for pages that are not kept: which ones are --- */
const list = async () => {
  const titles = (await Promise.all((await kept()).map(async ([url, response]) => {
    const title = new DOMParser().parseFromString(await response.text(), "text/html")
    return [url.replace(/index\.html$/, ""), title.title.trim().split(" – ")[0], title.documentElement.lang]
  }))).sort(([one], [other]) => one < other ? -1 : 1)
  const wanted = new URL(decodeURIComponent(location.search.slice(1)), root)
  for (const retry of page.querySelectorAll("[data-gb-wanted]")) {
    retry.hidden = !wanted.href.startsWith(root)   // an address from outside leads nowhere else
    retry.href = wanted.href.replace(/index\.html$/, "")
  }
  for (const place of page.querySelectorAll("[data-gb-kept]")) {
    place.replaceChildren(...titles.filter(([, , of]) => of === place.dataset.gbKept).map(([url, title]) => {
      const item = page.createElement("li"), link = page.createElement("a")
      Object.assign(link, { href: url, textContent: title })
      item.append(link)
      return item
    }))
  }
}
show().catch(() => {})
workers.getRegistration(root).then(registration => registration && watch(registration)).catch(() => {})
if (one("[data-gb-kept]")) list().catch(() => {})
