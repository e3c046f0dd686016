"""The form of an edition file: a book of one's own from the guidebook's chapters and from local pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from guidebook.data.document import read_document
from guidebook.data.fields import Form, Words
from guidebook.data.validation import validated
from guidebook.model import Finding, Place


class BothForm(Form):
    vi: Words
    en: Words


class PrintForm(Form):
    size: Annotated[int, Field(ge=8, le=24)] = Field(10, description="Cỡ chữ bài viết, pt / body text in points")
    grey: bool = Field(False, description="Bản thử đen trắng / grey proof")
    booklet: bool = Field(False, description="Thêm bản gấp A5 / an A5 booklet too")
    handouts: bool = Field(False, description="Thêm tờ phát từng chương / each chapter on its own too")


class EditionForm(Form):
    id: Words = Field(description="Tên của bản này, mặc định là tên tệp / its name, by default the file's")
    languages: list[Literal["vi", "en"]] = Field(min_length=1, description="Ngôn ngữ / languages")
    title: BothForm = Field(description="Tên sách / title")
    cover: list[BothForm] = Field([], description="Các dòng dưới tên sách trên bìa / lines below the title")
    pages: list[Words] = Field(min_length=1, description="Trang theo thứ tự / pages in order: chapters/06-baseline")
    annex: list[Words] = Field([], description="Thư mục phụ lục cạnh tệp này, có vi/ và en/ / folders of local pages")
    output: Words | None = Field(None, description="Thư mục kết quả / folder of the result")
    print: PrintForm = PrintForm()


def read_edition_form(name: str, path: Path) -> tuple[EditionForm | None, dict[str, list[Place]], list[Finding]]:
    """The edition file at `path`, called `name` in messages; where the items of its lists stand; findings.

    Raises:
        OSError: the file cannot be read.
    """
    document = read_document(name, path.read_bytes(), listed=False)
    if document.findings or not document.entries:
        return None, {}, document.findings
    entry = replace(document.entries[0], data={"id": path.stem, **document.entries[0].data})
    form, findings = validated(EditionForm, entry)
    places = {
        field: [entry.place(field, at) for at in range(len(entry.data.get(field) or ()))]
        for field in ("pages", "annex")
        if isinstance(entry.data.get(field), list)
    }
    return form, places, findings
