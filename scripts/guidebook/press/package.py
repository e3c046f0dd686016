"""The parts of a Word document that name its other parts: content types, relationships, properties (ECMA-376, part 2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape

from guidebook.press.raster import Raster

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def content_types(headers: Mapping[str, str], pictures: Mapping[str, Raster]) -> str:
    parts = {"document": "document.main", "styles": "styles", "settings": "settings", "numbering": "numbering"}
    parts |= {"footnotes": "footnotes", "footer": "footer"} | {name[:-4]: "header" for name in headers}
    endings = {raster.name.rpartition(".")[2] for raster in pictures.values()}
    return (
        f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Default Extension="{end}" ContentType="image/{end}"/>' for end in sorted(endings))
        + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        + "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_KIND}{kind}+xml"/>' for name, kind in parts.items())
        + "</Types>"
    )


def package_relations() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return (
        f'{XML}{RELATIONS}<Relationship Id="r1" Type="{_OFFICE}officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{core}" Target="docProps/core.xml"/>'
        f'<Relationship Id="r3" Type="{_OFFICE}extended-properties" Target="docProps/app.xml"/></Relationships>'
    )


def document_relations(
    headers: Mapping[str, str], pictures: Mapping[str, Raster], links: Mapping[str, str]
) -> str:
    parts = [(name, name, f"{name}.xml") for name in ("styles", "settings", "numbering", "footnotes", "footer")]
    parts += [(name[:-4], "header", name) for name in headers]
    parts += [
        ("picture-" + name.partition(".")[0], "image", f"media/{raster.name}") for name, raster in pictures.items()
    ]
    inside = "".join(f'<Relationship Id="{rid}" Type="{_OFFICE}{kind}" Target="{target}"/>' for rid, kind, target in parts)
    return f"{XML}{RELATIONS}{inside}{hyperlinks(links)}</Relationships>"


def hyperlinks(links: Mapping[str, str]) -> str:
    return "".join(
        f'<Relationship Id="{rid}" Type="{_OFFICE}hyperlink" Target="{target}" TargetMode="External"/>'
        for rid, target in links.items()
    )


def core(title: str, lang: str, day: date, words: Mapping[str, str]) -> str:
    """Title, language, edition and date; `lang` as Word names it, vi-VN."""
    stamp = f"{day.isoformat()}T00:00:00Z"
    return (
        f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{lang}</dc:language>"
        f"<dc:description>{escape(words['edition'])} · {escape(words['edition-id'])}</dc:description>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )


def application() -> str:
    """Which program wrote it; LibreOffice and Word ask for the part."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{XML}<Properties xmlns="{kind}"><Application>pandoc</Application></Properties>'
