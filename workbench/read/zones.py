"""What each block of a page is for: the story, its headline, or what the page puts around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from workbench.model import Region, Zone
from workbench.read.furniture import Form, ends_sentence, form
from workbench.read.imprint import imprints, may_be_title
from workbench.read.page import Page
from workbench.read.repeats import repeats, words

HEADER = 15
"""Blocks within which the top of an article ends: masthead, menu, title, standfirst, byline, posted line, captions."""
PARAGRAPH = 12
"""Words from which a single sentence at the top is a paragraph and not a title."""
RESUMED = 40
"""Words of one or two paragraphs below a box of teasers that are the story again; summaries are shorter."""

STORY = 60
"""Paragraphs whose dates are compared with the one at the top."""

_MAY_BE_IMPRINT = (Form.LINE, Form.PROSE, Form.ITEM, Form.MENU, Form.BYLINE)
_TWO_SENTENCES = re.compile(r"[.!?][\"'”’]?\s+[\"'“‘]?[^\W_a-z]")
_FORMS_TO_ZONES = {
    Form.POSTED: Zone.MENU,
    Form.BYLINE: Zone.MENU,
    Form.MENU: Zone.MENU,
    Form.CAPTION: Zone.CAPTION,
    Form.TEASER: Zone.TEASER,
    Form.TEASER_HEADING: Zone.TEASER,
    Form.CLOSING: Zone.MENU,
}
_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’&-]*|and|de|van|von|of|the|[|,&])(?:\s|,\s|$)")
_AUTHOR_NOTE = re.compile(
    r"(?:the\s(?:writer|author)s?|[A-Z][\w.'’-]+(?:\s[\w.'’()-]+){1,4})\s(?:is|are|was|were)\s(?:an?|the|\w+\s(?:at|of|in|for))\b",
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The zones of a page and the landmarks its metadata are read from."""

    regions: tuple[Region, ...]
    forms: tuple[Form, ...]
    """Of every block, by itself."""
    title: int | None
    """Number of the block that is the title."""
    body: int
    """Number of the block where the body begins."""


