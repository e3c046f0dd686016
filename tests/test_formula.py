"""Formulas agree with exact fractions, and no text does more harm than a FormulaError."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidebook.formula import DEPTH, LENGTH, FormulaError, parse, rounded

ITEMS = {"a": Decimal("190.5"), "energy-total": Decimal("720"), "z": Decimal("0")}

ULP = Fraction(1, 10**39)
"""Forty digits are kept at each step."""


@dataclass(frozen=True)
class Expression:
    """A formula with its exact value, and a bound of what rounding to forty digits may change."""

    text: str
    exact: Fraction
    error: Fraction = Fraction(0)

    def rounded(self) -> Expression:
        return replace(self, error=self.error + abs(self.exact) * ULP)


def literal(parts: tuple[int, int]) -> Expression:
    text = f"{parts[0]}.{parts[1]:02}" if parts[1] else str(parts[0])
    return Expression(text, Fraction(text))


def added(one: Expression, two: Expression, sign: int) -> Expression:
    text = f"({one.text} {'+' if sign > 0 else '-'} {two.text})"
    return Expression(text, one.exact + sign * two.exact, one.error + two.error).rounded()


def multiplied(one: Expression, two: Expression) -> Expression:
    error = abs(one.exact) * two.error + abs(two.exact) * one.error + one.error * two.error
    return Expression(f"{one.text} * {two.text}", one.exact * two.exact, error).rounded()


def divided(one: Expression, by: Expression) -> Expression:
    return Expression(f"({one.text}) / {by.text}", one.exact / by.exact, one.error / by.exact).rounded()


def raised(one: Expression, exponent: int) -> Expression:
    power = Expression("1", Fraction(1))
    for _ in range(exponent):
        power = multiplied(power, one)
    return replace(power, text=f"({one.text}) ** {exponent}").rounded()


def bracketed(one: Expression) -> Expression:
    return replace(one, text=f"-({one.text})", exact=-one.exact)


literals = st.builds(literal, st.tuples(st.integers(0, 9999), st.integers(0, 99)))
divisors = literals.filter(lambda one: one.exact != 0)
expressions = st.recursive(
    literals,
    lambda inner: st.one_of(
        st.builds(added, inner, inner, st.sampled_from([1, -1])),
        st.builds(multiplied, inner, inner),
        st.builds(divided, inner, divisors),
        st.builds(raised, inner.filter(lambda one: one.exact != 0), st.integers(0, 3)),
        st.builds(bracketed, inner),
    ),
    max_leaves=8,
).filter(lambda one: len(one.text) <= LENGTH and one.text.count("(") < DEPTH and abs(one.exact) < 10**300)


@given(expressions)
@settings(max_examples=500, deadline=None)
def test_a_formula_agrees_with_exact_fractions(expression: Expression) -> None:
    found = Fraction(parse(expression.text).value({}))
    assert abs(found - expression.exact) <= 2 * expression.error + Fraction(1, 10**300)


@given(st.text(alphabet="0123456789.+-*/(){}, abmxinsumround_ez é\n", max_size=60) | st.text(max_size=60))
@settings(max_examples=600, deadline=None)
def test_any_text_is_computed_or_refused(text: str) -> None:
    try:
        found = parse(text).value(ITEMS)
    except FormulaError as error:
        assert error.vi and error.en and 1 <= error.column <= len(text) + 1
    else:
        assert found.is_finite()


@pytest.mark.parametrize(
    "text, value",
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("-2 ** 2", "-4"),
        ("2 ** -1", "0.5"),
        ("2 ** 3 ** 2", "512"),
        ("8 - 4 - 2", "2"),
        ("16 / 4 / 2", "2"),
        ("{energy-total} / { a } * 0", "0"),
        ("round(2.345, 2)", "2.35"),
        ("round(-2.5)", "-3"),
        ("round(2386647, -3)", "2387000"),
        ("min(3, 1, 2) + max(3, 1, 2) + sum(1, 2, 3)", "10"),
        ("0.1 + 0.2", "0.3"),
        ("4 ** (1 / 2)", "2"),
        ("+1", "1"),
        ("rank(2, 1, 2, 3)", "2"),
        ("rank(5, 1, 2, 3)", "1"),
        ("rank(1, 2, 2, 1)", "3"),
        ("reached(12, 6, 12, 18)", "2"),
        ("reached(-1, 6, 12, 18)", "0"),
        ("1 + reached({energy-total}, {a}, 720, 721)", "3"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert parse(text).value(ITEMS) == Decimal(value)


@given(st.lists(st.integers(-99, 99), min_size=1, max_size=12))
def test_ranks_sort_from_the_largest(numbers: list[int]) -> None:
    """The sorted list holds each number at its rank, equal numbers at the first of their places."""
    listed = ", ".join(map(str, numbers))
    order = sorted(numbers, reverse=True)
    for number in numbers:
        assert parse(f"rank({number}, {listed})").value({}) == order.index(number) + 1
        assert parse(f"reached({number}, {listed})").value({}) == sum(other <= number for other in numbers)


@pytest.mark.parametrize(
    "text, column, says",
    [
        ("", 1, "ends"),
        ("1 +", 4, "ends"),
        ("(1", 3, "bracket )"),
        ("1)", 2, "operator"),
        ("1 2", 3, "operator"),
        ("a", 1, "{…}"),
        ("{A b}", 2, "item name"),
        ("{b}", 2, "no item “b”"),
        ("1,5", 2, "operator"),
        ("1.5.2", 1, "1234.5"),
        ("1 & 2", 3, "“&”"),
        ("abs(1)", 1, "min, max, sum, round, rank, reached"),
        ("rank(1)", 1, "rank takes 2 to 99"),
        ("reached(1)", 1, "reached takes 2 to 99"),
        ("round(1, 2, 3)", 1, "1 to 2"),
        ("round(1, 0.5)", 1, "no result"),
        ("min 1", 5, "bracket ("),
        ("1 / {z}", 3, "division by zero"),
        ("0 / 0", 3, "no result"),
        ("(0 - 8) ** (1 / 3)", 9, "no result"),
        ("2 ** 1001", 3, "too large"),
        ("9 ** 999 * 9 ** 999", 10, "too large"),
        ("9" * 31, 1, "1234.5"),
        ("(" * (DEPTH + 1), DEPTH + 1, "deep"),
        ("-" * (DEPTH + 1), DEPTH + 1, "deep"),
        ("1" * (LENGTH + 1), LENGTH + 1, "characters"),
        ("().__class__", 3, "“.”"),
    ],
)
def test_refusals_say_where_and_why(text: str, column: int, says: str) -> None:
    with pytest.raises(FormulaError) as refusal:
        parse(text).value(ITEMS)
    assert refusal.value.column == column
    assert says in refusal.value.en
    assert refusal.value.vi != refusal.value.en


def test_hostile_formulas_end_soon() -> None:
    begun = time.process_time()
    for text in (
        "9" + "**9" * 19,
        "(" * 500,
        "{a}" + "*{a}" * 120,
        "sum(" + ",".join("9**999" for _ in range(70)) + ")",
        "1.0000001 ** 1000 ** 0.999",
        "max(" * 100,
        "{" * 500,
        " " * 500,
        "1.5 ** 999.5" + " ** 0.5" * 18,
    ):
        try:
            parse(text).value(ITEMS)
        except FormulaError:
            continue
    assert time.process_time() - begun < 1


def test_names_are_those_a_formula_needs() -> None:
    assert parse("{energy-total} * 1000 / {a} + {a}").names == {"energy-total", "a"}


def test_rounding_is_away_from_zero_at_the_half() -> None:
    found = [str(rounded(Decimal(text), 1)) for text in ("0.25", "-0.25", "0.349", "71941.5")]
    assert found == ["0.3", "-0.3", "0.3", "71941.5"]
    assert str(rounded(Decimal("71941.5"), 0)) == "71942"
