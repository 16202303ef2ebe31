"""Words of a tree as running text: the core of a phrase, without asides."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from workbench.language.classes import topic_classes
from workbench.language.tree import Token, Tree
from workbench.link.wording.when import is_dated

LONGEST = 10
"""Words of a phrase beyond which its last modifiers are left out: a title has to fit a line."""

_BREAKS = frozenset(",;:—–()[]")
_JOINTS = frozenset("-‐‑–'’/&+")
_ENDS = frozenset((".", "…", "...", "?", "!"))
_ASIDES = ("parataxis", "discourse", "vocative", "dep", "list", "reparandum")
_KEPT_TAIL = ("conj", "cc", "case", "compound", "fixed", "goeswith")
_POINTING = frozenset(("this", "that", "these", "those"))
_THEIRS = frozenset(("its", "their", "our", "my", "your", "his", "her"))


def core(tree: Tree, head: Token, leave: Collection[int] = (), longest: int = LONGEST) -> list[Token]:
    """The words of a phrase in order, without asides, relative clauses after a comma, and the words to leave out."""
    parts = [
        (child.relation, core(tree, child, leave, longest))
        for child in tree.children(head)
        if _belongs(tree, head, child, leave)
    ]
    words = [head, *(t for _, part in parts for t in part)]
    found = sorted((t for t in words if t.index not in leave), key=lambda t: t.index)
    for relation, part in sorted(parts, key=lambda p: -p[1][0].index if p[1] else 0):
        if len(found) <= longest or not part or part[0].index < head.index:
            break
        titled = head.is_name and any(t.text[:1].isupper() for t in part)
        if not titled and relation.split(":")[0] not in ("conj", "cc", "flat", "compound", "punct"):
            found = [t for t in found if t not in part]
    return found


def _belongs(tree: Tree, head: Token, child: Token, leave: Collection[int]) -> bool:
    relation = child.relation.split(":")[0]
    if child.index in leave or (relation in _ASIDES and not (relation == "dep" and child.index < head.index)):
        return False
    if _names_an_instrument(head) and child.index > head.index and _in_its_name(tree, child):
        return True
    if relation == "punct":
        return child.text in _JOINTS or (
            child.text == "," and head.relation in ("conj", "appos") and child.index < head.index
        )
    before, first = lead_of(tree, child)
    if before in ("(", "["):
        return False
    if relation == "conj" and (head.is_verb or child.is_verb):
        return False
    if relation == "cc":
        return not head.is_verb and not any(t.is_verb for t in tree.children(head) if t.relation == "conj")
    return not (first > head.index and before in _BREAKS and relation not in _KEPT_TAIL)


def _names_an_instrument(head: Token) -> bool:
    return head.text[:1].isupper() and bool(topic_classes(head.text) & {"agreement", "law"})


def _in_its_name(tree: Tree, child: Token) -> bool:
    """Whether a dependent goes on with a name such as "Treaty of Peace, Trade and Friendship"."""
    following = tree.tokens[child.index + 1] if child.index + 1 < len(tree.tokens) else child
    word = following if child.text in (",", "-") else child
    return word.is_name or (word.text[:1].isupper() and word.relation == "appos")


def lead_of(tree: Tree, child: Token) -> tuple[str, int]:
    """The mark right before a dependent's first word, whichever of the two it hangs on, and where that word is."""
    first = next((t.index for t in tree.subtree(child) if t.relation != "punct"), child.index)
    return (tree.tokens[first - 1].text if first else ""), first


def text_of(tree: Tree, tokens: Iterable[Token], *, owner: bool = False) -> str:
    """The words with the blanks of the source; the first word of a sentence loses a capital that no name gave it.

    With an `owner` named before, "its" and "their" stay; without, they are "the".
    """
    found = ""
    last: Token | None = None
    for token in (t for t in tokens if t.text not in _ENDS):
        near = last is not None and last.index + 1 == token.index and last.span.end == token.span.start
        word = _plain(tree, token)
        if not owner and word.lower() in _THEIRS and token.tag == "PRP$":
            word = "the"
        found += ("" if near or not found or token.text == "," else " ") + word
        last = token
    return found.strip(" ,;:-–—")


def _plain(tree: Tree, token: Token) -> str:
    """A word as it stands inside a sentence of its own; "this treaty" is "the treaty" out of its text."""
    word, noun = token.text, tree.head(token)
    if (_opens(tree, token) or token.relation == "det") and word[1:] == word[1:].lower():
        word = word.lower()
    pointing = word.lower() in _POINTING and token.relation == "det"
    return "the" if pointing and noun is not None and noun.is_noun and not is_dated(noun) else word


def _opens(tree: Tree, token: Token) -> bool:
    """Whether a word is the first of its sentence and not part of a name there."""
    dashed = token.index and tree.tokens[token.index - 1].text in ("—", "–", "-", "--") and token.tag == "NNS"
    if token.is_name or (not dashed and any(t.relation != "punct" for t in tree.tokens[: token.index])):
        return False
    following = tree.tokens[token.index + 1] if token.index + 1 < len(tree.tokens) else token
    return not (token.is_noun and (following.is_name or following.text.istitle()))


def definite(tree: Tree, tokens: list[Token], head: Token) -> str:
    """A noun phrase with "the" where it has another determiner or none; names stay bare."""
    words = [t for t in tokens if not (t.relation == "det" and t.head == head.index)]
    written = text_of(tree, words)
    owned = any(t.relation.startswith("nmod:poss") and t.tag != "PRP$" and t in words for t in tree.children(head))
    named = (head.is_name or (head.index and head.text[:1].isupper())) and not any(
        t.relation == "det" for t in tree.children(head)
    )
    return written if owned or named or written.startswith("the ") or not written else f"the {written}"


def capital(sentence: str) -> str:
    """The same with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]
