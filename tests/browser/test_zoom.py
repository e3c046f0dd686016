"""Large text, 400 % zoom and wide spacing: the page does not scroll sideways, cuts nothing, and every control can be reached."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from axe_states import found
from conftest import ARGUMENTS, BROWSERS
from playwright.sync_api import Browser, Page

LARGE = "--blink-settings=defaultFontSize=32"
"""The browser's own text size at 200 %, as a reader sets it: widths in em grow with it."""
PLACES = (
    ("", None), ("chapters/07-priorities/", None), ("reference/glossary/", None), ("reference/laws/", None),
    ("forms/b9-ladder/", None), ("no-such-page/", None), ("chapters/05-seven-steps/", found),
)  # fmt: skip
"""Path below the language's home, and what is done there."""
EACH = pytest.mark.parametrize(("lang", "path", "reach"), [
    pytest.param(lang, path, reach, id=f"{lang}-{path or 'home'}{'-search' if reach else ''}")
    for lang in ("", "en/") for path, reach in PLACES
])  # fmt: skip
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
"""WCAG 1.4.12."""
FAULTS = """most => {
  const root = document.documentElement, faults = []
  const over = document.querySelector("#__search:checked ~ * .md-search") || document   // lies over the page until it closes
  const tell = (what, part) => faults.push(`${what}: ${part.outerHTML.slice(0, 140)}`)
  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`)
  const isSeen = part => part.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !part.closest("[inert], .gb-sr, .md-skip, svg")
  const scrolls = part => { for (; part && part !== document.body; part = part.parentElement) if (/auto|scroll/.test(getComputedStyle(part).overflowX) && part.scrollWidth > part.clientWidth) return true }
  const hasText = part => [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim())
  for (const part of over.querySelectorAll("*")) {
    if (!hasText(part) || !isSeen(part)) continue
    const box = part.getBoundingClientRect(), style = getComputedStyle(part)
    if (box.width <= 1 || box.height <= 1) continue
    if ((box.right > root.clientWidth + 1 || box.left < -1) && !scrolls(part) && style.position !== "fixed") tell("sticks out", part)
    for (let frame = part; frame && frame !== document.body; frame = frame.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(frame), hides = value => value === "hidden" || value === "clip"
      if (hides(overflowX) && frame.scrollWidth > frame.clientWidth + 2) { tell("cut at its side", frame); break }
      if (hides(overflowY) && frame.scrollHeight > frame.clientHeight + 4 && !frame.matches("article")) { tell("cut below", frame); break }
    }
  }
  const every = [...over.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter(isSeen)
  const step = Math.max(1, Math.ceil(every.length / most))
  for (const part of every.filter((_, at) => at % step === 0)) {
    part.scrollIntoView({ block: "center", inline: "center", behavior: "instant" })
    const rects = [...part.getClientRects()].filter(box => box.width > 1 && box.height > 1)
    if (!rects.length) continue
    const reached = rects.some(box => {
      const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
      return top && (part.contains(top) || top.contains(part) || part.labels && [...part.labels].some(label => label.contains(top)))
    })
    if (!reached) tell("cannot be reached", part)
  }
  return [...new Set(faults)]
}"""


def faults(page: Page, home: str, path: str, reach) -> list[str]:
    page.goto(home + path)
    if reach:
        reach(page)
    return page.evaluate(FAULTS, 60)


@pytest.fixture(scope="module")
def zoomed(browser: Browser) -> Iterator[Page]:
    """A window of 1280 × 1024 at 400 %."""
    with browser.new_context(viewport={"width": 320, "height": 256}, device_scale_factor=4, reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def spaced(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce") as context:
        page = context.new_page()
        page.add_init_script(f"addEventListener('DOMContentLoaded', () => document.head.append(Object.assign(document.createElement('style'), {{ textContent: `{SPACED}` }})))")
        yield page


@pytest.fixture(scope="module")
def enlarged(browser: Browser) -> Iterator[Page]:
    started = browser.browser_type.launch(executable_path=next(path for each in BROWSERS if (path := shutil.which(each))), args=[*ARGUMENTS, LARGE])
    page = started.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto("data:text/html,<p>x")
    assert page.evaluate("getComputedStyle(document.querySelector('p')).fontSize") == "32px"
    yield page
    started.close()


@EACH
def test_zoom_of_400_percent(zoomed, home, lang, path, reach):
    assert faults(zoomed, home, lang + path, reach) == []


@EACH
def test_text_of_200_percent(enlarged, home, lang, path, reach):
    assert faults(enlarged, home, lang + path, reach) == []


@EACH
def test_wide_spacing(spaced, home, lang, path, reach):
    assert faults(spaced, home, lang + path, reach) == []


def test_a_fault_would_be_found(zoomed, home):
    zoomed.goto(home)
    zoomed.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<p style=\"width:900px\">wide</p>"
                    "<p style=\"height:1em;overflow:hidden\">two<br>lines</p><div style=\"position:relative\"><a href=\"#x\">under</a>"
                    "<b style=\"position:absolute;inset:-9px\"></b></div>')")
    kinds = {fault.partition(":")[0].split(" ")[0] for fault in zoomed.evaluate(FAULTS, 10_000)}
    assert {"the", "sticks", "cut", "cannot"} <= kinds
