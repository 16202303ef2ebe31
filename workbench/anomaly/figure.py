"""A count or an amount as a sentence tells it: its number, its unit, and how exactly it is meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from workbench.language.numerals import Numeral
from workbench.model import Claim, Span

_THOUSAND = 1000
_ROUND = 2
"""Zeros at the end of a whole number from which on it may have been rounded: 1,400 but not 140."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its sign of currency and its unit; bare where it names no unit."""

    number: Numeral
    claim: Claim | None
    hedged: bool

    @property
    def span(self) -> Span:
        """The whole of it: "$31 million", "1,340 metres"."""
        if self.claim is None:
            return self.number.span
        place = self.number.span
        return Span(min(place.start, self.claim.span.start), max(place.end, self.claim.span.end))

    @property
    def low(self) -> Decimal:
        return self.number.low

    @property
    def unit(self) -> str:
        """What is counted or measured; empty for a bare number."""
        return self.claim.value.unit if self.claim is not None else ""

    @property
    def percent(self) -> bool:
        return self.claim is not None and self.claim.kind == "percent"

    def like(self, *others: Figure) -> bool:
        """Whether all may be of one unit, of which at least one names it and the others may be bare."""
        return len({f.unit for f in (self, *others) if f.unit}) == 1 and len({f.percent for f in (self, *others)}) == 1

    @property
    def rounding(self) -> Decimal:
        """Half of what its last written digit stands for; a whole number that ends in zeros may be rounded there."""
        written = self.number.low
        if self.number.scaled or written != written.to_integral_value():
            return self.number.step / 2
        zeros = len(f"{written:f}") - len(f"{written:f}".rstrip("0"))
        return Decimal(10) ** zeros / 2 if zeros >= _ROUND else Decimal(0)


def one_scale(*figures: Figure) -> bool:
    """False when one is in millions and another may be, too, and does not say so: "2.1 and 1.7 million"."""
    large = any(f.number.scaled and f.low >= _THOUSAND for f in figures)
    return not large or all(f.number.scaled or f.low >= _THOUSAND for f in figures)


def rounding(figures: Iterable[Figure]) -> Decimal:
    """What rounding alone may put between the figures of one computation."""
    return sum((figure.rounding for figure in figures), Decimal(0))


def plain(number: Decimal) -> str:
    """A result as the explanation writes it: no zeros behind the point, thousands apart."""
    whole = number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
    return f"{whole:,f}"
