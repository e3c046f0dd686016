"""The command line: `guidebook build | serve | check | follow | pdf`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from guidebook import checker
from guidebook.model import LANGUAGES
from guidebook.options import Parser, add_options, add_print_options
from guidebook.words import Words, locale_language

DEBUG = "GUIDEBOOK_DEBUG"
"""Set to see the traceback of an error in the program itself."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit code: 0 clean, 1 findings or a failed build, 2 wrong use or an error in the program itself."""
    options = _parser().parse_args(arguments)
    root = options.root.resolve()
    if not (root / "mkdocs.yml").is_file():
        print(f"Không thấy mkdocs.yml trong {root}: hãy chạy lệnh trong thư mục gốc của sổ tay."
              if options.lang == "vi" else
              f"There is no mkdocs.yml in {root}: run the command in the root folder of the guidebook.", file=sys.stderr)
        return 2
    try:
        return options.run(root, options)
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # the last net: a reader of a traceback is no editor
        if os.environ.get(DEBUG):
            raise
        print(f"Lỗi trong chương trình: {type(error).__name__}: {error}. Hãy báo lỗi kèm dòng này; "
              f"đặt {DEBUG}=1 để xem chi tiết." if options.lang == "vi" else
              f"An error in the program itself: {type(error).__name__}: {error}. Please report it with this line; "
              f"set {DEBUG}=1 for details.", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="guidebook", description=__doc__)
    rooted = argparse.ArgumentParser(add_help=False)
    rooted.add_argument("--root", type=Path, default=Path(), help="the folder with mkdocs.yml (this one)")
    shared = argparse.ArgumentParser(add_help=False, parents=[rooted])
    shared.add_argument("--lang", choices=LANGUAGES, default=locale_language(),
                        help="language of the messages (the terminal's, or English)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("build", parents=[shared], help="build site and PDFs into site/").set_defaults(run=_build)
    serve = commands.add_parser("serve", parents=[shared], help="show the pages while you write, without PDFs")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=_serve)
    check = commands.add_parser("check", parents=[rooted], help="check chapters and registers; with --site the built site")
    add_options(check)
    check.set_defaults(run=checker.run)
    follow = commands.add_parser("follow", parents=[shared],
                                 help="note in English pages that they follow today's Vietnamese text")
    follow.add_argument("pages", nargs="+", type=Path, help="pages under docs/en that were brought up to date")
    follow.set_defaults(run=_follow)
    pdf = commands.add_parser("pdf", parents=[rooted], help="print single handouts, the book or a custom edition")
    add_print_options(pdf)
    pdf.set_defaults(run=_pdf)
    return parser


def _build(root: Path, options: argparse.Namespace) -> int:
    from guidebook.build import build

    return build(root, options.lang)


def _pdf(root: Path, options: argparse.Namespace) -> int:
    from guidebook import printing

    return printing.run(root, options, options.lang or locale_language())


def _serve(root: Path, options: argparse.Namespace) -> int:
    from guidebook.book import load_book
    from mkdocs.commands.serve import serve

    os.environ.pop("GUIDEBOOK_PDF", None)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    words = Words(load_book(root, root / ".cache").registers.strings, options.lang)
    print(words.say("served", port=options.port), file=sys.stderr)
    serve(str(root / "mkdocs.yml"), dev_addr=f"127.0.0.1:{options.port}", strict=False,
          watch=[str(root / "overrides")], site_url=f"http://127.0.0.1:{options.port}/")
    return 0


def _follow(root: Path, options: argparse.Namespace) -> int:
    from guidebook.book import load_book
    from guidebook.follow import FollowError, follow

    words = Words(load_book(root, root / ".cache").registers.strings, options.lang)
    try:
        for page in options.pages:
            print(words.say("stamped", file=page, hash=follow(root, page)))
    except FollowError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
