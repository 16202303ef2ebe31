"""Whether names that no register knows are those of firms: what their text says of one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.language.names import Name

_MOST = 6
"""Places of a name that are looked at."""
_REACH = 28
_FIRM_BEFORE = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|makers?|[a-z]{3,10}makers?|utility|utilities|group|lender|insurer|supplier|operator|airline"
    r"|carrier|producers?|manufacturers?|builder|contractor|retailer|brewer|developer|giants?|rivals?|shares (?:in|of)"
    r"|subsidiary of|owned by|unit of)(?: called)? $",
    re.IGNORECASE,
)
_FIRM_AFTER = re.compile(
    r",? which\b|['’]s (?:shares|revenues?|profits?|turnover|board|parent|plants?|factor(?:y|ies)|sales|boss"
    r"|chief executive|owners?|customers|headquarters)\b"
    r"| (?:Group|Holdings|Ltd|plc|AG|SA|NV|GmbH|Inc|Corp|Energy|Industries|Bank)\b"
    r"|, (?:a|the) (?:[a-z-]{2,14} ){0,2}"
    r"(?:company|firm|utility|supplier|operator|lender|insurer|group|[a-z]{0,10}maker)\b"
)


def are_firms(text: str, names: Iterable[Name]) -> bool:
    """Whether a text tells one of the names as a firm's."""
    return any(_is_firm(text, form) for name in names for form in {name.canonical, name.span.of(text)})


def _is_firm(text: str, form: str) -> bool:
    at, seen = text.find(form), 0
    while at >= 0 and seen < _MOST:
        end, seen = at + len(form), seen + 1
        if _FIRM_AFTER.match(text, end) or _FIRM_BEFORE.search(text, max(0, at - _REACH), at):
            return True
        at = text.find(form, end)
    return False
