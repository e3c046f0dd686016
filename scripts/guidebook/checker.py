"""What `guidebook check` and scripts/check.py have in common: options, run, exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from guidebook.model import LANGUAGES, Finding
from guidebook.words import locale_language

FORMATS = ("text", "json", "github", "sarif", "junit", "markdown")


class UsageError(Exception):
    """Wrong use; the message says in the user's language what is wrong and what to do."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the checker; the root folder is the caller's matter."""
    parser.add_argument("--lang", choices=LANGUAGES, default=locale_language(),
                        help="language of the messages (the terminal's, or English)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="form of the report (text)")
    parser.add_argument("--site", type=Path, metavar="DIR", help="check this built site too")
    parser.add_argument("--explain", nargs="+", metavar="ID", help="explain rules such as L002, and check nothing")
    parser.add_argument("--rules", action="store_true", help="list all rules, and check nothing")


def run(root: Path, options: argparse.Namespace) -> int:
    """Returns the exit code: 0 clean, 1 findings of severity error, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return _explain(options) if options.explain or options.rules else _check(root, options)
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2


def _check(root: Path, options: argparse.Namespace) -> int:
    from guidebook.rules import check

    site = options.site.resolve() if options.site else None
    if site and not site.is_dir():
        raise UsageError(f"Không có thư mục {site}: hãy dựng trang web trước (make site)." if options.lang == "vi" else
                         f"There is no folder {site}: build the site first (make site).")
    return _report(check(root, site=site, cache=root / ".cache"), options)


def _report(findings: Sequence[Finding], options: argparse.Namespace) -> int:
    from guidebook.reporters import render

    report = render(findings, options.format, options.lang, colour=_colour())
    if report:
        print(report)
    return 1 if any(finding.severity == "error" for finding in findings) else 0


def _colour() -> bool:
    """Colour is for terminals only, and for those who did not say no (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _explain(options: argparse.Namespace) -> int:
    from guidebook.reporters import explain
    from guidebook.rules.explained import explained
    from guidebook.rules.nearest import several_nearest

    known = explained()
    if options.rules:
        print(explain.listed(known.values(), options.lang))
        return 0
    wanted = [name.upper() for name in options.explain]
    for name in wanted:
        if name not in known:
            near = ", ".join(several_nearest(name, known))
            raise UsageError(f"Không có mã kiểm tra “{name}”. Gần giống: {near}. Xem tất cả: guidebook check --rules"
                             if options.lang == "vi" else
                             f"There is no rule “{name}”. Near it: {near}. To see them all: guidebook check --rules")
    print("\n\n".join(explain.render(known[name], options.lang, colour=_colour()) for name in wanted))
    return 0
