"""What a number counts: the noun behind it, read off the tree's tags."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.language.lemma import is_known, lemma
from workbench.language.numberwords import in_order, listed
from workbench.language.tree import Token, Tree
from workbench.model import Span

_LONGEST = 8
"""Words that may stand between a number and what it counts."""

_UNCHANGED = listed("unchanged")
_SINGULARS = dict(zip(in_order("singulars")[::2], in_order("singulars")[1::2], strict=True))
_ACRONYM = re.compile(r"[A-Z]{2,6}s")
_NATION = re.compile(r"(?<=[a-rt-z])s$")
"""The plural of a people: Cubans."""
_PARTITIVE = re.compile(
    r"\s(?:out\s)?of\s(?:(?:the|its|his|her|their|our|these|those|all|more\sthan|about)\s){0,2}"
    r"(?:(?P<total>[\d,.]{1,12}|[a-z]{3,9}(?:-[a-z]{3,5})?)\s)?"
)
_WORD = re.compile(r"[^\W\d_]{2}")
_ENDS = frozenset({",", ".", ":", "-LRB-", "-RRB-", "VBD", "VBZ", "VBP", "MD", "WDT", "WP", "PRP", "DT"})
_MODIFIERS = ("JJ", "NN", "VBN", "VBG", "HYPH", "POS", "CD", "RB", "CC", ",")


@dataclass(frozen=True, slots=True)
class Counted:
    """The lemma of what is counted and where its words end."""

    noun: str
    end: int


def singular(noun: str) -> str:
    """The singular of a noun, in lower case, by which it is counted: children → child, MPs → mp."""
    if _ACRONYM.fullmatch(noun):
        return noun[:-1].lower()
    plain = noun.lower()
    if plain.endswith("ing"):
        return plain  # a shooting, not to shoot
    found = _SINGULARS.get(plain) or lemma(plain, "NNS").lower()
    unknown = found == plain and noun[0].isupper() and plain not in _UNCHANGED
    return _NATION.sub("", found) if unknown else found


def counted_after(text: str, tree: Tree, number: Span, *, one: bool, words: frozenset[str]) -> Counted | None:
    """The noun that the number at a span counts, or None when the text leaves it out.

    `one` is true for the number one, which counts a singular; `words` are number words, so that "of the hundred
    deputies" is understood. "53 of the 100 deputies" counts deputies.
    """
    start = number.end
    if text[start : start + 1] in ("-", "\u2010", "\u2011"):
        return _hyphenated(tree, start + 1)
    partitive = _PARTITIVE.match(text, number.end, tree.span.end)
    if partitive:
        total = partitive["total"]
        known = not total or total[0].isdigit() or total.split("-")[0] in words
        found = _noun(tree, partitive.end() if known else partitive.start("total"), one=False)
        return found if found and not one else None
    return _noun(tree, start, one=one)


_LABEL = re.compile(r" (?P<unit>[a-z]{2,4}|[A-Z]{2,4}s?)(?=[),;.:]|$| \(| (?:and|or|per|for|in|on|at|to|from)\b)")


def label_after(text: str, end: int, limit: int) -> Counted | None:
    """A short form behind figures that no dictionary knows, taken as what they count: "15.3 ppg", "0.5 WAR"."""
    match = _LABEL.match(text, end, limit)
    if match is None or (match["unit"].islower() and is_known(match["unit"])):
        return None
    written = match["unit"]
    return Counted((written[:-1] if _ACRONYM.fullmatch(written) else written).lower(), match.end())


def _hyphenated(tree: Tree, start: int) -> Counted | None:
    """The noun of "four-cylinder" or "12-nation"; the singular that a hyphen asks for."""
    token = next((t for t in tree.tokens if t.span.start == start), None)
    if token is None or not token.tag.startswith("NN") or token.is_name or len(token.text) < 3:
        return None
    return Counted(singular(token.text), token.span.end)


def _noun(tree: Tree, start: int, *, one: bool) -> Counted | None:
    run = _run(tree, start)
    head = _governor(tree, run, start, one=one) or _head(run, one=one)
    if head is None:
        return None
    if head.text.lower() == "ones":
        return Counted("", head.span.end)  # four green ones: what they are was said before
    counts = _WORD.match(head.text) and head.text.lower() not in ("other", "others")
    return Counted(singular(head.text), head.span.end) if counts else None


def _run(tree: Tree, start: int) -> list[Token]:
    """The words from a place on that may belong to one noun phrase."""
    run = list[Token]()
    for token in tree.tokens:
        if token.span.start < start:
            continue
        if not token.tag.startswith(_MODIFIERS) or (not run and token.tag in (",", "CC", "RB", "POS")):
            break
        run.append(token)
        if len(run) == _LONGEST:
            break
    return run


def _governor(tree: Tree, run: list[Token], start: int, *, one: bool) -> Token | None:
    """The noun of the run that the number modifies in the tree, when its form fits the number."""
    number = next((t for t in reversed(tree.tokens) if t.span.end <= start), None)
    head = tree.head(number) if number is not None and number.relation == "nummod" else None
    if number is None or head is None or not head.is_noun or not number.index < head.index <= number.index + _LONGEST:
        return None
    if head not in run and any(t.tag in _ENDS for t in tree.tokens[number.index + 1 : head.index]):
        return None
    between = tree.tokens[number.index + 1 : head.index]
    if any(t.tag == "POS" for t in between) or (between and between[0].tag in ("CC", ",")):
        return None
    following = next((t for t in run if t.index == head.index + 1), None)
    if following is not None and following.tag in ("HYPH", "POS"):
        return None
    return head if (one and not _plural(head)) or (not one and _plural(head)) else None


def _head(run: list[Token], *, one: bool) -> Token | None:
    """The counted noun of a run: its last noun before the phrase ends."""
    for place, token in enumerate(run):
        if not token.is_noun:
            continue
        following = run[place + 1] if place + 1 < len(run) else None
        if following and following.tag == "POS" and following.text != "'s" and _plural(token):
            return token  # "three countries' ministers" are three countries
        if following and following.tag in ("HYPH", "POS"):
            continue
        if following is not None and following.is_noun and not _breaks(token, following):
            continue
        if one or _plural(token):
            return token
        if following and (following.tag.startswith(("JJ", "CC", "VB")) or token.is_name):
            continue
        return run[0] if run[0].tag == "NN" and 0 < place < 3 else None
    return None


def _plural(token: Token) -> bool:
    return token.tag in ("NNS", "NNPS") or token.text.lower() in _UNCHANGED or bool(_ACRONYM.fullmatch(token.text))


def _breaks(token: Token, following: Token) -> bool:
    """Whether a plural ends its phrase though a noun follows: "12 people Tuesday", "three men police say"."""
    if not _plural(token):
        return False
    return following.is_name and not token.is_name
