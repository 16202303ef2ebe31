"""Who takes part in what a claim tells, under canonical names."""

from __future__ import annotations

from workbench.frame.antecedent import Antecedent, Discourse
from workbench.frame.topic import Anchor
from workbench.language.tree import Token, Tree
from workbench.model import Claim, Participant

_ROLES = {"nsubj": "agent", "nsubj:pass": "patient", "obj": "patient", "iobj": "beneficiary", "nmod:poss": "of"}


def participants_of(
    tree: Tree, anchor: Anchor, claim: Claim, antecedent: Antecedent, discourse: Discourse
) -> tuple[Participant, ...]:
    """Names and resolved pronouns around the claim, each with the role its path to the event gives it."""
    clause = {t.index for t in tree.subtree(anchor.event)} if anchor.event is not None else set()
    if anchor.noun is not None:
        clause |= {t.index for t in tree.subtree(anchor.noun)}
    found = []
    for head, name in discourse.names_in(tree):
        if claim.kind != "instrument" and claim.span.covers(head.span):
            continue
        found.append(Participant(_role(tree, head, anchor) if head.index in clause else "near", name))
    found.extend(Participant("of", name) for name in antecedent.names)
    return tuple(sorted(set(found)))


def _role(tree: Tree, token: Token, anchor: Anchor) -> str:
    """The relation by which a name reaches the event or the noun of the claim."""
    targets = {t.index for t in (anchor.event, anchor.noun) if t is not None}
    step = token
    for above in tree.ancestors(token):
        if above.index in targets:
            break
        step = above
    if step.relation in _ROLES:
        return _ROLES[step.relation]
    case = next(iter(tree.children(step, "case")), None)
    return case.lemma if case is not None else step.relation.split(":")[0]
