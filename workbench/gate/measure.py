"""How often each rule is right, on stories with gold: every article is checked as a draft against the others.

A story is a folder with articles/ and gold.json, as fixtures/stories/README.md describes. Its gold lists every
disagreement, so a contradiction it does not know is a false alarm; where articles agree it may be silent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbench.conflict import judge
from workbench.extract import extract
from workbench.frame import frame
from workbench.gate import check
from workbench.gate import rule as rules
from workbench.gate.drift import Drift, difference
from workbench.gate.quotation import rule_of_drift
from workbench.gate.rule import Precision, Status, rule_of
from workbench.language.reading import Reading
from workbench.link import link, linkable, scored
from workbench.link.weights import Weights, weights
from workbench.model import (
    Claim,
    Coverage,
    Disposition,
    Document,
    Dossier,
    Finding,
    JudgedClaim,
    Question,
    Verdict,
)
from workbench.origin import origins
from workbench.read import read_bytes

_FAMILIES = (
    {"date", "duration", "age"},
    {"quantity", "money", "percent", "ordinal", "age", "duration"},
    {"provision", "instrument", "party"},
    {"quote"},
)
"""Kinds that may stand for one another in a gold question."""

_UNJUDGED = (rules.NOT_FOUND, rules.NOT_COMPARED)
"""Rules about which the gold can say nothing."""

_SAID_BY_VERDICTS = (rules.AGAINST_VERDICT, rules.REJECTED)


BY_HAND = {
    rules.QUOTE_CHANGED: Precision(19, 20),
    rules.QUOTE_CUT: Precision(5, 5),
    rules.QUOTE_INSERTED: Precision(4, 4),
}
"""Pairs of quotations in real news (ECB+ topics 1 to 35, each pair once, on 22 November 2026) whose difference a rule
would name, judged by reading both; six that differ by the spacing of marks alone are left out."""

BY_HAND_SET = "29 pairs of quotations in ECB+ topics 1 to 35, judged by hand"


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding and whether the gold bears it out; None where the gold is silent."""

    rule: str
    right: bool | None
    story: str
    draft: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a claim says by the gold: its question and the answers it fits."""

    question: int
    answers: frozenset[str]


class Story:
    """The articles of a story, their claims, and what the gold says about each claim."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self.gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        self.readings: dict[str, Reading] = {}
        self.claims: dict[str, tuple[Claim, ...]] = {}
        for name, about in self.gold["documents"].items():
            path = folder / about["file"]
            reading = Reading(read_bytes(path.read_bytes(), str(path)))
            self.readings[name] = reading
            self.claims[name] = tuple(frame(reading, extract(reading)))
        self.answers: dict[str, list[_Answer]] = {}
        for number, question in enumerate(self.gold["questions"]):
            for told in question["claims"]:
                for claim in self._meant(told, question["kind"]):
                    self.answers.setdefault(claim.id, []).append(_Answer(number, frozenset(told["answers"])))

    def dossier(self, draft: str) -> Dossier:
        """All articles but one."""
        documents = tuple(r.document for name, r in self.readings.items() if name != draft)
        claims = tuple(c for name, own in self.claims.items() if name != draft for c in own)
        return Dossier(documents, origins(documents), claims, (), (), (), Coverage(0, 0, {}))

    def stand(self, a: str, b: str) -> str:
        """How two claims stand by the gold: `agree`, `conflict`, `apart` in different questions, or `silent`."""
        first, second = self.answers.get(a, ()), self.answers.get(b, ())
        both = [bool(x.answers & y.answers) for x in first for y in second if x.question == y.question]
        if both:
            return "agree" if any(both) else "conflict"
        return "apart" if first and second else "silent"

    def odd(self, draft: str, finding: Finding) -> bool:
        """True when the gold knows an impossibility in this sentence."""
        text = self.readings[draft].text
        return any(
            oddity["document"] == draft
            and any(m.start() <= finding.span.start < m.end() for m in re.finditer(re.escape(oddity["sentence"]), text))
            for oddity in self.gold.get("anomalies", ())
        )

    def _meant(self, told: Mapping[str, Any], kind: str) -> Iterator[Claim]:
        """The claims a gold mention stands for."""
        text = self.readings[told["document"]].text
        inside = told["sentence"].find(told["mention"])
        for match in re.finditer(re.escape(told["sentence"]), text):
            start = match.start() + inside
            end = start + len(told["mention"])
            for claim in self.claims[told["document"]]:
                shared = min(end, claim.span.end) - max(start, claim.span.start)
                near = shared > 0 and shared * 2 >= min(end - start, len(claim.span))
                if near and (kind == claim.kind or any({kind, claim.kind} <= family for family in _FAMILIES)):
                    yield claim


def measure(folder: Path, model: Weights | None = None) -> list[Judged]:
    """Every finding of every article of a story, judged; `model` takes the place of the shipped weights."""
    story, found = Story(folder), list[Judged]()
    for draft, reading in story.readings.items():
        plain = story.dossier(draft)
        found += _judged(story, draft, check(reading, plain, model=model), _SAID_BY_VERDICTS, keep=False)
        for disposition in (Disposition.RIGHT, Disposition.NEITHER):
            decided, held = _decided(story, plain, disposition, model)
            findings = check(reading, decided, model=model)
            found += _judged(story, draft, findings, _SAID_BY_VERDICTS, keep=True, held=held)
    return found


def tally(judged: Iterable[Judged]) -> dict[str, Precision]:
    """Right, judged and silent by rule, in the order of the rules."""
    found = list(judged)
    counts = {name: [j.right for j in found if j.rule == name] for name in rules.RULES}
    return {
        name: Precision(truths.count(True), len(truths) - truths.count(None), truths.count(None))
        for name, truths in counts.items()
        if truths
    }


