"""The days on which an undated text may have been posted, where its posted line leaves two."""

from __future__ import annotations

from datetime import date

from workbench.read import posted

_HEAD = 1_500
"""Characters of a page's head within which its posted line stands."""


def either_day(text: str) -> tuple[date, ...]:
    """The two days that the first such line may mean; none where no line leaves just two."""
    return next(filter(None, map(posted.either_day, text[:_HEAD].split("\n"))), ())
