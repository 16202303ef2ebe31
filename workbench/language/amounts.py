"""Amounts: how a number with its bound is written, and how two of them stand to each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from workbench.language.currencies import whole_of
from workbench.language.numerals import Numeral
from workbench.model import Modifier, Relation, Value

ABOUT = Decimal("0.1")
"""Share by which "about 7" may miss: 6.3 to 7.7. Wide enough for "some 31,000" and 31,412, or "two dozen" and 23."""

NEAR = Decimal("0.15")
"""Share within which "just over 200" or "a little under a fifth" must lie of its bound."""

_HUNDREDTH = Decimal("0.01")
"""A factor, not a divisor, so that 90 cents keep both their digits."""

SHARE = "share"
"""Unit of a part of a whole that the text writes as a fraction: a third has the number 0.3333333, a value of 33.3 %."""

_ENDLESS = Decimal("Infinity")


def write(number: Decimal) -> str:
    """A number in canonical notation: plain digits, 1.24e6 from a million on when it ends in three zeros, 1e-9."""
    with localcontext() as context:
        context.prec = 40
        whole = number.normalize()
    if (abs(whole) >= 10**6 and int(whole.as_tuple().exponent) >= 3) or (whole and whole.adjusted() < -6):
        digits = "".join(map(str, whole.as_tuple().digits))
        fraction = f".{digits[1:]}" if len(digits) > 1 else ""
        return f"{'-' if whole < 0 else ''}{digits[0]}{fraction}e{whole.adjusted()}"
    return f"{whole:f}"


def value_of(numeral: Numeral, modifier: Modifier, unit: str, *, near: bool = False, also: str = "") -> Value:
    """The value of a numeral in a unit; `near` keeps that the text says the bound was only just passed."""
    if numeral.vague and modifier is Modifier.EXACT:
        modifier = Modifier.ABOUT
    upper = f"..{write(numeral.high)}" if numeral.high is not None else ""
    ending = f" {unit}" if unit else ""
    amount = f"{write(numeral.low)}{upper}{ending}"
    return Value(
        canonical=f"{modifier.value}{amount}",
        modifier=modifier,
        number=numeral.low,
        number_high=numeral.high,
        unit=unit,
        also=also or (f"~{amount}" if near and modifier in (Modifier.OVER, Modifier.UNDER) else ""),
    )


def in_whole_units(value: Value) -> Value:
    """A share as the percentage it is, to a tenth; cents and pence in their currency; any other value as it stands."""
    if value.number is None:
        return value
    if value.unit == SHARE:
        return replace(value, number=percent_of(value.number), unit="%")
    part, per, rest = value.unit.partition(" per ")
    whole = whole_of(part) if part.endswith(("cent", "penny", "kopeck")) else ""
    if not whole:
        return value
    high = None if value.number_high is None else value.number_high * _HUNDREDTH
    return replace(value, number=value.number * _HUNDREDTH, number_high=high, unit=f"{whole}{per}{rest}")


def percent_of(share: Decimal) -> Decimal:
    """A share of one in percent, to a tenth where it is not whole; below a tenth, to one more place than its first."""
    place = min(-1, (share * 100).adjusted() - 1) if share * 100 < Decimal("0.1") else -1
    percent = (share * 100).quantize(Decimal(1).scaleb(place))
    return Decimal(int(percent)) if percent == int(percent) else percent


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers an amount may fairly stand for, ends included."""

    low: Decimal
    high: Decimal

    def scaled(self, factor: Decimal, shift: Decimal = Decimal(0)) -> Interval:
        return Interval(self.low * factor + shift, self.high * factor + shift)

    def touches(self, other: Interval) -> bool:
        """True when they share an end and nothing else: about 300 and about 400."""
        return self.high == other.low or other.high == self.low

    def relation(self, other: Interval) -> Relation:
        """CONFLICT when disjoint, REFINES when one holds the other, OVERLAPS otherwise."""
        if self.low > other.high or other.low > self.high:
            return Relation.CONFLICT
        inside = self.low <= other.low and other.high <= self.high
        outside = other.low <= self.low and self.high <= other.high
        return Relation.REFINES if inside or outside else Relation.OVERLAPS