class _Floor:
    """The blocks of one page while they are being laid out."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.texts = [block.span.of(page.text) for block in page.blocks]
        self.forms = [form(text) for text in self.texts]
        self.zones: list[Zone | None] = [block.zone for block in page.blocks]
        self.flow = [number for number, zone in enumerate(self.zones) if zone is None]
        """Blocks whose zone the markup leaves open."""
        self.imprint: int | None = None
        """The block that puts the date of the page beside a name."""

    def is_paragraph(self, number: int) -> bool:
        """True for prose that is more than a title with a full stop or a question mark."""
        if self.forms[number] is not Form.PROSE or self.page.blocks[number].heading:
            return False
        text = self.texts[number]
        return len(text.split()) >= PARAGRAPH or len(text) >= 80 or bool(_TWO_SENTENCES.search(text))


def lay_out(page: Page) -> Layout:
    """The zone of every block, in order."""
    floor = _Floor(page)
    _mark_imprints(floor)
    begin = _body_begins(floor)
    title = _title(floor, begin)
    if title is None:
        # A document that opens with its kind, outlet and date has no other title.
        title = next((n for n in floor.flow[:begin] if floor.imprint == n), None)
    _zone_header(floor, begin, title)
    _zone_body(floor, begin)
    _close_body(floor, begin)
    _mark_repeats(floor, title)
    if len(floor.flow) == 1 and floor.forms[floor.flow[0]] in (Form.LINE, Form.ITEM):
        floor.zones[floor.flow[0]] = Zone.BODY
    regions = tuple(Region(b.span, zone or Zone.BODY) for b, zone in zip(page.blocks, floor.zones, strict=True))
    body = floor.flow[begin] if begin < len(floor.flow) else len(regions)
    return Layout(regions, tuple(floor.forms), title, body)


def _mark_imprints(floor: _Floor) -> None:
    """Lines of the header that put the date of the page beside a place, an outlet or a writer are posted lines."""
    top = floor.flow[:HEADER]
    end = next((place for place, number in enumerate(top) if floor.is_paragraph(number)), len(top))
    story = " ".join(floor.texts[number] for number in floor.flow[end : end + STORY])
    texts = [floor.texts[number] for number in top[:end]]
    open_ = [floor.forms[number] in (Form.LINE, Form.PROSE) for number in top[:end]]
    titles = [may and may_be_title(text) for may, text in zip(open_, texts, strict=True)]
    for number, found in zip(top, imprints(texts, titles, story), strict=False):
        if found and floor.forms[number] in _MAY_BE_IMPRINT:
            floor.forms[number] = Form.POSTED
            floor.imprint = number


def _body_begins(floor: _Floor) -> int:
    """Place in the flow of the first paragraph; a title may be a full sentence when a posted line follows it."""
    top = floor.flow[:HEADER]
    prose = [place for place, number in enumerate(top) if floor.is_paragraph(number) and not _echoes(floor, place)]
    if not prose:
        later = (p for p, number in enumerate(floor.flow) if floor.is_paragraph(number))
        return next(later, len(floor.flow))
    first = prose[0]
    marks = [p for p, number in enumerate(top) if floor.forms[number] in (Form.POSTED, Form.BYLINE)]
    below = [mark for mark in marks if first < mark <= first + 3]
    if below and len(floor.texts[top[first]].split()) <= 40 and not any(first < p < below[0] for p in prose):
        return next((p for p in prose if p > below[-1]), first)
    return first


def _echoes(floor: _Floor, place: int) -> bool:
    """True when a block says again, with a full stop perhaps, what a line above it says."""
    own = words(floor.texts[floor.flow[place]])
    return len(own) < 40 and any(words(floor.texts[number]) == own for number in floor.flow[:place])


def _title(floor: _Floor, begin: int) -> int | None:
    """The block that is most likely the title: a heading of the first level, else by place, form and length."""
    header = floor.flow[: min(begin, 4 * HEADER)]
    for level in (1, 2):
        for number in header:
            if floor.page.blocks[number].heading == level:
                return number
    candidates = [n for n in header if floor.forms[n] in (Form.LINE, Form.PROSE)]
    if all(is_name(floor.texts[n]) for n in candidates):
        # A headline may read like the heading of a box ("More on strike as talks fail").
        candidates += [n for n in header if floor.forms[n] is Form.TEASER_HEADING]
    if not candidates:
        return None
    return max(candidates, key=lambda number: (_title_score(floor, header, number), -number))


def _title_score(floor: _Floor, header: list[int], number: int) -> float:
    text = floor.texts[number]
    count = len(text.split())
    if is_name(text):
        return -1.0 + count / 100
    score = min(count, 12) / 4 if count <= 16 else 0.0
    place = header.index(number)
    if place + 1 < len(header) and floor.forms[header[place + 1]] in (Form.POSTED, Form.BYLINE) and count <= 16:
        score += 3
    if count >= 5 and not any(
        len(floor.texts[n].split()) >= 5 and floor.forms[n] in (Form.LINE, Form.PROSE) for n in header[:place]
    ):
        score += 2
    if _stands_alone(floor, number):
        score += 2
    if any(words(floor.texts[n]) == words(text) for n in header[place + 1 :]):
        score += 4
    return score


def _stands_alone(floor: _Floor, number: int) -> bool:
    """True when blank lines separate a block from its neighbours."""
    blocks, text = floor.page.blocks, floor.page.text
    gaps = [text[a.span.end : b.span.start].count("\n") for a, b in pairwise(blocks[max(0, number - 1) : number + 2])]
    return all(gap > 1 for gap in gaps)


def is_name(text: str) -> bool:
    """True for a few capitalised words: a person, an outlet, a rubric."""
    tokens = text.split()
    if len(tokens) <= 2 or text.isupper():
        return len(tokens) <= 5
    position = 0
    while match := _NAME.match(text, position):
        position = match.end()
    return position == len(text) and len(tokens) <= 9 and ("," in text or len(tokens) <= 4)


def _zone_header(floor: _Floor, begin: int, title: int | None) -> None:
    header = floor.flow[:begin]
    for place, number in enumerate(header):
        text, kind = floor.texts[number], floor.forms[number]
        above = header[place - 1] if place else None
        if number == title:
            floor.zones[number] = Zone.HEADLINE
        elif title is not None and number > title and words(text) == words(floor.texts[title]):
            floor.zones[number] = Zone.REPEAT
        elif kind in _FORMS_TO_ZONES:
            floor.zones[number] = _FORMS_TO_ZONES[kind]
        elif above is not None and above != title and floor.texts[above] == text:
            # A picture's description and its caption: the same words twice in a row.
            floor.zones[above] = floor.zones[number] = Zone.CAPTION
        elif title is None or number < title or is_name(text):
            floor.zones[number] = Zone.MENU
        else:
            floor.zones[number] = Zone.BODY if kind is Form.ITEM else Zone.HEADLINE


def _zone_body(floor: _Floor, begin: int) -> None:
    """Walk down the body; a box of teasers lasts until the story resumes, what readers say lasts to the end."""
    boxed = closed = False
    paragraphs = 0
    for place in range(begin, len(floor.flow)):
        number = floor.flow[place]
        kind = floor.forms[number]
        if kind is Form.TEASER_HEADING:
            boxed = True
        elif kind is Form.CLOSING and paragraphs > 1:
            closed = True
        elif boxed and not closed and _resumes(floor, place):
            boxed = False
        if kind in _FORMS_TO_ZONES:
            floor.zones[number] = _FORMS_TO_ZONES[kind]
        elif boxed or closed:
            floor.zones[number] = Zone.TEASER
        elif kind is Form.LINE and place > begin and floor.texts[floor.flow[place - 1]] == floor.texts[number]:
            floor.zones[floor.flow[place - 1]] = floor.zones[number] = Zone.CAPTION
        else:
            floor.zones[number] = Zone.HEADLINE if floor.page.blocks[number].heading else Zone.BODY
            paragraphs += kind is Form.PROSE


def _resumes(floor: _Floor, place: int) -> bool:
    """Teasers have a title above each short summary; two paragraphs in a row or a long one are the story again."""
    following = [n for n in floor.flow[place : place + 4] if floor.forms[n] not in _FORMS_TO_ZONES][:2]
    texts = [floor.texts[n] for n in following if floor.is_paragraph(n) and ends_sentence(floor.texts[n])]
    if len(texts) == len(following) == 2 and sum(len(text.split()) for text in texts) >= RESUMED:
        return True
    first = floor.texts[following[0]] if following else ""
    return first in texts[:1] and len(first.split()) >= RESUMED and bool(_TWO_SENTENCES.search(first))


def _close_body(floor: _Floor, begin: int) -> None:
    """Nothing below the last paragraph is the story: left over are lists of titles and cut-off summaries."""
    body = [n for n in floor.flow[begin:] if floor.zones[n] in (Zone.BODY, Zone.HEADLINE)]
    told = [n for n in body if floor.forms[n] in (Form.PROSE, Form.ITEM)]
    if not told:
        return
    whole = [n for n in told if floor.forms[n] is Form.ITEM or ends_sentence(floor.texts[n])]
    cut_off = [n for n in told if not whole or n > whole[-1]]
    noted = bool(whole) and bool(_AUTHOR_NOTE.match(floor.texts[whole[-1]]))
    last = whole[-1] if whole and (len(cut_off) > 1 or noted) else told[-1]
    for number in body:
        if number > last:
            floor.zones[number] = Zone.TEASER


def _mark_repeats(floor: _Floor, title: int | None) -> None:
    body = [n for n in floor.flow if floor.zones[n] is Zone.BODY]
    headlines = [n for n in floor.flow if floor.zones[n] is Zone.HEADLINE and n != title]
    order = body + headlines
    for number in repeats({n: floor.texts[n] for n in order}, order):
        floor.zones[number] = Zone.REPEAT
