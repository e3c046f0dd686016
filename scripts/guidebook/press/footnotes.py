"""Footnotes as the Markdown extension renders them, turned into marks and texts for article.lua to join."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from guidebook.press.fragment import element

_BACK = "a.footnote-backref"


def lift_footnotes(root: LexborNode, prefix: str) -> None:
    """`sup > a.footnote-ref` becomes span.note-mark, each note of the list at the end div.note-text.

    `prefix` makes the notes' names unique in the book. A mark in a key says so: a copy may go without keys.
    """
    keyed = {link.mem_id for link in root.css(".gb-key a.footnote-ref")}
    for link in root.css("a.footnote-ref"):
        name = (link.attributes.get("href") or "").removeprefix("#fn:")
        key = ' data-key="true"' if link.mem_id in keyed else ""
        link.parent.replace_with(
            element(f'<span class="note-mark" data-note="{_label(prefix, name)}"{key}></span>')
        )
    for section in root.css("div.footnote"):
        texts = "".join(_text(item, prefix) for item in section.css("ol > li[id]"))
        section.replace_with(element(f"<div>{texts}</div>"))


def _text(item: LexborNode, prefix: str) -> str:
    for back in item.css(_BACK):
        back.decompose()
    name = (item.id or "").removeprefix("fn:")
    return f'<div class="note-text" data-note="{_label(prefix, name)}">{item.inner_html}</div>'


def _label(prefix: str, name: str) -> str:
    """A note's name as a Typst label: signs that a label may not hold become their code."""
    return f"{prefix}:note-" + "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in name)
