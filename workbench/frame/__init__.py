"""What each claim is about, read off the dependency tree of its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from workbench.frame.antecedent import Antecedent, Discourse
from workbench.frame.modality import modality_of, speaker_of
from workbench.frame.roles import participants_of
from workbench.frame.topic import Anchor, find_anchor
from workbench.frame.wording import restrictors_of, scope_of, words_of
from workbench.language.reading import Reading
from workbench.language.tree import Tree
from workbench.model import Claim, Frame, Span, Zone

COMPARED = (Zone.BODY, Zone.HEADLINE)
"""Zones whose claims are framed and linked; menus, teasers, captions and repeats speak of other things."""


def frame(reading: Reading, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with their frames; those outside body and headline keep an empty one."""
    told = [sentence for sentence in reading.sentences if reading.zone(sentence) in COMPARED]
    reading.parse([*told, *(claim.sentence for claim in claims if claim.zone in COMPARED)])
    discourse = Discourse(reading, told)
    dates = defaultdict[Span, list[Claim]](list)
    for claim in claims:
        if claim.kind == "date":
            dates[claim.sentence].append(claim)
    return tuple(
        _framed(reading, claim, discourse, dates[claim.sentence]) if claim.zone in COMPARED else claim
        for claim in claims
    )


def _framed(reading: Reading, claim: Claim, discourse: Discourse, dates: Sequence[Claim]) -> Claim:
    tree = reading.tree(claim.sentence)
    anchor = find_anchor(tree, claim)
    if anchor is None:
        return claim
    antecedent = discourse.antecedent(claim.sentence, anchor)
    return replace(
        claim,
        frame=Frame(
            topic=_topic(tree, anchor, claim, antecedent, discourse),
            predicate=anchor.predicate,
            participants=participants_of(tree, anchor, claim, antecedent, discourse),
            restrictors=restrictors_of(tree, anchor, claim),
            modality=modality_of(tree, anchor),
            scope=scope_of(tree, anchor, claim, dates),
            words=words_of(tree, anchor, claim, antecedent),
        ),
        attribution=claim.attribution or ("" if claim.kind == "quote" else _speaker(tree, anchor, discourse)),
    )


def _topic(tree: Tree, anchor: Anchor, claim: Claim, antecedent: Antecedent, discourse: Discourse) -> str:
    """The bearer of an age by name; what a pronoun stands for; else the noun itself."""
    if claim.kind == "age" and (name := discourse.bearer(tree, anchor)):
        return name
    return anchor.topic or antecedent.topic


def _speaker(tree: Tree, anchor: Anchor, discourse: Discourse) -> str:
    token = speaker_of(tree, anchor)
    return discourse.name_of(tree, token) if token is not None else ""
