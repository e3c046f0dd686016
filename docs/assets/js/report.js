/* The report sheet: the page it came from is filled in; mail, clipboard and paper are the reader's choice. */
(() => {
  "use strict"
  const page = document, sheet = page.querySelector("[data-gb-sheet]"), one = selector => sheet.querySelector(selector)
  const words = JSON.parse(page.querySelector("#gb-strings").textContent)
  const announce = text => page.dispatchEvent(new CustomEvent("gb-announce", { detail: text }))
  one("[name=page]").value = new URLSearchParams(location.search).get("page") || ""
  const text = () => [...sheet.querySelectorAll("label")].map(label => `${label.textContent}\n${page.getElementById(label.htmlFor).value.trim() || "–"}`).join("\n\n")
  const offer = (selector, action) => {
    const button = one(selector)
    if (button) { button.hidden = false; button.addEventListener("click", action) }
  }
  offer("[data-gb-mail]", () => {
    location.href = `mailto:${sheet.dataset.mail}?subject=${encodeURIComponent(sheet.dataset.subject)}&body=${encodeURIComponent(text())}`
  })
  offer("[data-gb-text]", () => navigator.clipboard.writeText(text()).then(() => announce(words.copied), () => announce(words.failed)))
  offer("[data-gb-paper]", () => print())
})()
