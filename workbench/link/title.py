"""A question as a person would ask it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.link.wording import worded
from workbench.model import Claim, Document


def title(claims: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    """One line of plain English that asks what the claims answer; the same for any order of the claims."""
    return worded(claims, documents)
