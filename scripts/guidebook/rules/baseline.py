"""Findings that are known and put off: a file of them, what it hides, and what has been mended since."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from guidebook.model import Finding
from guidebook.rules.rule import in_file, rule

VERSION = 1
_PASSING = re.compile(r"(?<=\bline )\d+|(?<=\blines )\d[\d, ]*|\b\d{4}-\d{2}-\d{2}\b")
"""Line numbers move with every edit, and the day of the last visit of a link with every visit."""

Identity = tuple[str, str, str]
"""Rule, file, message."""


class BaselineError(Exception):
    """The file cannot be read or is no baseline."""


def identity(finding: Finding) -> Identity:
    """What stays the same from run to run: rule, file and the English message without what passes."""
    return finding.id, finding.file, _PASSING.sub("", finding.message.en)


def written(findings: Iterable[Finding]) -> str:
    """The text of a baseline file: one entry a line, sorted, so that versions can be compared."""
    counts = Counter(map(identity, findings))
    entries = [
        json.dumps({"id": id, "file": file, "message": message, "count": count}, ensure_ascii=False)
        for (id, file, message), count in sorted(counts.items())
    ]
    body = ",\n  ".join(entries)
    return f'{{\n "version": {VERSION},\n "findings": [{body and f"{chr(10)}  {body}{chr(10)} "}]\n}}\n'


def read(path: Path) -> dict[Identity, tuple[int, int]]:
    """Identity -> how many findings it hides, and the line of its entry.

    Raises:
        BaselineError: with what is wrong with the file, without its name.
    """
    try:
        text = path.read_text(encoding="utf-8")
        content = json.loads(text)
        if content["version"] != VERSION:
            raise BaselineError(f'version {content["version"]}')
        keys = [((str(one["id"]), str(one["file"]), str(one["message"])), int(one["count"])) for one in content["findings"]]
    except OSError as error:
        raise BaselineError(error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise BaselineError(f"{type(error).__name__}: {error}") from error
    lines = {line.strip().rstrip(","): number for number, line in enumerate(text.split("\n"), 1)}
    known: dict[Identity, tuple[int, int]] = {}
    for (id, file, message), count in keys:
        entry = json.dumps({"id": id, "file": file, "message": message, "count": count}, ensure_ascii=False)
        known[id, file, message] = (known.get((id, file, message), (0, 0))[0] + count, lines.get(entry, 1))
    return known


def without_known(
    findings: Iterable[Finding], known: dict[Identity, tuple[int, int]], name: str, looked: Callable[[str, str], bool]
) -> list[Finding]:
    """The findings that the baseline does not hide, and one for each entry that hides fewer than it says.

    `name` is what messages call the baseline file; `looked` tells whether this run looked for a rule in a file.
    """
    left = {key: count for key, (count, _line) in known.items()}
    kept = []
    for finding in findings:
        key = identity(finding)
        if left.get(key, 0) > 0:
            left[key] -= 1
        else:
            kept.append(finding)
    gone = [(key, count, known[key][1]) for key, count in left.items() if count > 0 and looked(key[0], key[1])]
    return [*kept, *baseline_outdated((name, gone))]


@rule("X003", "warning")
def baseline_outdated(subject: tuple[str, list[tuple[Identity, int, int]]]) -> Iterator[Finding]:
    """Lỗi trong danh sách tạm hoãn không còn nữa | Fault in the baseline that no longer occurs

    vi: Lỗi đã sửa mà còn trong danh sách thì lần sau tái phạm sẽ không ai được nhắc.
    en: A fault that was mended but still stands in the list would come back unnoticed.
    do_vi: Ghi lại danh sách bằng --write-baseline, hoặc xóa mục đó.
    do_en: Write the list anew with --write-baseline, or delete the entry.
    bad: {"id": "L001", …} (liên kết đã sửa từ lâu)
    bad_en: {"id": "L001", …} (the link was mended long ago)
    good: (không còn mục đó)
    good_en: (the entry is gone)
    """
    name, gone = subject
    for (id, file, _message), count, line in gone:
        yield in_file(
            name,
            f"Danh sách tạm hoãn còn ghi {count} lỗi {id} trong {file}, nay không còn.",
            f"The baseline still holds {count} {id} in {file}, which no longer occurs.",
            f"Xóa mục này, hoặc ghi lại danh sách: guidebook check --baseline {name} --write-baseline",
            f"Delete the entry, or write the list anew: guidebook check --baseline {name} --write-baseline",
            line=line,
        )
