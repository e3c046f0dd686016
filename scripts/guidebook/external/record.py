"""The committed record of external links: one line a link, sorted, so that a change is one line of a diff.

It stands in .ci and not in docs/data: it is the state of a check, no content, and is not published with the book.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from guidebook.rewrite import replace_text

FILE = ".ci/links.json"
STATES = ("ok", "gone", "unknown")
CONFIRMED = timedelta(days=1)
"""A link counts as gone when two visits at least this far apart found nothing."""
FRESH = {"ok": timedelta(days=7), "gone": timedelta(days=1), "unknown": timedelta(days=1)}
"""How long a result stands before the link is visited again."""
_FORM = "%Y-%m-%dT%H:%MZ"


@dataclass(frozen=True, slots=True)
class Known:
    """What the last visit of a link found. Moments are in UTC, to the minute."""

    state: str
    """ok, gone or unknown (it answered, but nobody can tell: 403, 429, 5xx, no answer in time)."""
    code: str
    """HTTP status, or what happened instead: host, timeout, tls, connection, redirects, home, private."""
    checked: datetime
    failed: datetime | None = None
    """First of the visits without a break that found it gone."""
    next: datetime | None = None
    """Not to be visited before (the server's Retry-After)."""
    to: str | None = None
    """Where it has moved for good."""
    anchor: bool = True
    """False when the page is there and its fragment is not."""

    @property
    def confirmed(self) -> bool:
        """Whether it has been found gone often enough to be called so."""
        return self.state == "gone" and self.failed is not None and self.checked - self.failed >= CONFIRMED

    def due(self, now: datetime) -> bool:
        """Whether a visit would tell anything new."""
        return now >= max(self.checked + FRESH[self.state], self.next or self.checked)

    def after(self, before: Known | None) -> Known:
        """This result, with the first failure of the run that it continues. Not being sure ends no run."""
        if self.state == "ok" or before is None:
            return self if self.state != "gone" else replace(self, failed=self.checked)
        return replace(self, failed=before.failed or (self.checked if self.state == "gone" else None))


def read_known(root: Path) -> dict[str, Known]:
    """The record of a book; empty when there is none or it cannot be read (then all links are simply due)."""
    try:
        listed = json.loads((root / FILE).read_text(encoding="utf-8"))
        return {url: _known(fields) for url, fields in listed.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_known(root: Path, known: Mapping[str, Known]) -> None:
    """Write the record whole or not at all. Raises OSError."""
    lines = [f"{json.dumps(url, ensure_ascii=False)}: {_written(known[url])}" for url in sorted(known)]
    text = "{\n" + ",\n".join(lines) + "\n}\n" if lines else "{}\n"
    (root / FILE).parent.mkdir(exist_ok=True)
    replace_text(root / FILE, text)


def _written(known: Known) -> str:
    fields: dict[str, object] = {"state": known.state, "code": known.code, "checked": known.checked.strftime(_FORM)}
    for name in ("failed", "next"):
        if moment := getattr(known, name):
            fields[name] = moment.strftime(_FORM)
    if known.to:
        fields["to"] = known.to
    if not known.anchor:
        fields["anchor"] = False
    return json.dumps(fields, ensure_ascii=False)


def _known(fields: dict[str, object]) -> Known:
    if fields["state"] not in STATES:
        raise ValueError(fields["state"])
    moments = {name: _moment(str(fields[name])) for name in ("failed", "next") if name in fields}
    to = str(fields["to"]) if "to" in fields else None
    return Known(
        str(fields["state"]),
        str(fields["code"]),
        _moment(str(fields["checked"])),
        moments.get("failed"),
        moments.get("next"),
        to,
        fields.get("anchor") is not False,
    )


def _moment(text: str) -> datetime:
    return datetime.strptime(text, _FORM).replace(tzinfo=UTC)
