"""A closed arithmetic for formulas in data: numbers, {names}, + - * / **, brackets and six functions.

`parse` turns text into a program for a small stack machine. Nothing is ever given to Python to run, and the
length, the nesting, the exponents and the size of every number are bounded: no text can make the build hang.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from functools import reduce

LENGTH = 500
"""Longest formula, in characters."""
DEPTH = 20
"""Deepest nesting of brackets, signs and powers."""
DIGITS = 30
"""Longest number, in characters."""
EXPONENT = 1000
"""Largest exponent, either sign."""

CONTEXT = Context(prec=40, Emax=999, Emin=-999, traps=[Overflow, DivisionByZero, InvalidOperation])
"""Forty digits are kept until the last step; rounding is for printing."""

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9][0-9.]*)|\{(?P<name>[^{}]*)\}|(?P<word>[A-Za-z_]+)|(?P<sign>\*\*|[-+*/(),]))"
)
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class FormulaError(ValueError):
    """The formula cannot be read or computed: `vi` and `en` say why, `column` (from 1) says where."""

    def __init__(self, vi: str, en: str, column: int) -> None:
        super().__init__(f"{en} (column {column})")
        self.vi = vi
        self.en = en
        self.column = column


def rounded(value: Decimal, decimals: int) -> Decimal:
    """`value` with `decimals` digits after the point (before it when negative), halves away from zero."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=Context(prec=2000))


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that has been read: `names` are the items it needs."""

    text: str
    names: frozenset[str]
    program: tuple[tuple[str, object, int], ...]
    """Instructions (kind, argument, column) in postfix order."""

    def value(self, items: Mapping[str, Decimal]) -> Decimal:
        """Compute with `items`. Raises FormulaError: unknown name, division by zero, result too large."""
        stack: list[Decimal] = []
        for kind, argument, column in self.program:
            if kind == "number":
                stack.append(argument)
            elif kind == "name":
                if argument not in items:
                    raise FormulaError(f"không có mục “{argument}”", f"there is no item “{argument}”", column)
                stack.append(items[argument])
            else:
                count = argument
                operands = stack[-count:]
                del stack[-count:]
                stack.append(_apply(kind, operands, column))
        return stack[0]


def parse(text: str) -> Formula:
    """Read a formula. Raises FormulaError for anything outside the grammar or beyond its bounds."""
    return _Parser(text).formula()


def _apply(kind: str, operands: list[Decimal], column: int) -> Decimal:
    try:
        return CONTEXT.plus(_OPERATIONS[kind](*operands))
    except DivisionByZero:
        raise FormulaError("chia cho 0", "division by zero", column) from None
    except Overflow:
        raise FormulaError("kết quả quá lớn", "the result is too large", column) from None
    except InvalidOperation:
        raise FormulaError(
            "phép tính không có kết quả (0/0, 0**0 hoặc căn của số âm)",
            "the operation has no result (0/0, 0**0 or the root of a negative number)",
            column,
        ) from None


def _power(base: Decimal, exponent: Decimal) -> Decimal:
    if abs(exponent) > EXPONENT:
        raise Overflow
    return CONTEXT.power(base, exponent)


def _round(value: Decimal, decimals: Decimal = Decimal(0)) -> Decimal:
    if decimals != decimals.to_integral_value() or not -20 <= decimals <= 20:
        raise InvalidOperation
    return rounded(value, int(decimals))


_OPERATIONS: dict[str, Callable[..., Decimal]] = {
    "+": CONTEXT.add,
    "-": CONTEXT.subtract,
    "*": CONTEXT.multiply,
    "/": CONTEXT.divide,
    "**": _power,
    "negative": CONTEXT.minus,
    "min": min,
    "max": max,
    "sum": lambda *operands: reduce(CONTEXT.add, operands, Decimal(0)),
    "round": _round,
    # place among the others, 1 for the largest, equal numbers sharing the better place
    "rank": lambda value, *others: Decimal(1 + sum(other > value for other in others)),
    # how many of the steps the value is at or above
    "reached": lambda value, *steps: Decimal(sum(step <= value for step in steps)),
}
_ARGUMENTS = dict.fromkeys(("min", "max", "sum"), (1, 99)) | dict.fromkeys(("rank", "reached"), (2, 99))
_ARGUMENTS["round"] = (1, 2)


class _Parser:
    """Recursive descent; emits instructions while reading."""

    def __init__(self, text: str) -> None:
        if len(text) > LENGTH:
            raise FormulaError(
                f"công thức dài {len(text)} ký tự, tối đa {LENGTH}",
                f"the formula has {len(text)} characters, at most {LENGTH} are allowed",
                LENGTH + 1,
            )
        self.text = text
        self.tokens = _tokens(text)
        self.at = 0
        self.depth = 0
        self.program: list[tuple[str, object, int]] = []

    def formula(self) -> Formula:
        self.sum()
        kind, found, column = self.tokens[self.at]
        if kind != "end":
            raise _unexpected(found, column, "phép tính hoặc hết công thức", "an operator or the end")
        names = frozenset(argument for kind, argument, _ in self.program if kind == "name")
        return Formula(self.text, names, tuple(self.program))

    def sign(self, *signs: str) -> tuple[str, int] | None:
        """Take the next token when it is one of `signs`."""
        kind, found, column = self.tokens[self.at]
        if kind != "sign" or found not in signs:
            return None
        self.at += 1
        return found, column

    def chain(self, operand: Callable[[], None], *signs: str) -> None:
        operand()
        while taken := self.sign(*signs):
            operand()
            self.program.append((taken[0], 2, taken[1]))

    def sum(self) -> None:
        self.chain(self.product, "+", "-")

    def product(self) -> None:
        self.chain(self.signed, "*", "/")

    def signed(self) -> None:
        self.depth += 1
        if self.depth > DEPTH:
            raise FormulaError(
                f"lồng quá {DEPTH} tầng", f"nested more than {DEPTH} deep", self.tokens[self.at][2]
            )
        if taken := self.sign("+", "-"):
            self.signed()
            if taken[0] == "-":
                self.program.append(("negative", 1, taken[1]))
        else:
            self.atom()
            if taken := self.sign("**"):
                self.signed()
                self.program.append(("**", 2, taken[1]))
        self.depth -= 1

    def atom(self) -> None:
        kind, found, column = self.tokens[self.at]
        self.at += 1
        if kind in ("number", "name"):
            self.program.append((kind, found, column))
        elif kind == "word":
            self.call(found, column)
        elif (kind, found) == ("sign", "("):
            self.sum()
            self.close()
        else:
            vi, en = "một số, {tên-mục} hoặc dấu ngoặc", "a number, {item-name} or a bracket"
            raise _unexpected(found, column, vi, en)

    def call(self, function: str, column: int) -> None:
        if function not in _ARGUMENTS:
            vi = "min, max, sum, round, rank, reached, hoặc tên mục trong {…}"
            en = "min, max, sum, round, rank, reached, or an item name in {…}"
            raise _unexpected(function, column, vi, en)
        if not self.sign("("):
            raise _unexpected(self.tokens[self.at][1], self.tokens[self.at][2], "dấu (", "a bracket (")
        count = 1
        self.sum()
        while self.sign(","):
            self.sum()
            count += 1
        self.close()
        least, most = _ARGUMENTS[function]
        if not least <= count <= most:
            raise FormulaError(
                f"{function} nhận từ {least} đến {most} số, ở đây có {count}",
                f"{function} takes {least} to {most} numbers, here are {count}",
                column,
            )
        self.program.append((function, count, column))

    def close(self) -> None:
        if not self.sign(")"):
            _, found, column = self.tokens[self.at]
            raise _unexpected(found, column, "dấu )", "a bracket )")


def _tokens(text: str) -> list[tuple[str, object, int]]:
    """Triples (kind, value, column), with one of kind `end` last."""
    tokens: list[tuple[str, object, int]] = []
    end = len(text.rstrip())
    at = 0
    while at < end:
        match = _TOKEN.match(text, at)
        if not match:
            column = at + 1 + len(text[at:]) - len(text[at:].lstrip())
            vi, en = "số, {tên-mục} hoặc phép tính", "numbers, {item-name} or operators"
            raise _unexpected(text[column - 1], column, vi, en)
        kind = match.lastgroup
        found: object = match[kind].strip()
        column = match.start(kind) + 1
        if kind == "number":
            if len(match[kind]) > DIGITS or not _NUMBER.fullmatch(match[kind]):
                raise _unexpected(match[kind], column, "số viết như 1234.5", "a number written like 1234.5")
            found = Decimal(match[kind])
        elif kind == "name" and not _NAME.fullmatch(found):
            raise _unexpected(found, column, "tên mục như {energy-total}", "an item name like {energy-total}")
        tokens.append((kind, found, column))
        at = match.end()
    return [*tokens, ("end", "", end + 1)]


def _unexpected(found: object, column: int, vi: str, en: str) -> FormulaError:
    if found == "":
        return FormulaError(f"hết công thức, cần {vi}", f"the formula ends where {en} is expected", column)
    shown = str(found)[:40]
    return FormulaError(f"gặp “{shown}”, cần {vi}", f"found “{shown}”, expected {en}", column)
