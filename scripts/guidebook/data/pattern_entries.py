"""The form of docs/data/pattern.yml, as a pydantic model, and its record."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from guidebook.data.fields import Form, Slug, Words
from guidebook.model import Place, Text
from guidebook.pattern import Part

Count = Annotated[int, Field(ge=0, le=100)]


class PartEntry(Form):
    id: Slug = Field(description="Mã; với đề mục, cũng là mã {#…} của đề mục / id, also that of the heading")
    kind: Literal["line", "box", "heading", "numbered"] = Field(
        description="line: dòng mở đầu in đậm; box: khung abstract; heading: đề mục cấp 2; numbered: các mục N.1, N.2 …"
    )
    vi: Words = Field(description="Đề mục, khung hoặc dòng mở đầu bằng những chữ này")
    en: Words = Field(description="Words that its heading, box or line begins with")
    optional: bool = Field(False, description="true: chỉ có khi cần / only where it applies")
    items: Literal["task", "any"] | None = Field(None, description="Đếm gì: ô đánh dấu, hay mọi mục / what is counted")
    least: Count | None = Field(None, description="Ít nhất bao nhiêu mục / fewest items")
    most: Count | None = Field(None, description="Nhiều nhất bao nhiêu mục / most items")
    terms_vi: list[Words] = Field([], description="Các dòng của danh sách định nghĩa, theo thứ tự")
    terms_en: list[Words] = Field([], description="Entries of the definition list, in order")
    says_vi: list[Words] = Field([], description="Những chữ phải có trong phần này")
    says_en: list[Words] = Field([], description="Words that the part must hold")
    build: Slug | None = Field(None, description="strip: có dòng <!-- build: strip-3 --> / holds a generated part")
    folded: bool = Field(False, description="true: có đáp án gập lại / holds a folded key")
    dated: bool = Field(False, description="true: nêu ngày rà soát / names the day of the legal check")
    owner: bool = Field(False, description="true: nêu tên một cơ quan / names an office of the glossary")

    @model_validator(mode="after")
    def _agrees(self) -> PartEntry:
        """Limits need something to count, and what a part holds is asked for in both languages."""
        if (self.items is None) == (self.least is not None or self.most is not None):
            raise PydanticCustomError("Y019.items", "items", {"part": self.id})
        if self.least is not None and self.most is not None and self.least > self.most:
            raise PydanticCustomError("Y019.limits", "limits", {"part": self.id, "least": self.least, "most": self.most})
        if len(self.terms_vi) != len(self.terms_en) or bool(self.says_vi) != bool(self.says_en):
            raise PydanticCustomError("Y019.languages", "languages", {"part": self.id})
        return self


def part_record(form: PartEntry, place: Place) -> Part:
    return Part(
        id=form.id,
        kind=form.kind,
        name=Text(form.vi, form.en),
        optional=form.optional,
        items=form.items,
        least=form.least,
        most=form.most,
        terms={"vi": tuple(form.terms_vi), "en": tuple(form.terms_en)},
        says={"vi": tuple(form.says_vi), "en": tuple(form.says_en)},
        build=form.build,
        folded=form.folded,
        dated=form.dated,
        owner=form.owner,
        place=place,
    )
