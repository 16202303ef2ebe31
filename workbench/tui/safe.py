"""The one gate between source text and the screen: everything shown passes through `shown`.

A source may hold markup, terminal escapes, bidirectional overrides or invisible characters. Here they become visible,
harmless characters, and the result is `Content`, which no widget ever reads as markup.
"""

from __future__ import annotations

import re

from textual.content import Content

# Controls, C1, soft hyphen, bidi marks, invisible format characters, tags, surrogates and noncharacters.
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x09:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"‹U+{code:04X}›"


def safe(text: str) -> str:
    """The text with every character that could act on a terminal made visible; line feeds stay, tabs become spaces."""
    return _UNSAFE.sub(_visible, text)


def one_line(text: str) -> str:
    """The safe text on one line, with runs of white space as single spaces."""
    return safe(" ".join(text.split()))


def shown(text: str, style: str = "") -> Content:
    """Text ready for a widget, in one style; `style` names a component class such as `lines--value`."""
    content = Content(safe(text), strip_control_codes=False)
    return content.stylize(style) if style else content


def joined(*parts: Content) -> Content:
    """Several pieces of shown text in a row."""
    return Content("").join(parts)
