"""Chapters: a Markdown file read once into plain values.

Nothing here knows MkDocs or the registers' files.
"""

from guidebook.chapters.figures import Notation, notations
from guidebook.chapters.marks import FoundMark, MarkError, find_marks, read_marks
from guidebook.chapters.masks import BLANK, mask
from guidebook.chapters.matter import (
    FrontMatterError,
    Matter,
    front_matter,
    read_matter,
    source_hash,
)
from guidebook.chapters.record import Fault, MarkUse, Page, Segment
from guidebook.chapters.scan import digest, scan

__all__ = [
    "BLANK",
    "Fault",
    "FoundMark",
    "FrontMatterError",
    "MarkError",
    "MarkUse",
    "Matter",
    "Notation",
    "Page",
    "Segment",
    "digest",
    "find_marks",
    "front_matter",
    "mask",
    "notations",
    "read_marks",
    "read_matter",
    "scan",
    "source_hash",
]
