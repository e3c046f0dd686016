"""JUnit XML, for build servers: each file is a suite, each finding a failed case."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Sequence
from itertools import groupby

from guidebook.model import Finding
from guidebook.reporters.words import SEVERITIES, printable


def render(findings: Sequence[Finding], lang: str) -> str:
    """A document with one passing case when nothing was found, as some servers refuse an empty one."""
    root = etree.Element("testsuites", name="guidebook")
    for file, group in groupby(findings, key=lambda finding: finding.file):
        members = list(group)
        suite = etree.SubElement(
            root, "testsuite", name=printable(file), tests=str(len(members)), failures=str(len(members))
        )
        for finding in members:
            case = etree.SubElement(
                suite, "testcase", classname=finding.id, name=f"{printable(file)}:{finding.line}"
            )
            failure = etree.SubElement(
                case, "failure", message=printable(finding.message[lang]), type=finding.severity
            )
            severity = SEVERITIES[finding.severity][lang]
            failure.text = f"{finding.line}:{finding.column} {severity} → {printable(finding.hint[lang])}"
    if not findings:
        suite = etree.SubElement(root, "testsuite", name="guidebook", tests="1", failures="0")
        etree.SubElement(suite, "testcase", classname="guidebook", name="check")
    etree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode")
