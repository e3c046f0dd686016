"""What `guidebook check` and scripts/check.py have in common: options, run, exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from guidebook.model import LANGUAGES, Finding, Text
from guidebook.rewrite import replace_text
from guidebook.words import locale_language

FORMATS = ("text", "json", "github", "sarif", "junit", "markdown")


WORDS = {
    "no-site": Text("Không có thư mục {folder}: hãy dựng trang web trước (make site).",
                    "There is no folder {folder}: build the site first (make site)."),
    "no-git": Text("Không thấy chương trình git, mà --changed cần git. Cài git, hoặc bỏ --changed để kiểm tra tất cả.",
                   "The program git was not found, and --changed needs it. Install git, or check everything without --changed."),
    "no-repository": Text("{folder} không nằm trong kho git nào, nên không biết tệp nào đã đổi. Bỏ --changed để kiểm tra tất cả.",
                          "{folder} is in no git repository, so nobody knows what changed. Check everything without --changed."),
    "no-revision": Text("Kho git không có phiên bản “{revision}”. Viết tên nhánh, nhãn hoặc mã lần ghi, ví dụ origin/main; "
                        "nhánh mới thì chạy git fetch trước.",
                        "The git repository has no revision “{revision}”. Name a branch, a tag or a commit, such as origin/main; "
                        "run git fetch first for a new branch."),
    "baseline": Text("Không đọc được danh sách tạm hoãn {file} ({problem}). Kiểm tra tên tệp, hoặc tạo lại: "
                     "guidebook check --baseline {file} --write-baseline",
                     "The baseline {file} cannot be read ({problem}). Check its name, or make it anew: "
                     "guidebook check --baseline {file} --write-baseline"),
    "write-baseline": Text("--write-baseline cần --baseline TỆP và không dùng cùng --changed: danh sách phải đủ mọi lỗi.",
                           "--write-baseline needs --baseline FILE and goes without --changed: the list has to be complete."),
    "baseline-written": Text("Đã ghi {count} chỗ vào {file}.", "Recorded {count} findings in {file}."),
    "mended": Text("Đã sửa {change.file}:{change.line} {change.rule}: {change.before} → {after}",
                   "Mended {change.file}:{change.line} {change.rule}: {change.before} → {after}"),
    "mended-all": Text("Đã sửa {count} chỗ trong {files} tệp.\n", "Mended {count} places in {files} files.\n"),
    "mended-none": Text("Không có chỗ nào máy tự sửa được.\n", "There is nothing that --fix can mend.\n"),
    "unwritable": Text("Không ghi được {file}: {problem}. Kiểm tra quyền ghi và chỗ trống trên đĩa.",
                       "{file} cannot be written: {problem}. Check the permission to write and the space on the disk."),
}


class UsageError(Exception):
    """Wrong use; the message says in the user's language what is wrong and what to do."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the checker; the root folder is the caller's matter."""
    parser.add_argument("--lang", choices=LANGUAGES, default=locale_language(),
                        help="language of the messages (the terminal's, or English)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="form of the report (text)")
    parser.add_argument("--site", type=Path, metavar="DIR", help="check this built site too")
    parser.add_argument("--level", choices=("error", "warning", "info"), default="warning", help="report findings down to "
                        "this severity (warning)")
    parser.add_argument("--online", action="store_true", help="visit the links that lead out of the book, and record what "
                        "was found in .ci/links.json; without it only that record is read")
    parser.add_argument("--today", nargs="?", type=date.fromisoformat, const=date.today(), metavar="DATE", help="call things "
                        "too old by today's date (or DATE, as 2026-11-22), not by that of the edition")
    parser.add_argument("--changed", metavar="REV", help="only what concerns files that differ from this git revision, such "
                        "as origin/main, and their twins in the other language")
    parser.add_argument("--baseline", type=Path, metavar="FILE", help="leave out the findings that this file records")
    parser.add_argument("--write-baseline", action="store_true", help="record all findings of today in --baseline FILE")
    parser.add_argument("--fix", action="store_true", help="mend what has one right answer: NFC, tone marks, look-alike and "
                        "invisible characters, missing ids of headings, addresses that moved for good")
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
        raise UsageError(WORDS["no-site"][options.lang].format(folder=site))
    if options.online:
        _visit(root, options)
    if options.fix:
        _fix(root, options)
    if options.write_baseline:
        return _write_baseline(root, site, options)
    findings = check(
        root, site=site, cache=root / ".cache", sieve=_sieve(root, options), level=options.level, today=options.today
    )
    return _report(findings, options)


def _visit(root: Path, options: argparse.Namespace) -> None:
    from guidebook.external import FILE
    from guidebook.online import refresh

    try:
        print(refresh(root, root / ".cache")[options.lang], file=sys.stderr)
    except OSError as error:
        raise UsageError(WORDS["unwritable"][options.lang].format(file=FILE, problem=error.strerror or error)) from error


def _fix(root: Path, options: argparse.Namespace) -> None:
    from guidebook.mend import mend
    from guidebook.reporters.words import printable

    try:
        changes = mend(root, _scope(root, options)[1], root / ".cache")
    except OSError as error:
        raise UsageError(WORDS["unwritable"][options.lang].format(file=error.filename, problem=error.strerror)) from error
    stream = sys.stdout if options.format == "text" else sys.stderr  # a report for machines stays one
    for change in changes:
        print(printable(WORDS["mended"][options.lang].format(change=change, after=change.after or "–")), file=stream)
    count, files = len(changes), len({change.file for change in changes})
    print(WORDS["mended-all" if changes else "mended-none"][options.lang].format(count=count, files=files), file=stream)


def _write_baseline(root: Path, site: Path | None, options: argparse.Namespace) -> int:
    from guidebook.rules import check
    from guidebook.rules.baseline import written

    if not options.baseline or options.changed is not None:
        raise UsageError(WORDS["write-baseline"][options.lang])
    every: list[Finding] = []

    def collect(findings: list[Finding]) -> list[Finding]:
        every.extend(finding for finding in findings if finding.severity != "info")
        return findings

    check(root, site=site, cache=root / ".cache", sieve=collect, today=options.today)
    try:
        replace_text(options.baseline, written(every))
    except OSError as error:
        raise UsageError(WORDS["unwritable"][options.lang].format(file=options.baseline, problem=error.strerror)) from error
    print(WORDS["baseline-written"][options.lang].format(file=options.baseline, count=len(every)))
    return 0


def _scope(root: Path, options: argparse.Namespace) -> tuple[Callable[[Finding], bool], Callable[[str], bool]]:
    """What --changed leaves: whether a finding, and whether a file, is looked at."""
    if options.changed is None:
        return lambda finding: True, lambda file: True
    from guidebook.rules import changed

    try:
        files = changed.changed_files(root, options.changed)
    except changed.RevisionError as error:
        raise UsageError(WORDS[error.kind][options.lang].format(revision=options.changed, folder=root)) from error
    return changed.touching(files), (files | {changed.twin(file) for file in files}).__contains__


def _sieve(root: Path, options: argparse.Namespace) -> Callable[[list[Finding]], list[Finding]]:
    """What --changed and --baseline leave of the findings."""
    if options.changed is None and not options.baseline:
        return list
    from guidebook.rules import baseline

    touches, in_scope = _scope(root, options)
    known = {}
    try:
        if options.baseline:
            known = baseline.read(options.baseline)
    except baseline.BaselineError as error:
        raise UsageError(WORDS["baseline"][options.lang].format(file=options.baseline, problem=error)) from error

    def looked(rule: str, file: str) -> bool:
        return (rule[0] != "H" or options.site is not None) and in_scope(file)

    def sieve(findings: list[Finding]) -> list[Finding]:
        findings = [finding for finding in findings if touches(finding)]
        return baseline.without_known(findings, known, _shown(options.baseline, root), looked) if known else findings

    return sieve


def _shown(path: Path, root: Path) -> str:
    """How messages call a file: below the root by its path there, else as it was given."""
    full = path.resolve()
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else str(path)


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
