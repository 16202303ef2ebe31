"""How findings are worded: short quotations, outlets, counts, and who decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.model import Claim, Document, Verdict

QUOTED = 100
"""Characters of a quotation in a message."""


def short(words: str) -> str:
    """A quotation's first words, in a message that names several; the evidence holds all of them."""
    return words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0] + "…"


def who_says(claims: Iterable[Claim], documents: Mapping[str, Document]) -> str:
    """Each source's words once, with the outlets that print them; what one says again in other words goes unsaid."""
    said: dict[str, list[str]] = {}
    told = set[tuple[str, str]]()
    for claim in claims:
        outlet = documents[claim.source].source.label
        value = claim.value.canonical or claim.quote
        if (outlet, value) not in told:
            told.add((outlet, value))
            said.setdefault(short(claim.quote), []).append(outlet)
    return "; ".join(f"{', '.join(dict.fromkeys(outlets))}: “{quote}”" for quote, outlets in said.items())


def by(verdict: Verdict) -> str:
    return f"the verdict of {verdict.reviewer}" if verdict.reviewer else "the verdict"


def disposition(verdict: Verdict) -> str:
    return verdict.disposition.replace("-", " ")


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
