"""Questions put with the sources' own words, where no sentence can be turned into one."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from workbench.language.classes import topic_classes
from workbench.link.wording.asking import label_of, noun_of
from workbench.link.wording.forms import form
from workbench.model import Claim

WORDS = 9
"""Words of a source that a title quotes at most."""

LEAST = 4
_LINKING = frozenset("a an the of as to in on at by for with and or but that which is are was were be been".split())
_NO_QUOTES = str.maketrans("", "", '“”"‘')
_STOPS = ",;:—–.!?)"
_EDGES = " ,;:—–-()[]“”\"‘’'"


def around(claim: Claim, sentence: str, start: int) -> str:
    """'How much: “the bill for the mission at …”': the words around a mention, its value left out."""
    lead, tail = sentence[:start], sentence[start + len(claim.quote) :]
    tail = tail[1:] if tail[:2] in ("' ", "’ ") else tail
    left, right = _before(lead), _after(tail)
    if len(left.split()) + len(right.split()) < LEAST:
        left = " ".join(lead.split()[2 - WORDS :])
    words = f"{left} … {right}".strip(" ,;:—–-").translate(_NO_QUOTES)
    if len(words.strip(" .…").split()) < 2:
        words, left, right = claim.quote, lead, tail
    opening = "" if len(left) >= len(lead.strip()) or left[:1] == "…" else "… "
    closing = "" if len(right) >= len(tail.strip(_EDGES + ".")) else " …"
    return f"{_asks(claim)}: “{opening}{words.rstrip(' .')}{closing}”?"


def _before(lead: str) -> str:
    """The words before a value, from the start of their clause where that is near, else the last few."""
    words = lead.split()
    near = next((i + 1 for i in range(len(words) - 3, -1, -1) if words[i][-1] in _STOPS), 0)
    start = max(near, len(words) - WORDS + 1)
    return " ".join(words[start:])


def _after(tail: str) -> str:
    """The words behind a value, to the end of their clause where that is near, else the first few."""
    words = tail.split()
    end = next((i + 1 for i, word in enumerate(words) if word[-1] in _STOPS and i), len(words))
    if end > WORDS - 3:
        end = min(len(words), WORDS - 3)
        while end > 1 and end < len(words) and _bare(words[end - 1]) in _LINKING:
            end -= 1
    return " ".join(words[:end]).rstrip(_EDGES)


def _asks(claim: Claim) -> str:
    """The question word, with what is counted or cited where the claim says so."""
    noun = claim.frame.topic
    if claim.kind == "provision":
        return f"Which {label_of(claim)}"
    if claim.kind == "instrument" and topic_classes(noun) & {"agreement", "law"}:
        return f"Which {noun.lower()}"
    if claim.kind == "quantity":
        counted = noun_of(claim, "")
        return f"How many {counted}" if counted and not _LINKING & set(counted.split()) else "What number"
    return form("quoted", claim.kind, default="What")


def said(claims: Sequence[Claim], speaker: str) -> str:
    """The question about a quotation: who said it and the words that the versions share."""
    words = shared_words(sorted({claim.quote for claim in claims}))
    if speaker:
        return f"What exactly did {speaker} say: “{words}”?"
    return f"What are the exact words of “{words}”?"


def shared_words(quotes: Sequence[str]) -> str:
    """The longest run of words that two versions share, cut to a title's length; else the shortest version's start."""
    best: list[str] = []
    for i, one in enumerate(quotes):
        for other in quotes[i + 1 :]:
            a, b = one.split(), other.split()
            found = SequenceMatcher(None, [_bare(w) for w in a], [_bare(w) for w in b], autojunk=False)
            match = found.find_longest_match()
            if match.size > len(best):
                best = a[match.a : match.a + match.size]
    whole = min(quotes, key=lambda q: (len(q), q)).split()
    while best and _bare(best[-1]) in _LINKING:
        best = best[:-1]
    while best and _bare(best[0]) in _LINKING and len(best) < len(whole):
        best = best[1:]
    words = best if len(best) >= LEAST else whole
    cut = " ".join(words[: WORDS - 1]).strip(_EDGES).rstrip(".")
    opening = "" if whole[: len(words[:3])] == words[:3] else "… "
    return f"{opening}{cut}{' …' if len(words) > WORDS - 1 or words is best else ''}"


def _bare(word: str) -> str:
    return word.strip(_EDGES + ".").lower()
