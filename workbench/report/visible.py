"""Text from sources made fit to be seen: nothing in it can move a cursor, hide, or turn a line around."""

from __future__ import annotations

import re

# C0 but tab and newline, DEL, C1, invisible and direction-changing format characters, separators, surrogates, tags,
# and the two code points that XML forbids.
# Zero width joiner and non-joiner stay: Persian, Indic scripts and emoji are misspelt without them.
_HAZARD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_BLANKS = re.compile(r"\s+")
_CONTROL_PICTURES = 0x2400


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"


def visible(text: str) -> str:
    """Control, direction and invisible characters replaced by signs that name them; tab and newline stay."""
    return _HAZARD.sub(_picture, text)


def flat(text: str) -> str:
    """Visible text without line ends: every run of white space, also at either end, becomes one space."""
    return visible(_BLANKS.sub(" ", text))


def one_line(text: str) -> str:
    """Visible text on a single line, trimmed."""
    return flat(text).strip()


def shorten(text: str, limit: int) -> str:
    """One line of at most `limit` code points, cut at a word and marked with an ellipsis."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[limit // 2 :] else cut) + "…"


def excerpt(text: str, start: int, end: int, limit: int) -> str:
    """One line of about `limit` code points around the words from start to end, cut at blanks."""
    if len(one_line(text)) <= limit:
        return one_line(text)
    spare = max(0, limit - (end - start)) // 2
    left, right = max(0, start - spare), min(len(text), end + spare)
    left = text.rfind(" ", 0, left + 1) + 1 if left else 0
    right = text.find(" ", right) if right < len(text) and " " in text[right:] else len(text)
    return ("…" if left else "") + one_line(text[left:right]) + ("…" if right < len(text) else "")


def escaped(text: str) -> str:
    r"""JSON text with the same characters written as `\uXXXX`: exact to a reader, harmless on a terminal."""

    def escape(match: re.Match[str]) -> str:
        units = match[0].encode("utf-16-be", "surrogatepass")
        return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))

    return _HAZARD.sub(escape, text)
