"""What sort of body or person a name is told to be: for "the firm", "the ministry", "he" and "she"."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.language.names import Name, Names

_HE = frozenset("mr sir lord king prince mister father brother monsieur herr don count baron duke emperor".split())
_SHE = frozenset(
    "mrs ms miss dame lady queen princess madam madame mother sister frau doña baroness duchess countess".split()
)
_COMPANY = frozenset("firm company business corporation manufacturer".split())
_SUFFIXES = frozenset(
    "ltd limited inc plc corp corporation company co holdings group ag gmbh sa spa nv llc as ab oy motors foods lines "
    "airlines airways shipping industries systems energy pharma steel brothers stores".split()
)
_KINDS = frozenset(
    "ministry union university bank commission hospital court agency authority council committee department institute "
    "school college museum association federation foundation board society parliament senate party club league "
    "office bureau service college theatre airline".split()
)


def is_body(noun: str) -> bool:
    """Whether a common noun such as "firm" or "ministry" can stand for a named body."""
    return noun in _COMPANY or noun in _KINDS


def is_called(name: Name, noun: str) -> bool:
    """Whether a name says that it is what the noun says: "Ministry of Fisheries", "Brightwater Holdings"."""
    words = [word.strip(".,").lower() for word in name.canonical.split()]
    if name.type in ("person", "country", "place") and noun not in words:
        return False
    if noun in _COMPANY:
        return len(words) > 1 and words[-1] in _SUFFIXES
    return len(words) > 1 and noun in (words[0], words[-1])


def sexes(names: Names) -> Mapping[str, str]:
    """ "he" or "she" for people whom a text calls Mr, Sir, Mrs or Dame, by canonical name; none where it does both."""
    found = dict[str, set[str]]()
    for name in names.names:
        before = names.text[max(0, name.span.start - 12) : name.span.start].split()
        title = before[-1].strip('.,(“"').lower() if before else ""
        if title in _HE or title in _SHE:
            found.setdefault(name.canonical, set()).add("he" if title in _HE else "she")
    return {name: next(iter(told)) for name, told in found.items() if len(told) == 1}
