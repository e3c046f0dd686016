/* Keeps pages of one edition for reading without a network. Before this stand, written by the build: VERSION, EDITION,
   SHELL (paths that every page needs) and FILES (path -> fingerprint of its bytes). */
"use strict"
const PREFIX = "guidebook ", CACHE = PREFIX + VERSION, root = self.registration.scope
const PATIENCE = 4000   // ms that a weak line may take for a page that is kept

const pathOf = address => {
  const path = decodeURIComponent(address.slice(root.length).replace(/[?#].*$/, ""))
  return path === "" || path.endsWith("/") ? `${path}index.html` : path
}
const isOurs = async (path, response) => {
  if (!response.ok || !FILES[path]) return false
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer()))
  return [...digest.slice(0, 6)].map(byte => byte.toString(16).padStart(2, "0")).join("") === FILES[path]
}
const isCopy = name => name.startsWith(PREFIX)
const earlier = async () => {
  const paths = []
  for (const name of (await caches.keys()).filter(name => isCopy(name) && name !== CACHE)) {
    for (const { url } of await (await caches.open(name)).keys()) paths.push(pathOf(url))
  }
  return paths
}

/* All of an edition or nothing of it: what an earlier copy held is fetched again before it takes its place. */
const install = async () => {
  const wanted = [...new Set([...SHELL, ...await earlier()])].filter(path => FILES[path])
  const cache = await caches.open(CACHE)
  try {
    await Promise.all(wanted.map(async path => {
      const kept = await caches.match(root + path)
      const response = kept && await isOurs(path, kept) ? kept : await fetch(new Request(root + path, { cache: "no-cache" }))
      if (!await isOurs(path, response)) throw new Error(`${path} is not of edition ${EDITION.id}`)
      await cache.put(root + path, response)
    }))
  } catch (error) {
    await caches.delete(CACHE)
    throw error
  }
}
const activate = async () => {
  for (const name of await caches.keys()) if (isCopy(name) && name !== CACHE) await caches.delete(name)
  await self.clients.claim()
}

/* A page that came from a newer edition gets its parts from there too: the mark outlives a restart of this worker. */
const mark = client => `${root}?newer=${client}`
const answer = async ({ request, clientId, resultingClientId }, path) => {
  if (!await caches.has(CACHE)) return fetch(request)   // the reader has turned it off; this page goes on without
  const cache = await caches.open(CACHE), page = request.mode === "navigate"
  const kept = await cache.match(root + path)
  if (!page && await cache.match(mark(clientId))) return fetch(request)
  if (!page && kept) return kept
  const asked = fetch(request).then(async response => {
    if (await isOurs(path, response)) await cache.put(root + path, response.clone())
    else if (page && response.ok && FILES[path]) await cache.put(mark(resultingClientId), new Response(""))
    return response
  })
  const patient = kept ? Promise.race([asked, new Promise((_, fail) => setTimeout(fail, PATIENCE))]) : asked
  try { return await patient } catch {
    asked.catch(() => {})
    // by a redirection, for the page's addresses begin where it stands
    return kept || (page ? Response.redirect(`${root}offline.html?${encodeURIComponent(path)}`) : Response.error())
  }
}

addEventListener("install", event => event.waitUntil(install()))
addEventListener("activate", event => event.waitUntil(activate()))
addEventListener("fetch", event => {
  const { request } = event
  if (request.method !== "GET" || !request.url.startsWith(root)) return
  const path = pathOf(request.url)
  if (FILES[path] || request.mode === "navigate") event.respondWith(answer(event, path))
})
addEventListener("message", event => {
  if (event.data === "edition") event.ports[0].postMessage(EDITION)
  else if (event.data === "take over") self.skipWaiting()
  else if (event.data?.keep) {
    event.waitUntil((async () => {
      const cache = await caches.open(CACHE)
      for (const path of event.data.keep.map(pathOf)) {
        const response = FILES[path] && await fetch(new Request(root + path, { cache: "no-cache" })).catch(() => null)
        if (response && await isOurs(path, response)) await cache.put(root + path, response)
      }
      event.ports[0].postMessage("kept")
    })())
  }
})
