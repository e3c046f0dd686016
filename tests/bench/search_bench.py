"""Measures the search beside Material's own and Pagefind: the same built site, the same queries, one run.

    python tests/bench/search_bench.py [--site site]

Recall@3 is the share of queries with a target among the links visible in the first three results; for Pagefind every
place of a page that it names counts, which is kinder. Off-topic: queries answered with nothing, or with a notice.
Milliseconds run from the keystroke to the drawn answer, for Pagefind to its data; ready from the opening of the
box until names are found, all ready until texts are too; Material loads with every page and does not tell. Exit code 1 when ours misses a target.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(HERE.parent / "browser")]

import search_queries  # noqa: E402
from conftest import ARGUMENTS, BROWSERS  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from search_queries import CLASSES, OFF_TOPIC, ROOTS, TOP, Answer, Query  # noqa: E402
from search_rivals import with_material, with_pagefind  # noqa: E402

MATERIAL_ASK = """([query, top]) => new Promise(done => {
  const input = document.querySelector(".md-search__input"), list = document.querySelector(".md-search-result__list")
  const meta = document.querySelector(".md-search-result__meta"), begun = performance.now()
  let at = 0, quiet
  const finish = () => { watch.disconnect(); done({
    milliseconds: (at || performance.now()) - begun, count: list.children.length, said: meta.textContent,
    links: [...list.querySelectorAll(`:scope > li:nth-child(-n+${top}) > a`)].map(link => link.href) }) }
  const watch = new MutationObserver(() => { at ||= performance.now(); clearTimeout(quiet); quiet = setTimeout(finish, 60) })
  watch.observe(list.parentNode, { childList: true, subtree: true, characterData: true })
  quiet = setTimeout(finish, 1500)
  input.value = query
  input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
})"""
PAGEFIND_ASK = """async ([query, top]) => {
  const begun = performance.now(), found = await window.pagefind.search(query)
  const data = await Promise.all(found.results.slice(0, top).map(result => result.data()))
  return { milliseconds: performance.now() - begun, count: found.results.length, said: "",
    links: data.flatMap(page => [page.url, ...page.sub_results.map(part => part.url)]).map(url => new URL(url, location.origin).href) }
}"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def open_ours(page: Page) -> list[float]:
    return page.evaluate("""() => new Promise(done => {
      const box = document.querySelector(".md-search"), begun = performance.now()
      let first
      new MutationObserver(() => {
        first ||= performance.now() - begun
        if (box.dataset.gbReady === "texts") done([first, performance.now() - begun])
      }).observe(box, { attributes: true, attributeFilter: ["data-gb-ready"] })
      document.querySelector(".md-search__input").focus()
    })""")


def open_material(page: Page) -> list[float]:
    page.locator(".md-search__input").focus()
    page.wait_for_timeout(3000)  # the worker says nothing that a page can see when it is ready
    return [float("nan")]


def open_pagefind(page: Page) -> list[float]:
    return page.evaluate("""async () => {
      const begun = performance.now()
      window.pagefind = await import("/pagefind/pagefind.js")
      await window.pagefind.init()
      return [performance.now() - begun]
    }""")


def measured(browser: Browser, folder: Path, queries: list[Query], opened: Callable[[Page], list[float]],
             ask: str) -> tuple[dict[int, Answer], list[list[float]], int]:  # fmt: skip
    """Answers, milliseconds until names and until everything can be found per language, compressed bytes of one language."""
    answers, ready, sizes = {}, [], []
    with served(folder) as home:
        for lang, root in ROOTS.items():
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            loaded: set[str] = set()
            page.on("request", lambda request, loaded=loaded: loaded.add(unquote(urlsplit(request.url).path)))
            page.goto(home + root)
            ready.append(opened(page))
            for number, query in enumerate(queries):
                if query.lang == lang:
                    given = query.typed if ask == search_queries.ASK else [query.typed, TOP]
                    answer = page.evaluate(ask, given)
                    links = [search_queries.below(link, home + root) for link in answer.pop("links")]
                    answers[number] = Answer(links=links, **answer)
            sizes.append(sum(_compressed(folder / path.lstrip("/")) for path in loaded if _of_search(path)))
            page.close()
    return answers, ready, max(sizes)


def _of_search(path: str) -> bool:
    return any(part in path for part in ("/search/", "/lunr/", "/workers/", "/pagefind/", "search.css"))


def _compressed(file: Path) -> int:
    content = file.read_bytes()
    return len(content) if file.suffix.startswith((".pf_", ".pagefind")) else len(gzip.compress(content, 9))


def row(name: str, queries: list[Query], measure: tuple[dict[int, Answer], list[list[float]], int]) -> dict[str, float]:
    answers, ready, size = measure
    hits = {group: [query.is_answered_by(answers[number].links) for number, query in enumerate(queries) if query.group == group]
            for group in CLASSES}  # fmt: skip
    away = [not answers[number].count or "; " in answers[number].said for number, query in enumerate(queries)
            if query.group == OFF_TOPIC]  # fmt: skip
    times = sorted(answer.milliseconds for answer in answers.values())
    figures = {group: sum(found) / len(found) for group, found in hits.items()}
    every = sum(hits.values(), [])
    figures |= {"all": sum(every) / len(every), "off-topic": sum(away) / len(away), "median": statistics.median(times),
                "p95": times[int(len(times) * 0.95)], "ready": max(each[0] for each in ready),
                "all ready": max(each[-1] for each in ready), "kB": size / 1000}  # fmt: skip
    return {"name": name, **figures}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    site = parser.parse_args().site.resolve()
    queries = search_queries.load()
    found = next(path for name in BROWSERS if (path := shutil.which(name)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        places = (
            ("guidebook", site, open_ours, search_queries.ASK),
            ("Material", with_material(site, Path(folder) / "material"), open_material, MATERIAL_ASK),
            ("Pagefind", with_pagefind(site, Path(folder) / "pagefind", ROOT / ".cache"), open_pagefind, PAGEFIND_ASK),
        )
        rows = [row(name, queries, measured(browser, place, queries, opened, ask)) for name, place, opened, ask in places]
        browser.close()
    counts = {group: sum(query.group == group for query in queries) for group in (*CLASSES, OFF_TOPIC)}
    print(f"Recall@3 of {len(queries) - counts[OFF_TOPIC]} queries, by class · Tỷ lệ tìm thấy trong ba kết quả đầu")
    print(f"{'':24}" + "".join(f"{each['name']:>12}" for each in rows))
    for figure in list(rows[0])[1:]:
        label = f"{figure} ({counts[figure]})" if figure in counts else figure
        print(f"{label:24}" + "".join(f"{each[figure]:12.2f}" for each in rows))
    ours = rows[0]
    targets = [("all", ours["all"] >= 0.97), *((group, ours[group] >= 0.90) for group in CLASSES),
               ("off-topic", ours["off-topic"] == 1), ("median", ours["median"] <= 20), ("ready", ours["ready"] <= 300),
               ("kB", ours["kB"] <= 300)]  # fmt: skip
    missed = [name for name, met in targets if not met]
    print(f"{len(missed)} missed" + "".join(f"\n  {name}" for name in missed))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
