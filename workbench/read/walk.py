"""The blocks of an HTML tree as text, in reading order, with what the markup around them says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.model import InputError, Zone

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

DEEPEST = 5_000
"""Open elements a page may nest; the parser's time grows with the square of it (20,000 take half a second)."""

_SKIPPED = {
    "-comment", "canvas", "datalist", "embed", "head", "iframe", "math", "noscript", "object", "optgroup", "option",
    "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "title",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
_CLOSES_ITSELF = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param",
    "p", "li", "dt", "dd", "td", "th", "tr", "option", "tbody", "thead", "tfoot", "colgroup", "optgroup", "body",
    "html", "head",
}  # fmt: skip
_ZONE_OF_TAG = {
    "nav": Zone.MENU,
    "menu": Zone.MENU,
    "footer": Zone.MENU,
    "form": Zone.MENU,
    "button": Zone.MENU,
    "dialog": Zone.MENU,
    "figcaption": Zone.CAPTION,
    "aside": Zone.TEASER,
}
_ZONE_OF_NAME = (
    (
        Zone.CAPTION,
        re.compile(r"(?<![a-z])(?:wp-caption-text|caption|(?:photo|image|picture)-?credits?)(?![a-z])", re.IGNORECASE),
    ),
    (
        Zone.TEASER,
        re.compile(
            r"(?<![a-z])(?:related|recommend(?:ed|ations?)|teasers?|most-?(?:read|viewed|popular)|popular|trending|promos?"
            r"|outbrain|taboola|comments?|disqus|more-(?:on|from|stories|news))(?![a-z])",
            re.IGNORECASE,
        ),
    ),
    (
        Zone.MENU,
        re.compile(
            r"(?<![a-z])(?:nav|navbar|navigation|menu|breadcrumbs?|shar(?:e|ing)|social|cookies?|consent|footer|newsletter"
            r"|toolbar|pagination)(?![a-z])",
            re.IGNORECASE,
        ),
    ),
)
_INVISIBLE = {0xAD: None, 0x200B: None, 0xFEFF: None}
"""Soft hyphens, zero-width spaces and stray byte order marks: they would break words that a reader sees whole."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*+)")
_SPACE = re.compile(r"[ \t\n\r\f\xa0]+")
_AROUND_BREAK = re.compile(r" ?\n ?")


@dataclass(frozen=True, slots=True)
class Context:
    """What the open elements say about the text inside them."""

    heading: int = 0
    zone: Zone | None = None
    linked: bool = False
    preformatted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One block of the page as text, and where it stands."""

    text: str
    context: Context
    link_share: float
    """Part of its characters that are inside links."""


@dataclass(slots=True)
class _Draft:
    """A block under construction."""

    context: Context
    parts: list[str] = field(default_factory=list)
    linked: int = 0


def refuse_deep(text: str, path: str) -> None:
    """Raise InputError when elements nest deeper than on any real page."""
    if text.count("<") <= DEEPEST:
        return
    depth = position = 0
    while match := _TAG.search(text, position):
        position, name = match.end(), match[2].lower()
        if name in ("script", "style"):
            closed = text.find(f"</{name}", position)
            position = len(text) if closed < 0 else closed + len(name) + 2
        elif name not in _CLOSES_ITSELF:
            depth = max(0, depth - 1) if match[1] else depth + 1
            if depth > DEEPEST:
                raise InputError(f"{path}: elements nest more than {DEEPEST:,} deep; this is not a page of text")


def lines(tree: LexborHTMLParser) -> Iterator[Line]:
    """The blocks of a page in reading order, white space collapsed as a browser does."""
    if tree.body is None:
        return
    draft = _Draft(Context())
    for node, context in _walk(tree.body):
        tag = node.tag
        if tag == "-text":
            words = (node.text_content or "").translate(_INVISIBLE)
            words = words if context.preformatted else _SPACE.sub(" ", words)
            draft.parts.append(words)
            draft.linked += len(words.strip()) if context.linked else 0
        elif tag == "br":
            draft.parts.append("\n")
        elif tag not in _INLINE:
            yield from _finish(draft)
            draft = _Draft(context)
    yield from _finish(draft)


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, Context]]:
    """Every node that is shown, elements on the way in and on the way out, and the context that then holds."""
    node: LexborNode | None = root
    contexts = [Context()]
    while node is not None:
        tag = node.tag or ""
        if tag == "-text":
            yield node, contexts[-1]
        elif tag not in _SKIPPED:
            inside = _inside(node, contexts[-1])
            yield node, inside
            if node.child is not None:
                contexts.append(inside)
                node = node.child
                continue
            yield node, contexts[-1]
        while node.mem_id != root.mem_id and node.next is None:
            node = node.parent or root
            contexts.pop()
            yield node, contexts[-1]
        node = None if node.mem_id == root.mem_id else node.next


def _inside(node: LexborNode, outer: Context) -> Context:
    tag = node.tag or ""
    if tag == "a":
        return replace(outer, linked=True)
    if tag in _INLINE:
        return outer
    heading = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0
    zone = outer.zone or _ZONE_OF_TAG.get(tag) or _named_zone(node)
    if not heading and zone is outer.zone and tag != "pre":
        return outer
    return replace(
        outer,
        heading=heading or outer.heading,
        zone=zone,
        preformatted=outer.preformatted or tag == "pre",
    )


def _named_zone(node: LexborNode) -> Zone | None:
    if node.tag in ("body", "main", "article"):
        return None
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('role') or ''}"[:500]
    if names.isspace():
        return None
    return next((zone for zone, pattern in _ZONE_OF_NAME if pattern.search(names)), None)


def _finish(draft: _Draft) -> Iterator[Line]:
    """The lines of a finished block: breaks divide it, except where a sentence plainly goes on."""
    whole = _AROUND_BREAK.sub("\n", "".join(draft.parts)).strip()
    if not whole:
        return
    share = min(1.0, draft.linked / len(whole))
    kept: list[str] = []
    for text in (_SPACE.sub(" ", piece).strip() for piece in whole.split("\n")):
        if kept and kept[-1] and text[:1].islower() and kept[-1][-1].isalnum():
            kept[-1] += " " + text
        else:
            kept.append(text)
    for text in kept:
        if text:
            yield Line(text, draft.context, share)