def written(figures: Mapping[str, Precision], date: str, stories: str, how: str) -> str:
    """The text of precision.toml."""
    lines = [
        "# How often each rule of the gate was right; it decides which rules may be errors.",
        "# right: borne out by the gold; judged: the gold decides; silent: the gold says nothing.",
        "",
        "[measurement]",
        *(f"{key} = {json.dumps(value)}" for key, value in (("date", date), ("set", stories), ("how", how))),
        "",
        "[rules]",
        *(
            f"{name} = {{ right = {p.right}, judged = {p.judged}, silent = {p.silent} }}"
            for name, p in sorted(figures.items())
        ),
        "",
        f"[by_hand] # {BY_HAND_SET}",
        *(f"{name} = {{ right = {p.right}, judged = {p.judged} }}" for name, p in sorted(BY_HAND.items())),
    ]
    return "\n".join(lines) + "\n"


def _judged(
    story: Story,
    draft: str,
    findings: Iterable[Finding],
    among: Sequence[str],
    *,
    keep: bool,
    held: Mapping[str, str] | None = None,
) -> Iterator[Judged]:
    """Those findings whose rule is among some, or those whose rule is not, judged."""
    for finding in findings:
        if (finding.rule in among) is keep and finding.rule not in _UNJUDGED:
            right = _by_verdict(story, finding, held or {}) if keep else _right(story, draft, finding)
            yield Judged(finding.rule, right, story.name, draft, finding.kind, finding.message)
            yield from _drifted(story, draft, finding)


def _drifted(story: Story, draft: str, finding: Finding) -> Iterator[Judged]:
    """In a dispute about words: what would be said if the sources that drifted were the only ones."""
    if finding.kind != "quote" or rule_of(finding.rule).status is not Status.DISPUTED:
        return
    told = {c.id: c for own in story.claims.values() for c in own}
    claim = told[finding.claim]
    for other in (told[e] for e in finding.evidence):
        drift = difference(claim.quote, other.quote)
        if drift.drift is not Drift.NONE:
            right = story.stand(claim.id, other.id) == "conflict"
            rule = rule_of_drift(claim, other, drift, other.quote)
            yield Judged(rule, right, story.name, draft, "quote", finding.message)


def _right(story: Story, draft: str, finding: Finding) -> bool | None:
    """Whether the gold bears a finding out."""
    status = rule_of(finding.rule).status
    stands = [story.stand(finding.claim, other) for other in finding.evidence]
    if status is Status.ANOMALY:
        return story.odd(draft, finding)
    if status is Status.SUPPORTED:
        return True if "agree" in stands else False if {"conflict", "apart"} & set(stands) else None
    if finding.rule == rules.QUOTE_NOT_FOUND:
        mine = {a.question for a in story.answers.get(finding.claim, ())}
        others = [c.id for name, own in story.claims.items() if name != draft for c in own]
        return not any(mine & {a.question for a in story.answers.get(c, ())} for c in others)
    if finding.rule == rules.QUOTE_MISATTRIBUTED:
        return False
    if status is Status.DISPUTED:
        own = [e for e in finding.evidence if story.stand(finding.claim, e) in ("agree", "conflict")]
        return "conflict" in stands or any(story.stand(a, b) == "conflict" for a in own for b in own)
    return "conflict" in stands


def _by_verdict(story: Story, finding: Finding, held: Mapping[str, str]) -> bool | None:
    """Right when the draft's claim answers the question that was decided, and for another answer.

    Where the draft says what a rejected position says, the gold may be silent: it leaves agreement out.
    """
    stands = {story.stand(finding.claim, held[e]) for e in finding.evidence if e in held}
    if finding.rule == rules.AGAINST_VERDICT:
        return "conflict" in stands
    return True if stands & {"conflict", "agree"} else False if "apart" in stands else None


def _decided(
    story: Story, dossier: Dossier, disposition: Disposition, model: Weights | None
) -> tuple[Dossier, dict[str, str]]:
    """The dossier with a verdict on each question whose claims the gold knows, and the claim held right in each."""
    documents = {d.source.id: d for d in dossier.documents}
    claims = {c.id: c for c in dossier.claims}
    verdicts, held = list[Verdict](), dict[str, str]()
    for question in _asked(dossier, documents, claims, model):
        known = [c for c in question.claims if c in story.answers]
        if not known:
            continue
        held |= dict.fromkeys(question.claims, known[0])
        judged = tuple(
            JudgedClaim(c, claims[c].source, "", claims[c].kind, claims[c].quote, claims[c].value.canonical)
            for c in question.claims
        )
        right = claims[known[0]].value.canonical if disposition is Disposition.RIGHT else ""
        number = len(verdicts) + 1
        verdicts.append(
            Verdict(number, question.id, question.title, disposition, position=right, evidence=("gold",), judged=judged)
        )
    return replace(dossier, verdicts=tuple(verdicts)), held


def _asked(
    dossier: Dossier, documents: Mapping[str, Document], claims: Mapping[str, Claim], model: Weights | None
) -> list[Question]:
    """The questions of the sources alone."""
    told = sorted(filter(linkable, dossier.claims), key=lambda c: c.id)
    pairs = scored(told, documents, dossier.duplicate_of, model or weights())
    asked = link(dossier.claims, dossier.documents, dossier.duplicate_of, pairs=pairs)
    return [judge(question, claims, documents, dossier.duplicate_of) for question in asked]
