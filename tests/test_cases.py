"""Every case of fixtures/cases/ through the real path: text, document, reading, claims."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from tests.cases import Case, CaseError, Expectation, Pair, kinds_with_cases, load
from workbench.extract import extract
from workbench.kinds import kinds
from workbench.language.reading import Reading
from workbench.model import Claim, DateEvidence, Document, Region, Relation, Source, Span, Zone

LEAST = 25
"""Cases a kind must have that pass."""


def everything() -> Iterator[Case | Pair]:
    """All cases and pairs; a faulty file yields nothing here and fails `test_case_file` below."""
    for kind in kinds_with_cases():
        try:
            cases, pairs = load(kind)
        except CaseError:
            continue
        yield from cases
        yield from pairs


def parameters(wanted: type[Case] | type[Pair]) -> list[object]:
    return [
        pytest.param(
            case,
            id=f"{case.kind}: {case.note}",
            marks=[pytest.mark.xfail(reason=case.xfail, strict=True)] if case.xfail else [],
        )
        for case in everything()
        if isinstance(case, wanted)
    ]


def claims_of(kind: str, text: str, published: str | None) -> tuple[Document, list[Claim]]:
    source = Source(
        id=hashlib.sha256(text.encode()).hexdigest(),
        path="case.txt",
        published=published,
        published_from=DateEvidence.USER if published else DateEvidence.NONE,
    )
    document = Document(source, text, (Region(Span(0, len(text)), Zone.BODY),))
    found = [claim for claim in extract(Reading(document)) if claim.kind == kind]
    return document, sorted(found, key=lambda claim: claim.span)


def said(claim: Claim, key: str) -> str:
    """One property of a claim, written as case files write it."""
    value = claim.value
    match key:
        case "attribution":
            return claim.attribution
        case "days":
            return "/".join(value.days or ())
        case "timex":
            return (
                " ".join(part for part in (value.timex.type, value.timex.value, value.timex.mod) if part)
                if value.timex
                else ""
            )
        case "modifier":
            return value.modifier.value
        case "number" | "number_high":
            number = value.number if key == "number" else value.number_high
            return "" if number is None else str(number)
        case _:
            return str(getattr(value, key))


def written(expected: Expectation, claim: Claim | None) -> dict[str, str]:
    """The checked keys of an expectation, as it states them or as a claim fulfils them."""
    if claim is None:
        return expected.checked
    return {key: said(claim, key) for key in expected.checked}


@pytest.mark.parametrize("case", parameters(Case))
def test_case(case: Case) -> None:
    document, claims = claims_of(case.kind, case.text, case.published)
    wanted = [(e.text, span, e.value) for e, span in zip(case.expect, case.spans(document.text), strict=True)]
    assert [(c.quote, c.span, c.value.canonical) for c in claims] == wanted
    for expected, claim in zip(case.expect, claims, strict=True):
        assert written(expected, claim) == written(expected, None)


@pytest.mark.parametrize("case", parameters(Case))
def test_case_keeps_the_invariants(case: Case) -> None:
    if case.xfail:
        pytest.xfail(case.xfail)
    document, claims = claims_of(case.kind, case.text, case.published)
    compare = kinds()[case.kind].compare
    for claim in claims:
        assert claim.quote == claim.span.of(document.text)
        assert claim.sentence.covers(claim.span) or (case.kind == "quote" and claim.sentence.start <= claim.span.start)
        assert compare(claim.value, claim.value) is Relation.EQUAL
        key = f"{document.source.id}:{claim.kind}:{claim.span.start}:{claim.span.end}"
        assert claim.id == hashlib.sha256(key.encode()).hexdigest()[:16]


@pytest.mark.parametrize("pair", parameters(Pair))
def test_pair(pair: Pair) -> None:
    compare = kinds()[pair.kind].compare
    _, [a] = claims_of(pair.kind, pair.a, pair.published)
    _, [b] = claims_of(pair.kind, pair.b, pair.published)
    assert (compare(a.value, b.value), compare(b.value, a.value)) == (pair.relation, pair.relation)


@pytest.mark.parametrize("kind", kinds_with_cases())
def test_case_file(kind: str) -> None:
    cases, _ = load(kind)
    negative = [case for case in cases if not case.expect]
    assert len([case for case in cases if not case.xfail]) >= LEAST
    assert len(negative) * 3 >= len(cases), f"{len(negative)} of {len(cases)} cases are negative; a third is the least"


def test_every_kind_has_a_case_file_and_every_case_file_a_kind() -> None:
    assert kinds_with_cases() == sorted(kinds())
