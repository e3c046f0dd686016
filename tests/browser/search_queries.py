"""The queries of queries/*.yml; README.md there explains the form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Browser

FOLDER = Path(__file__).resolve().parent / "queries"
CLASSES = (
    "diacritics", "no-diacritics", "case", "tone-placement", "telex", "vni", "abbreviation", "document-number",
    "partial", "typo", "common-syllables", "cross-language",
)  # fmt: skip
OFF_TOPIC = "off-topic"
TOP = 3
"""Results that count."""
ROOTS = {"vi": "", "en": "en/"}
"""Where the pages of a language begin in the built site."""


@dataclass(frozen=True)
class Query:
    typed: str
    lang: str
    group: str
    """One of CLASSES, or OFF_TOPIC."""
    targets: tuple[str, ...]
    """`page/#id` for a section or an entry, `page/` for any place of a page; below the language's root."""
    file: str

    def is_answered_by(self, addresses: list[str]) -> bool:
        """Whether one of the addresses, below the language's root, is a target."""
        return any(address == target or ("#" not in target and address.partition("#")[0] == target)
                   for address in addresses for target in self.targets)


def load() -> list[Query]:
    """Every query of every file. Raises KeyError or TypeError where a field is missing or misspelt."""
    return [
        Query(typed=entry["query"], lang=entry["lang"], group=entry["class"], targets=tuple(entry["targets"]),
              file=path.name)
        for path in sorted(FOLDER.glob("*.yml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What the box showed."""

    links: list[str]
    """Addresses below the language's root, of the links that are visible in the first results without opening anything."""
    count: int
    """Results shown."""
    said: str
    """The line above the results."""
    milliseconds: float
    """From the keystroke to the drawn answer."""


# Runs in the page: types one query and tells the fields of Answer once the box shows the answer to exactly it.
ASK = """query => new Promise(done => {
  const input = document.querySelector(".md-search__input"), list = document.querySelector(".md-search-result__list")
  const begun = performance.now()
  const finish = () => {
    if (list.dataset.gbQuery !== query || list.dataset.gbComplete !== "true") return
    watch.disconnect()
    done({
      milliseconds: performance.now() - begun, count: list.children.length,
      said: document.querySelector(".md-search-result__meta").textContent,
      links: [...list.querySelectorAll(`:scope > li:nth-child(-n+TOP) > a`)].filter(link => link.checkVisibility()).map(link => link.href),
    })
  }
  const watch = new MutationObserver(finish)
  watch.observe(list, { attributes: true, childList: true })
  list.dataset.gbQuery = ""
  input.value = query
  input.dispatchEvent(new Event("input", { bubbles: true }))
})""".replace("TOP", str(TOP))  # fmt: skip


def asked(browser: Browser, home: str, queries: list[Query]) -> dict[int, Answer]:
    """Type every query into the real box, one page per language. Number of the query -> answer."""
    answers = {}
    for lang, root in ROOTS.items():
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(home + root)
        page.locator(".md-search__input").focus()
        page.wait_for_selector(".md-search[data-gb-ready=texts]", state="attached")
        for number, query in enumerate(queries):
            if query.lang == lang:
                answer = page.evaluate(ASK, query.typed)
                links = [below(link, home + root) for link in answer.pop("links")]
                answers[number] = Answer(links=links, **answer)
        page.close()
    return answers


def below(link: str, root: str) -> str:
    """chapters/x/#id for http://…/en/chapters/x/?h=words#id."""
    address, _, anchor = link.removeprefix(root).partition("#")
    return address.partition("?")[0] + (f"#{anchor}" if anchor else "")
