"""The form of the entries of each register, as pydantic models: what a field holds, and what it is for.

Only this package knows pydantic. Everyone else works with guidebook.model.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from guidebook.data.fields import CitableId, Day, Form, Number, Slug, SourceForm, ValueForm, Words, Year
from guidebook.data.form_entries import FormEntry
from guidebook.data.pattern_entries import PartEntry
from guidebook.data.plan_entries import ChartEntry, DutyEntry

class TermForm(Form):
    id: Slug = Field(description="Mã, không đổi sau khi đặt / id, never changed")
    vi: Words = Field(description="Thuật ngữ được chọn / preferred term")
    en: Words = Field(description="Preferred English term")
    abbr_vi: Words | None = Field(None, description="Chữ viết tắt, hoặc null")
    abbr_en: Words | None = Field(None, description="Abbreviation, or null")
    variants_vi: list[Words] = Field([], description="Cách nói khác được chấp nhận")
    variants_en: list[Words] = Field([], description="Other acceptable forms")
    avoid_vi: list[Words] = Field([], description="Không dùng; lý do ghi ở note")
    avoid_en: list[Words] = Field([], description="Do not use; reason in note")
    definition_vi: Words = Field(description="Định nghĩa bằng lời của sổ tay")
    definition_en: Words = Field(description="Definition in our own words")
    legal_ref: Slug | None = Field(None, description="Mã văn bản trong laws.yml / id in laws.yml")
    locator: Words | None = Field(None, description="Điều, khoản / article")
    locator_checked: bool | None = Field(
        None, description="true: đã đọc điều đó / the article was read; false: chưa; null: không nêu điều"
    )
    sources: list[SourceForm] = Field(
        description="Trang đã xem; [] = hiểu biết chung / pages consulted; [] = general knowledge"
    )
    topic: Literal[
        "institutions",
        "planning",
        "green_growth",
        "climate",
        "energy",
        "industry",
        "finance",
        "monitoring",
        "training",
    ] = Field(description="Nhóm / topic")
    note: Words | None = Field(None, description="Ghi chú cho người biên tập / note for editors")
    weave: Literal["always", "first-in-chapter", "never"] = Field(
        description="Chú giải trong chương: mọi lần, lần đầu, không / tooltips: always, once a chapter, never"
    )


class KeyFactForm(Form):
    id: Slug = Field(description="Mã trong văn bản / id within the document")
    locator: Words | None = Field(None, description="Điều, khoản, phụ lục / article, clause, annex")
    vi: Words = Field(description="Nội dung, bằng lời của sổ tay")
    en: Words = Field(description="Content, in our own words")
    values: list[ValueForm] = Field([], description="Các con số trong câu / figures in the sentence")


class LawForm(Form):
    id: CitableId = Field(description="Mã / id")
    number: Words | None = Field(
        description="Số hiệu như trên văn bản / number as printed; null nếu chưa biết"
    )
    kind: Literal[
        "law",
        "resolution",
        "decree",
        "decision",
        "directive",
        "circular",
        "plan",
        "official_letter",
        "conclusion",
        "foreign",
        "other",
    ] = Field(description="Loại văn bản / kind of document")
    issuer_vi: Words = Field(description="Cơ quan ban hành")
    issuer_en: Words = Field(description="Issuing body")
    title_vi: Words = Field(description="Trích yếu")
    title_en: Words = Field(description="Title")
    issued: Day | None = Field(description="Ngày ban hành, 2026-07-14, hoặc null / date of issue or null")
    effective: Day | None = Field(description="Ngày có hiệu lực, hoặc null / date of effect or null")
    status: Literal["in_force", "partly_amended", "replaced", "expired", "awaited", "unknown"] = Field(
        description="Tình trạng hiệu lực / status"
    )
    amended_by: list[Slug] = Field([], description="Mã các văn bản sửa đổi / ids of amending documents")
    replaces: list[Slug] = Field(
        [], description="Mã các văn bản bị thay thế / ids of the documents it replaces"
    )
    replaced_by: Slug | None = Field(None, description="Mã văn bản thay thế / id of the successor")
    group: Literal["green_growth", "planning", "climate", "energy", "industry", "finance"] = Field(
        description="Nhóm / group"
    )
    why_it_matters_vi: Words = Field(description="Vì sao người lập kế hoạch cần biết")
    why_it_matters_en: Words = Field(description="Why a planner needs it")
    key_facts: list[KeyFactForm] = Field([], description="Nội dung được dẫn / content that chapters cite")
    sources: list[SourceForm] = Field(description="Trang đã xem / pages consulted")
    verified: Literal["text", "metadata", "secondary", "unverified"] = Field(
        description="Mức kiểm chứng / level of proof"
    )
    note_vi: Words | None = Field(None, description="Ghi chú")
    note_en: Words | None = Field(None, description="Note")


class FactForm(Form):
    id: CitableId = Field(description="Mã / id")
    topic: Literal[
        "baseline",
        "energy_efficiency",
        "emission_factors",
        "recp",
        "eip",
        "circular_waste",
        "finance_carbon",
        "provinces",
        "methods",
    ] = Field(description="Nhóm / topic")
    vi: Words = Field(description="Câu nêu dữ kiện")
    en: Words = Field(description="The fact in a sentence")
    values: list[ValueForm] = Field(
        [],
        description="Các con số trong câu; không có thì mục là một nhận định / figures; none: a statement"
    )
    year: Year | None = Field(None, description="Năm / year")
    legal_ref: Slug | None = Field(None, description="Mã văn bản trong laws.yml / id in laws.yml")
    sources: list[SourceForm] = Field(description="Trang đã xem / pages consulted")
    verified: Literal["text", "secondary", "unverified"] = Field(
        description="Mức kiểm chứng / level of proof"
    )
    note_vi: Words | None = Field(None, description="Ghi chú")
    note_en: Words | None = Field(None, description="Note")


class FactorForm(FactForm):
    label_vi: Words = Field(description="Tên ngắn, để in trong bảng")
    label_en: Words = Field(description="Short name, for tables")
    group: Literal["conversion", "grid", "fuel", "process", "warming"] = Field(
        description="Bảng hệ số: quy đổi năng lượng, lưới điện, đốt nhiên liệu, quá trình, làm nóng toàn cầu / table"
    )


class UnitForm(Form):
    id: Annotated[str, Field(pattern=r"^\S{1,30}$")] = Field(description="Mã / id")
    vi: list[Words] = Field(description="Cách viết, cách in đứng đầu")
    en: list[Words] = Field(description="Spellings, the printed one first")
    base: str | None = Field(None, description="Đơn vị gốc / base unit; mặc định là chính nó")
    scale: Annotated[Number, Field(gt=0)] = Field(Decimal(1), description="Một đơn vị = scale × base")
    cite: bool = Field(True, description="false: con số không cần dấu dẫn / the figure needs no mark")


class CaseItemForm(Form):
    id: Slug = Field(description="Mã trong tình huống / id within the case")
    label_vi: Words = Field(description="Tên số liệu")
    label_en: Words = Field(description="What the number is")
    unit: str = Field(description="Mã đơn vị / unit id")
    year: Year | None = Field(None, description="Năm / year")
    value: Number | None = Field(None, description="Số liệu gốc / input")
    formula: Words | None = Field(None, description="Công thức, ví dụ {energy-total} / {grdp}")
    factor: Annotated[str, Field(pattern=r"^[a-z0-9-]+:[a-z0-9-]+$")] | None = Field(
        None, description="Hệ số lấy từ factors.yml, dạng mã:khóa / a factor of factors.yml, id:key"
    )
    decimals: Annotated[int, Field(ge=0, le=10)] = Field(
        0, description="Số chữ số thập phân khi in / decimals to print"
    )
    origin_vi: Words | None = Field(None, description="Số minh họa này từ đâu ra")
    origin_en: Words | None = Field(None, description="Where this illustrative number comes from")

    @model_validator(mode="after")
    def _either(self) -> CaseItemForm:
        if sum(given is not None for given in (self.value, self.formula, self.factor)) != 1:
            raise PydanticCustomError("Y013.either", "either", {"entry": self.id})
        return self


class CaseForm(Form):
    id: Annotated[Slug, Field(pattern=r"^case-")] = Field(
        description="Bắt đầu bằng case- / begins with case-"
    )
    name_vi: Words = Field(description="Tên tình huống")
    name_en: Words = Field(description="Name of the case")
    items: list[CaseItemForm] = Field(description="Các số liệu / the numbers")


class StringForm(Form):
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+([-_.][a-z0-9]+)*$")] = Field(description="Mã / id")
    vi: Words = Field(description="Chữ trên giao diện")
    en: Words = Field(description="Interface text")


FORMS: dict[str, type[Form]] = {
    "glossary": TermForm,
    "laws": LawForm,
    "facts": FactForm,
    "factors": FactorForm,
    "units": UnitForm,
    "cases": CaseForm,
    "strings": StringForm,
    "calendar": DutyEntry,
    "forms": FormEntry,
    "figures": ChartEntry,
    "pattern": PartEntry,
}
"""Register -> form of its entries, those first that others refer to."""
