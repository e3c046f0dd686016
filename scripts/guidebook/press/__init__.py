"""Article HTML to print: one book per language and one handout per chapter, as PDF/UA-1 and PDF/A-3a.

    press = Press(root, cache, "vi", edition_of, registers.strings, site_url)
    press.add(Article(page="chapters/00-how-to-use", url="chapters/00-how-to-use/", html=…, title=…,
                      role="chapter", chapter=0))
    made = compile_all([press], site)

The way of an article: `tidy` cleans the HTML, `joining` joins links and pictures, `markup` turns it into
Typst markup (pandoc with overrides/print/article.lua), `job` gathers what one PDF is made of, `typesetter`
runs Typst with the templates in overrides/print. What pandoc and Typst made is kept by the hash of all it
depends on.
"""

from guidebook.press.article import Article
from guidebook.press.card import Cards
from guidebook.press.copies import Look
from guidebook.press.fault import PressError
from guidebook.press.press import MADE_WITH, UNPRINTED, Press, compile_all
from guidebook.press.typesetter import Made

__all__ = ["MADE_WITH", "UNPRINTED", "Article", "Cards", "Look", "Made", "Press", "PressError", "compile_all"]
