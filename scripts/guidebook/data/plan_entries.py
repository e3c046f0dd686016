"""The form of docs/data/calendar.yml and docs/data/figures/*.yml, as pydantic models."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from guidebook.chart import LINES
from guidebook.data.fields import Day, Form, Slug, Words, Year

Month = Annotated[str, Field(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]


class DutyEntry(Form):
    id: Slug = Field(description="Mã, không đổi sau khi đặt / id, never changed")
    day: Day | None = Field(None, description="Ngày nêu trong văn bản, 2027-03-31 / the day named")
    month: Month | None = Field(None, description="Chỉ biết tháng: 2027-06 / when only the month is known")
    before: bool = Field(True, description="true: trước ngày đó; false: đến hết ngày đó / before it, or by its end")
    yearly: bool = Field(False, description="Lặp lại hằng năm / comes back every year")
    title_vi: Words = Field(description="Việc phải làm")
    title_en: Words = Field(description="What is due")
    who_vi: Words = Field(description="Ai làm")
    who_en: Words = Field(description="Who does it")
    kind: Literal["rule", "custom"] = Field(description="rule theo quy định, custom thường lệ")
    marks: list[Words] = Field(description="Mục trong sổ đăng ký, như dấu [@…] nhưng không có ngoặc / entries")

    @model_validator(mode="after")
    def _agrees(self) -> DutyEntry:
        if (self.day is None) == (self.month is None):
            raise PydanticCustomError("Y017.either", "either", {"entry": self.id})
        return self


class SeriesEntry(Form):
    label_vi: Words = Field(description="Tên đường")
    label_en: Words = Field(description="Name of the line")
    items: list[Slug] = Field(description="Mã số liệu trong tình huống, mỗi năm hoặc nhóm một mã / items, one a year or group")


class PartEntry(Form):
    label_vi: Words = Field(description="Tên bong bóng, khối hoặc bậc")
    label_en: Words = Field(description="Name of the bubble, block or rung")
    items: dict[str, Slug] = Field(description="Vai trò: mã số liệu trong tình huống / role: item of the case")


class NoteEntry(Form):
    vi: Words = Field(description="Chữ tiếng Việt / Vietnamese words")
    en: Words = Field(description="Chữ tiếng Anh / English words")


class ChartEntry(Form):
    id: Slug = Field(description="Mã, cũng là tên tệp / id, which is the file's name")
    kind: str = Field(
        LINES,
        description="lines đường, stack thanh chồng, flow dòng chảy, bubbles bong bóng, blocks khối, ladder bậc / kind",
    )
    title_vi: Words = Field(description="Thông điệp, một câu")
    title_en: Words = Field(description="The message, one sentence")
    axis_vi: Words = Field(description="Tên trục đứng")
    axis_en: Words = Field(description="Name of the vertical axis")
    case: Slug = Field(description="Mã tình huống / id of the running case")
    years: list[Year] = Field([], description="lines: các năm trên trục ngang / years")
    index: bool = Field(False, description="lines: true là năm đầu = 100 / first year = 100")
    series: list[SeriesEntry] = Field([], description="lines: các đường; stack, flow: các phần; tối đa năm / at most five")
    groups: list[NoteEntry] = Field([], description="stack, flow: tên các nhóm, tối đa tám / groups, at most eight")
    parts: list[PartEntry] = Field([], description="bubbles, blocks, ladder: các phần, tối đa năm / at most five")
    notes: dict[str, NoteEntry] = Field({}, description="bubbles, blocks, ladder: chữ trong hình / words inside the chart")
