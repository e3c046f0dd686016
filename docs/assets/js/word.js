/* "Copy for Word": sample texts go to the clipboard as an official document looks, in Times New Roman 14 pt. */
(() => {
  "use strict"
  const page = document
  const words = JSON.parse(page.querySelector("#gb-strings").textContent)
  const DROPPED = ".admonition-title, summary, sup:has(> .footnote-ref), .footnote-ref, .footnote-backref, .headerlink, button, input, script, style, .no-print, .gb-paper, .gb-insert-label"
  const KEPT = { P: "p", LI: "li", UL: "ul", OL: "ol", TABLE: "table", THEAD: "thead", TBODY: "tbody", TR: "tr", TH: "th", TD: "td", B: "b", STRONG: "b", I: "i", EM: "i", U: "u", SUB: "sub", SUP: "sup", BR: "br", H1: "p", H2: "p", H3: "p", H4: "p", H5: "p", H6: "p", FIGCAPTION: "p" }
  const FONT = "font-family:'Times New Roman',serif;font-size:14pt;color:#000"
  const LOOK = {   // Decree 30/2020: 13–14 pt, first line 1–1.27 cm in, at least 6 pt between paragraphs
    p: `margin:0 0 6pt;text-align:justify;text-indent:1.27cm;line-height:1.25;${FONT}`,
    li: `margin:0 0 6pt;text-align:justify;line-height:1.25;${FONT}`,
    table: "border-collapse:collapse;width:100%",
    th: `border:0.5pt solid #000;padding:2pt 4pt;text-align:center;vertical-align:top;font-weight:bold;${FONT};font-size:13pt`,
    td: `border:0.5pt solid #000;padding:2pt 4pt;vertical-align:top;${FONT};font-size:13pt`
  }

  /* Only text, paragraphs, lists, tables and emphasis: links, tooltips and marks of the site stay behind. */
  const cleaned = (node, to) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) to.append(child.textContent.replace(/[ \t\n]+/g, " "))
      else if (child.nodeType === Node.ELEMENT_NODE && child.matches(".gb-badge")) {   // with the space that ties it to its number
        if (to.lastChild?.nodeType === Node.TEXT_NODE) to.lastChild.textContent = to.lastChild.textContent.replace(/\u00a0$/, "")
      } else if (child.nodeType === Node.ELEMENT_NODE && !child.matches(DROPPED)) {
        const tag = KEPT[child.tagName]
        if (!tag) { cleaned(child, to); continue }
        const copy = to.appendChild(page.createElement(tag))
        if (LOOK[tag]) copy.style.cssText = LOOK[tag]
        if (child.closest("td, th") && tag === "p") copy.style.textIndent = "0"
        if (/^H\d$/.test(child.tagName)) copy.style.fontWeight = "bold"
        for (const name of ["colspan", "rowspan", "start"]) if (child.hasAttribute(name)) copy.setAttribute(name, child.getAttribute(name))
        cleaned(child, copy)
      }
    }
    return to
  }
  const isBlank = node => node.nodeType === Node.TEXT_NODE && !node.textContent.trim()
  const html = source => {
    const body = cleaned(source, page.createElement("div"))
    for (const node of [...body.querySelectorAll("ul, ol, table, thead, tbody, tr"), body]) for (const child of [...node.childNodes]) if (isBlank(child)) child.remove()
    for (const node of body.querySelectorAll("p")) if (!node.textContent.trim()) node.remove()
    return `<div style="${FONT}" lang="${source.closest("[lang]").lang}">${body.innerHTML}</div>`
  }
  const line = node => node.textContent.replace(/\s+/g, " ").trim()
  const plain = markup => {
    const lines = []
    const read = (node, indent) => {
      for (const child of node.children) {
        if (child.tagName === "P") lines.push(indent + line(child))
        else if (child.tagName === "TABLE") for (const row of child.rows) lines.push([...row.cells].map(line).join("\t"))
        else if (/^[OU]L$/.test(child.tagName)) [...child.children].forEach((item, at) => lines.push(`${indent}${child.tagName === "OL" ? `${at + (child.start || 1)}.` : "-"} ${line(item)}`))
        else read(child, indent)
      }
    }
    const holder = page.createElement("div")
    holder.innerHTML = markup
    read(holder, "")
    return lines.join("\r\n")
  }

  /* The event works on plain http and from a USB stick, where navigator.clipboard does not exist. */
  const copy = source => {
    const markup = html(source), text = plain(markup)
    let done = false
    const fill = event => {
      event.clipboardData.setData("text/html", markup)
      event.clipboardData.setData("text/plain", text)
      event.preventDefault()
      done = true
    }
    page.addEventListener("copy", fill)
    try { page.execCommand("copy") } catch { done = false }
    page.removeEventListener("copy", fill)
    if (done || !window.ClipboardItem || !navigator.clipboard?.write) return Promise.resolve(done)
    const item = new ClipboardItem(Object.fromEntries([["text/html", markup], ["text/plain", text]].map(([type, data]) => [type, new Blob([data], { type })])))
    return navigator.clipboard.write([item]).then(() => true, () => false)
  }
  for (const sample of page.querySelectorAll(".md-typeset .admonition.example")) {
    const button = page.createElement("button")
    button.type = "button"
    button.className = "gb-copy gb-word"
    button.textContent = words.copyWord
    const title = sample.querySelector(".admonition-title")
    const name = button.appendChild(page.createElement("span"))
    name.className = "gb-sr"
    name.textContent = title ? `: ${line(title)}` : ""
    button.addEventListener("click", () => copy(sample).then(done =>
      page.dispatchEvent(new CustomEvent("gb-announce", { detail: done ? words.copiedWord : words.failed }))))
    sample.append(button)
  }
})()
