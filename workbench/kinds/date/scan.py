"""A sentence's dates: parts found word by word, neighbours joined, what is no date dropped."""

from __future__ import annotations

from workbench.kinds.date.affix import with_affixes
from workbench.kinds.date.atoms import atoms_at, starts
from workbench.kinds.date.context import stands
from workbench.kinds.date.expression import Expression, connects, joined
from workbench.language.timewords import Words


def scan(words: Words) -> list[Expression]:
    """The dates of a sentence in order, not overlapping, not yet resolved."""
    found: list[Expression] = []
    floor = 0
    for candidate in _joined(words, _atoms(words)):
        if not stands(words, candidate):
            continue
        grown = with_affixes(words, candidate, floor)
        found.append(grown)
        floor = grown.end
    return found


def _atoms(words: Words) -> list[Expression]:
    found: list[Expression] = []
    index, row = 0, words.row
    while index < len(row):
        letter = row[index]
        atom = atoms_at(lambda pattern, at=index: pattern.match(words, at), letter) if starts(letter) else None  # type: ignore[misc]
        if atom:
            found.append(atom)
            index = atom.end
        else:
            index += 1
    return found


def _joined(words: Words, atoms: list[Expression]) -> list[Expression]:
    found: list[Expression] = []
    for atom in atoms:
        while found and connects(words, found[-1], atom):
            whole = joined(found[-1], atom)
            if whole is None:
                break
            found.pop()
            atom = whole
        found.append(atom)
    return found
