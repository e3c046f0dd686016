"""The checker as a command, for `guidebook check` and scripts/check.py: run and exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from guidebook.finding import Finding
from guidebook.options import WORDS
from guidebook.rewrite import replace_text

class UsageError(Exception):
    """Wrong use; the message says in the user's language what is wrong and what to do."""


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
