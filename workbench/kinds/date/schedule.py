"""What is told in the present tense of a day or month is to come: the court sits on Monday.

Only asked where no other word tells the tense (`tense.py`), because it takes the sentence's tree.
"""

from __future__ import annotations

from workbench.kinds.date.expression import Expression, Part
from workbench.language.timewords import CLASSES, Words
from workbench.language.tree import Tree
from workbench.model import Span

_PARTS = frozenset({Part.WEEKDAY, Part.DAY, Part.MONTH})
_PRESENT = frozenset({"VBZ", "VBP"})
_OF_VERB = frozenset({"obl", "nmod", "advmod", "obj"})
_TELLING = frozenset({"say", "have", "be", "show", "suggest", "mean", "follow", "remain"})
"""Verbs whose present tense tells of what has been, too."""


def may_be_scheduled(words: Words, found: Expression) -> bool:
    """Whether the present tense would put a date ahead: a day or month without a year that is no noun's own."""
    if found.part not in _PARTS or found.year is not None or found.direction is not None or found.until is not None:
        return False
    return words.letter(found.end) != CLASSES["possessive"] and len(words.row) > found.end - found.start + 1


def scheduled(tree: Tree, span: Span) -> bool:
    """Whether a date belongs to a verb in the present tense, or to the infinitive that one plans."""
    top = tree.top(span)
    verb = tree.head(top) if top is not None else None
    if top is None or verb is None or top.relation.split(":")[0] not in _OF_VERB:
        return False
    helpers = tree.children(verb, "aux")
    if verb.tag == "VBG":
        return any(t.tag in _PRESENT for t in helpers) and not any(t.tag == "VBN" for t in helpers)
    return verb.tag in _PRESENT and verb.lemma.lower() not in _TELLING and not helpers