def rounding(number: Decimal) -> Decimal:
    """The rounding unit of a number as written: 1.2bn → 1e8, 7.5 → 0.1, 31,000 → 1000, 340 → 1.

    Trailing zeros of numbers from a thousand on may be rounding, as long as two digits stay.
    """
    exponent = int(number.as_tuple().exponent)
    if exponent == 0 and abs(number) >= 1000:
        zeros = len(digits := str(abs(int(number)))) - len(digits.rstrip("0"))
        exponent = min(zeros, len(digits) - 2)
    return Decimal(1).scaleb(exponent)


def interval(value: Value) -> Interval:
    """What an amount admits once its rounding, bound or approximation is read charitably."""
    number = value.number or Decimal(0)
    high = value.number_high
    if high is not None:
        if value.modifier is Modifier.ABOUT and high >= number * 8:
            return Interval(number, _ENDLESS)  # "thousands of": a floor, no ceiling
        slack = ABOUT if value.modifier is Modifier.ABOUT else Decimal(0)
        return Interval(number - abs(number) * slack, high + abs(high) * slack)
    half = rounding(number) / 2
    near = abs(number) * NEAR if value.also.startswith("~") else _ENDLESS
    match value.modifier:
        case Modifier.ABOUT:
            last = Decimal(1).scaleb(number.normalize().adjusted()) if number else Decimal(1)
            single = last / 2 if len(number.normalize().as_tuple().digits) == 1 else Decimal(0)
            slack = max(abs(number) * ABOUT, single if abs(number) >= 10 else half)
            return Interval(number - slack, number + slack)
        case Modifier.OVER | Modifier.AT_LEAST:
            return Interval(number, number + near)
        case Modifier.UNDER | Modifier.AT_MOST:
            return Interval(number - near, number)
        case _:
            return Interval(number - half, number + half)


def compare(a: Value, b: Value, factor: Decimal = Decimal(1), shift: Decimal = Decimal(0)) -> Relation:
    """How two amounts stand to each other; `b` times `factor` plus `shift` is in the unit of `a`.

    EQUAL for the same number under the same bound; REFINES when the coarser holds the finer; INCOMPARABLE without
    numbers. Two exact numbers agree when one is the other rounded, or when they differ only by converting.
    """
    if a.number is None or b.number is None:
        return Relation.INCOMPARABLE
    converted = b.number * factor + shift
    high = None if b.number_high is None else b.number_high * factor + shift
    same = _same(a.number, converted) and _same(a.number_high, high)
    if same and a.modifier is b.modifier:
        return Relation.EQUAL
    if a.modifier is b.modifier is Modifier.AT_MOST:  # two limits are set against each other as they stand
        return compare(replace(a, modifier=Modifier.EXACT), replace(b, modifier=Modifier.EXACT), factor, shift)
    exact = a.modifier is b.modifier is Modifier.EXACT and a.number_high is None and b.number_high is None
    if not exact:
        mine, other = interval(a), interval(b).scaled(factor, shift)
        both_rough = a.modifier is b.modifier is Modifier.ABOUT
        return Relation.CONFLICT if both_rough and mine.touches(other) else mine.relation(other)
    mine, other = interval(a), interval(b).scaled(factor, shift)
    if factor != 1 or shift:
        return Relation.CONFLICT if mine.relation(other) is Relation.CONFLICT else Relation.REFINES
    rounded = mine.low <= converted <= mine.high or other.low <= a.number <= other.high
    alike = rounding(a.number) == rounding(b.number)
    return Relation.REFINES if rounded and not alike else Relation.CONFLICT


def _same(a: Decimal | None, b: Decimal | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= abs(a) * Decimal("1e-9")
