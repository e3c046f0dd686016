/* Runs the search beside the page. Takes {part, data} or {query, number}, sends {part} or {number, answer}.
   Where browsers allow no worker (a page opened from a disk), box.js loads the same scripts into the page. */
(search => {
  "use strict"
  let library

  search.receive = ({ part, data, query, number }) => {
    if (part === "heads") library = new search.Library(JSON.parse(data))
    if (part === "texts") {
      library.complete(JSON.parse(data))
      setTimeout(() => library.prepare())
    }
    return part ? { part, say: part === "heads" ? library.say : undefined } : { number, answer: search.answer(library, query) }
  }

  if (typeof importScripts === "function") {
    importScripts("minisearch.min.js", "letters.js", "keystrokes.js", "library.js", "readings.js", "ranking.js", "answer.js")
    addEventListener("message", ({ data }) => postMessage(search.receive(data)))
  }
})(self.guidebookSearch ||= {})
