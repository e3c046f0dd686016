"""The definitions that tooltips show, as a script: a script loads from a disk too, where fetching a file is forbidden."""

from __future__ import annotations

import json

from guidebook.model import Registers


def terms_script(registers: Registers, lang: str) -> str:
    """JavaScript that sets window.guidebookTerms to {id: [term, definition, other language's term]}."""
    other = "en" if lang == "vi" else "vi"
    terms = {
        term.id: [term.name(lang), term.definition[lang], term.name(other)] for term in registers.terms.values()
    }
    return f"window.guidebookTerms={json.dumps(terms, ensure_ascii=False, separators=(',', ':'))};\n"
