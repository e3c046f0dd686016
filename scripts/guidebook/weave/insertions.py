"""Labels inserted words: `^^like this^^` becomes <ins> with "[thêm:" before and "]" behind.

Colour alone tells nobody on a black-and-white page, and screen readers seldom announce <ins>: so the words say it.
What only they need stands in `gb-sr`; everything else of the label is printed too.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from guidebook.model import Text


class InsertionLabels(Treeprocessor):
    """Puts the labels of one language around the content of every <ins>."""

    def __init__(self, md: Markdown, strings: Mapping[str, Text], lang: str) -> None:
        super().__init__(md)
        self._start, self._end = (strings[f"weave.insertion-{side}"][lang] for side in ("start", "end"))

    def run(self, root: etree.Element) -> None:
        for inserted in root.iter("ins"):
            inserted.set("class", "gb-insert")
            before, behind = (etree.Element("span", {"class": "gb-insert-label"}) for _ in range(2))
            before.text = AtomicString(f"[{self._start} ")
            before.tail, inserted.text = inserted.text, None
            unseen = etree.SubElement(behind, "span", {"class": "gb-sr"})
            unseen.text, unseen.tail = AtomicString(f" {self._end}"), AtomicString("]")
            inserted.insert(0, before)
            inserted.append(behind)
