"""Whether a wording reads as a question: what a turned sentence gets wrong when its tree was wrong."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.language.parser import parse
from workbench.language.tree import Token, Tree
from workbench.link.wording.forms import listed
from workbench.link.wording.when import is_dated
from workbench.model import Span

_OURS = frozenset("i me my mine myself we us our ours ourselves you your yours".split())
_LEADING = frozenset(
    "above after at before below between by during for from in into on over since through to under until up with within"
    " how what when who whom which whose counting".split()
)
_THEY = frozenset("it he she they him them".split())
_CUT = frozenset(
    "a an the and or but of from than as that which who its their his her is are was were be been being did does do"
    " will would may might can could shall should must not because".split()
)
_SINGULAR, _PLURAL = frozenset(("is", "was", "has", "does")), frozenset(("are", "were", "have", "do"))
_DO = frozenset(("did", "does", "do"))
_BE = frozenset(("is", "are", "was", "were"))
_UNDER = ("acl", "ccomp", "advcl", "csubj", "xcomp", "aux", "nsubj", "compound", "amod")
_REPORTING = frozenset("say said says tell told".split())
_REPEATABLE = frozenset("that with from have were been than".split())
_COUNTED = re.compile(
    r"\b(?:and|or) (?:some |about |nearly |over )?(?:[€$£¥]?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)"
)
_ENDS_COUNTING = re.compile(r" (?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\?$")
_ASIDE = re.compile(r"^(?!Counting in order)[^,]*(?:,\d[^,]*)*, (?!in percent)(?!.* (?:and|or) )")
_BARE_BE = re.compile(r"\b(?:[Dd]id|[Dd]oes|[Dd]o) (?!.*\b(?:to|will|would|may|can|must|should) be\b).*\bbe\b")
_HEADLESS = re.compile(r"\b(?:is|was|are|were) what\b")
_COMPARED = re.compile(r"\b(?:more|less|fewer|rather|other|\w{2,20}er) ")
_SEPARATE = re.compile(r"\W+")


@lru_cache(maxsize=8192)
def reads_well(wording: str) -> bool:
    """False for a question that no person would ask: cut short, two finite verbs, a verb that its helper rules out."""
    words = [word for word in _SEPARATE.split(wording.lower()) if word]
    return _spoken(words, wording) and _holds(_tree(wording), wording)


def _spoken(words: list[str], wording: str) -> bool:
    """What can be told from the words alone."""
    if not words or words[0] not in _LEADING or words[-1] in _CUT or len(words) < 4:
        return False
    if _OURS & set(_SEPARATE.split(re.sub(r"\b(?:US|U\.S\.)", "", wording).lower())):
        return False
    content = [word for word in _SEPARATE.split(wording) if len(word) > 3 and word.lower() not in _REPEATABLE]
    if len(content) != len(set(content)) or _COUNTED.search(wording) or _twice(words):
        return False
    if any(pattern.search(wording) for pattern in (_BARE_BE, _ENDS_COUNTING, _ASIDE, _HEADLESS)):
        return False
    if _THEY & set(words) and not wording.endswith(" was it?"):
        return False
    if words[-1] in _REPORTING or (_DO & set(words) and "born" in words):
        return False
    return " than " not in wording or bool(_COMPARED.search(wording.split(" than ")[0]))


def _tree(wording: str) -> Tree:
    """The tree of a question, without a preposition before its question word: few sentences in print open so."""
    rest = wording.partition(" ")[2]
    fronted = rest.startswith(("how ", "what ", "which ", "whom "))
    plain = f"{rest[:1].upper()}{rest[1:]}" if fronted else wording
    plain = plain.removeprefix("Counting in order, ")
    return parse(plain, [Span(0, len(plain))])[0]


def _twice(words: list[str]) -> bool:
    """Whether what is asked for stands in the question: "Under which section … under Section 402"."""
    asked = words[words.index("which") + 1] if "which" in words[:-1] else ""
    return bool(asked) and words.count(asked) > 1


def _holds(tree: Tree, wording: str) -> bool:
    """What the parser makes of the question itself; it seldom knows a verb behind "did", so those are passed over."""
    if wording.startswith("When ") and any(
        is_dated(t) and t.relation.split(":")[0] in ("obl", "nmod", "advmod", "obj") for t in tree.tokens
    ):
        return False
    if _DO & {t.text for t in tree.tokens}:
        return True
    finite = [t for t in tree.tokens if t.tag in ("VBD", "VBZ", "VBP", "MD") and t.relation.split(":")[0] not in _UNDER]
    if len([t for t in finite if not _joined(tree, t)]) > 1:
        return False
    return all(_agrees(tree, t) for t in tree.tokens if t.relation.split(":")[0] in ("aux", "cop"))


def _joined(tree: Tree, token: Token) -> bool:
    """A second verb behind "and", as in "resign and leave"."""
    return token.relation.startswith("conj") and bool(tree.children(token, "cc"))


def _agrees(tree: Tree, helper: Token) -> bool:
    """Whether a helper goes with its verb and its subject."""
    verb, word = tree.tokens[helper.head], helper.text.lower()
    if word in _BE and verb.tag == "VBN" and verb.lemma in listed("intransitive"):
        return False
    subject = next(iter(tree.children(verb, "nsubj")), None)
    if subject is None or subject.is_name or subject.index < helper.index:
        return True
    if word in _SINGULAR:
        return subject.tag != "NNS" or subject.text.lower().endswith(("ics", "news"))
    if word in _PLURAL and subject.tag == "NN":
        return bool(tree.children(subject, "conj", "nummod")) or subject.lemma in listed("groups")
    return True
