"""The kinds of field that entries are made of: dates, numbers, ids, sources, figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

FIRST_DATE, LAST_DATE = date(1945, 9, 2), date(2050, 12, 31)
"""Documents of the register are issued and take effect between these days."""


def _date(found: object) -> object:
    if not isinstance(found, str):
        return found
    try:
        day = date.fromisoformat(found) if len(found) == 10 else None
    except ValueError:
        day = None
    if day is None:
        raise PydanticCustomError("Y008.date", "not a date")
    if not FIRST_DATE <= day <= LAST_DATE:
        raise PydanticCustomError("Y008.range", "outside", {"first": str(FIRST_DATE), "last": str(LAST_DATE)})
    return day


def _number(found: object) -> object:
    return Decimal(found) if isinstance(found, int) and not isinstance(found, bool) else found


def _filled(found: str) -> str:
    if not found.strip():
        raise PydanticCustomError("empty", "empty")
    return found


def _citable(found: str) -> str:
    if found.startswith("case-"):
        raise PydanticCustomError("case", "case")
    return found


Words = Annotated[str, AfterValidator(_filled)]
Day = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
CitableId = Annotated[Slug, AfterValidator(_citable)]
"""The id of a law or a fact: case- is kept for running cases, which marks show as illustrative."""
Year = Annotated[int, Field(ge=1900, le=2100)]
Address = Annotated[str, Field(pattern=r"^https?://[^\s/]+\.[^\s]+$")]


class Form(BaseModel):
    """Fields that are not named are refused, and nothing is converted silently."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SourceForm(Form):
    url: Address = Field(description="Trang đã xem / page consulted")
    seen: Literal["full_text", "metadata", "secondary"] = Field(
        description="Đã đọc tới mức nào / how much of it was read"
    )


class ValueForm(Form):
    key: Slug = Field(
        description="Con số nói về gì, không trùng trong mục / what the figure says, unique within the entry"
    )
    op: Literal["eq", "approx", "range", "ge", "gt", "le", "lt"] = Field(
        "eq", description="eq =, approx ≈, range từ-đến, ge ≥, gt >, le ≤, lt <"
    )
    min: Number | None = Field(
        None, description="Con số của eq, approx, ge, gt; đầu dưới của range / lower end"
    )
    max: Number | None = Field(None, description="Con số của le, lt; đầu trên của range / upper end")
    unit: str = Field(description="Mã đơn vị trong units.yml / unit id")
    year: Year | None = Field(
        None, description="Năm mà con số mô tả hoặc phải đạt / year described or to be reached"
    )

    @model_validator(mode="after")
    def _agrees(self) -> ValueForm:
        needs = {"range": ("min", "max"), "le": ("max",), "lt": ("max",)}.get(self.op, ("min",))
        given = tuple(name for name in ("min", "max") if getattr(self, name) is not None)
        if given != needs:
            surplus = [name for name in ("min", "max") if name not in needs]
            raise PydanticCustomError(
                "Y011.needs",
                "needs",
                {
                    "key": self.key,
                    "op": self.op,
                    "needs": " + ".join(needs),
                    "surplus": ", ".join(surplus) or "–",
                },
            )
        if self.op == "range" and self.min >= self.max:
            raise PydanticCustomError(
                "Y011.order", "order", {"key": self.key, "min": str(self.min), "max": str(self.max)}
            )
        return self
