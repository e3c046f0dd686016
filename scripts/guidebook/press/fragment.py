"""Small pieces of HTML as nodes that can be put into a tree."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode


def element(html: str) -> LexborNode:
    """The one element that `html` holds."""
    return LexborHTMLParser(f"<body>{html}").body.child


def fill(node: LexborNode, html: str) -> None:
    """Replace what stands inside a node."""
    for child in list(node.iter(include_text=True)):
        child.decompose()
    for child in list(LexborHTMLParser(f"<body>{html}").body.iter(include_text=True)):
        node.insert_child(child)
