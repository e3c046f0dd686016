"""What programs say on the terminal, in the user's language."""

from __future__ import annotations

import os
from collections.abc import Mapping

from guidebook.finding import LANGUAGES, Text


class Words:
    """The strings of docs/data/strings/build.yml in one language."""

    def __init__(self, strings: Mapping[str, Text], lang: str) -> None:
        self._strings, self.lang = strings, lang

    def say(self, key: str, **values: object) -> str:
        """The string build.<key>. A broken strings file is a finding of its own: then the bare key must do."""
        text = self._strings.get(f"build.{key}")
        return text[self.lang].format(**values) if text else " ".join([key, *map(str, values.values())])


def locale_language() -> str:
    """vi when the terminal's locale is Vietnamese, else en."""
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return next((lang for lang in LANGUAGES if locale.startswith(lang)), "en")
