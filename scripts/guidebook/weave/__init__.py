"""Turns plain text into linked text: terms, document numbers, chapters, marks.

`marks` works on Markdown before it is parsed, the rest on the parsed tree (`extension`), so that code, headings and
links are known for what they are.
"""
