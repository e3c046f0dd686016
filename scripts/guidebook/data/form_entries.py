"""The form of docs/data/forms/*.yml, as pydantic models."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from guidebook.data.fields import Form, Number, Slug, Words


class OptionEntry(Form):
    id: Slug = Field(description="Mã / id")
    vi: Words = Field(description="Chữ tiếng Việt")
    en: Words = Field(description="English words")


class InstructionEntry(Form):
    vi: Words = Field(description="Một bước điền, một câu")
    en: Words = Field(description="One step, one sentence")


class ColumnEntry(Form):
    id: Slug = Field(description="Mã ô, không trùng trong biểu mẫu / id, unique within the form")
    label_vi: Words = Field(description="Tên ô")
    label_en: Words = Field(description="Label")
    kind: Literal["text", "long", "number", "date", "choice"] = Field(description="Loại ô / kind of field")
    required: bool = Field(False, description="Ô cần điền / must be filled in")
    help_vi: Words | None = Field(None, description="Lời dặn cạnh ô")
    help_en: Words | None = Field(None, description="Advice beside the field")
    default_vi: Words | None = Field(None, description="Chữ có sẵn")
    default_en: Words | None = Field(None, description="Words that stand in it")
    unit: str | None = Field(None, description="Mã đơn vị trong units.yml / unit id")
    decimals: Annotated[int, Field(ge=0, le=10)] | None = Field(None, description="Số chữ số thập phân / decimals")
    min: Number | None = Field(None, description="Giới hạn dưới / lower limit")
    max: Number | None = Field(None, description="Giới hạn trên / upper limit")
    formula: Words | None = Field(None, description="Công thức từ ô khác / formula from other fields")
    options: list[OptionEntry] = Field([], description="Các lựa chọn / options of a choice")
    width: Annotated[int, Field(ge=1, le=20)] = Field(1, description="Phần bề rộng của cột / share of the width")


class FieldEntry(ColumnEntry):
    kind: Literal["text", "long", "number", "date", "choice", "table"] = Field(
        description="Loại ô / kind of field"
    )
    columns: list[ColumnEntry] = Field([], description="Các cột của bảng / columns of a table")
    rows: list[OptionEntry] = Field([], description="Các dòng cố định / fixed rows")
    blank: Annotated[int, Field(ge=0, le=40)] = Field(0, description="Số dòng trống thêm vào / empty rows added")


class SectionEntry(Form):
    id: Slug = Field(description="Mã phần / id")
    title_vi: Words = Field(description="Tên phần")
    title_en: Words = Field(description="Title of the section")
    help_vi: Words | None = Field(None, description="Lời dặn")
    help_en: Words | None = Field(None, description="Advice")
    fields: list[FieldEntry] = Field(description="Các ô / fields")
    text_vi: Words | None = Field(None, description="Văn bản soạn từ các ô, {mã-ô}")
    text_en: Words | None = Field(None, description="The document made from the fields, {field-id}")


class CardEntry(Form):
    purpose_vi: Words = Field(description="Để làm gì")
    purpose_en: Words = Field(description="Purpose")
    user_vi: Words = Field(description="Ai điền")
    user_en: Words = Field(description="Who fills it in")
    signer_vi: Words = Field(description="Ai ký")
    signer_en: Words = Field(description="Who signs")
    inputs_vi: Words = Field(description="Cần có gì")
    inputs_en: Words = Field(description="What is needed")
    time_vi: Words = Field(description="Mất bao lâu")
    time_en: Words = Field(description="Time")
    time_detailed_vi: Words | None = Field(None, description="Khi làm kỹ mất bao lâu")
    time_detailed_en: Words | None = Field(None, description="Time for a thorough run")
    output_vi: Words = Field(description="Được gì")
    output_en: Words = Field(description="What comes out")
    next_vi: Words = Field(description="Chuyển cho ai")
    next_en: Words = Field(description="Who gets it next")


class ExampleEntry(Form):
    case: Slug = Field(description="Mã tình huống / id of the running case")
    title_vi: Words = Field(description="Tên bản đã điền")
    title_en: Words = Field(description="Title of the example")
    values: dict[str, Any] = Field(description="Mã ô: nội dung / field id: content")


class FormEntry(Form):
    id: Slug = Field(description="Mã, cũng là tên tệp / id, which is the file's name")
    title_vi: Words = Field(description="Tên biểu mẫu")
    title_en: Words = Field(description="Title")
    paper: Literal["a4", "a4-landscape", "a3-landscape"] = Field(description="Khổ in / printed size")
    step: Annotated[int, Field(ge=1, le=7)] | None = Field(description="Bước 1-7 hoặc null / step or null")
    chapter: Annotated[int, Field(ge=0, le=99)] = Field(description="Chương dùng biểu mẫu / chapter")
    card: CardEntry = Field(description="Thẻ biểu mẫu / card")
    instructions: list[InstructionEntry] = Field(description="Cách điền, tối đa chín câu / at most nine steps")
    sections: list[SectionEntry] = Field(description="Các phần / sections")
    example: ExampleEntry = Field(description="Biểu mẫu đã điền / the form filled in")
