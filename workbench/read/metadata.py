"""Where a document comes from and when it was published, with the evidence for the date.

Evidence in order of trust: what the reviewer says, the manifest, the page's metadata, its posted line, its dateline,
and a bare date above the title, which may be the day the page was saved and therefore anchors nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from workbench.model import DateEvidence, Span, Tier, Zone
from workbench.read.furniture import Form
from workbench.read.imprint import imprint, writer
from workbench.read.page import Dated, Page
from workbench.read.posted import Stamp, byline, find_date, stamps
from workbench.read.year import year_of
from workbench.read.zones import Layout, is_name

SAVED_WITHIN = 31
"""Days after its dateline within which the date above a page may lend the dateline its year."""

OPENING = 160
"""Characters of the body within which a dateline stands."""

_RANK = list(DateEvidence)
_OPINION = re.compile(
    r"[\[(]?(?:editorials?|opinions?|op-?eds?|commentary|column|columnists?|viewpoint|letters?(?:\sto\sthe\seditor)?|guest\sessay|comment)"
    r"(?:[\])]|\s?[:|]|$)",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\b(?:Reuters|AFP|Agence\sFrance-Presse|Associated\sPress|AP|Xinhua|Yonhap|Kyodo|TASS|Interfax|dpa|ANSA|EFE|ANI|PTI|UPI|Bloomberg|Anadolu"
    r"|PA\sMedia|Press\sAssociation|Canadian\sPress|\w{0,20}wire|\w{1,20}\s(?:news\s?)?wire|wire\s(?:reports?|services?)|news\s(?:agency|services?)"
    r"|press\s(?:agency|association|service))\b",
    re.IGNORECASE,
)
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?"
_HOUR = r"(?:,?\s\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s\(?[A-Z]{2,5}\b\)?)?)?"
"""A time of day with its zone, which agencies put behind the day."""
_DATELINE = re.compile(
    r"(?:(?P<place>[^\W\d_a-z][^\W\d_a-z.'’-]{1,30}(?:[\s,]+[^\W\d_][\w.'’-]{0,20}){0,4}?)"
    r"(?P<first>\s?\([^()]{2,40}\))?,?\s{0,2})?"
    rf"(?P<day>(?i:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s(?P<year>(?:19|20)\d\d))?)?{_HOUR}\s{{0,2}}"
    r"(?P<agency>\([^()]{2,40}\))?\s{0,2}[—–-]{1,2}\s"
)
_DAY_IN_FULL = rf"(?P<day>(?i:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH}),?\s(?P<year>(?:19|20)\d\d))"
_DATELINES = (
    _DATELINE,
    # A dash or colon behind the whole day: "ROME — March 3, 2024 — ", "OSLO, 3 March 2024: "; or the agency before it.
    re.compile(
        r"(?:\([^()]{2,40}\)\s[—–-]\s)?(?P<place>[^\W\d_a-z]{2,30}(?:[\s,]+[^\W\d_a-z][\w.'’-]{0,20}){0,4}?)"
        rf"(?P<first>\s\([^()]{{2,40}}\))?(?:,|\s[—–-])\s{_DAY_IN_FULL}"
        rf"{_HOUR}\s?(?P<agency>\([^()]{{2,40}}\))?(?::|\s?[—–-]{{1,2}})\s"
    ),
    # "Oslo, Norway, 3 March 2024 (HW) -- "; without its agency it may be where and when a tale begins
    re.compile(
        r"(?P<place>[^\W\d_a-z][\w.'’-]{1,30}(?:[\s,]+[^\W\d_a-z][\w.'’-]{0,20}){0,4}?)(?P<first>),?\s"
        rf"{_DAY_IN_FULL}{_HOUR}\s(?P<agency>\([^()]{{2,40}}\))\s?(?::|[—–-]{{1,2}})\s"
    ),
)
_EDITION = re.compile(
    r"(?:^|[|•·,–—]\s?)(?:price:?\s?)?(?:[$£€¥₹₦]|(?-i:K?Sh|Rs|RM|Rp|Tk|kr)\.?\s?)\d{1,4}(?:[.,]\d\d)?\s?(?=$|[|•·,–—])"
    r"|\b(?:vol(?:ume)?\.?\s?(?:\d|[ivxl]{1,6}\b)|no\.\s?\d|issue\s(?:no\.?\s?)?\d|(?:print|final|late|early|first|city)\sedition\b)",
    re.IGNORECASE,
)
"""What only a printed paper says beside its day: its price, its number."""
_STAMPED = re.compile(r"\((?P<line>(?:first |originally )?(?:posted|published)[^()]{4,60})\)", re.IGNORECASE)


def title(page: Page, layout: Layout) -> str:
    """The title the markup gives, else the headline at the top of the text."""
    if page.title:
        return page.title
    return page.blocks[layout.title].span.of(page.text) if layout.title is not None else ""


def outlet(page: Page, layout: Layout) -> str:
    """The outlet the markup gives, else a name alone above the title."""
    if page.outlet or layout.title is None:
        return page.outlet
    for number in range(layout.title):
        text = page.blocks[number].span.of(page.text)
        if layout.forms[number] is Form.LINE and len(text.split()) > 1 and is_name(text) and not _OPINION.match(text):
            return text
    return ""


def author(page: Page, layout: Layout) -> str:
    """The byline the markup gives, else the first byline of the header, else a name beside the posted line."""
    if page.byline:
        return page.byline
    header = [(number, page.blocks[number].span.of(page.text)) for number in _header(page, layout)]
    for number, text in header:
        if layout.forms[number] is Form.POSTED and (name := byline(text) or writer(text)):
            return name
        if layout.forms[number] is Form.BYLINE:
            return byline(text)
    posted = {number for number, _ in header if layout.forms[number] is Form.POSTED}
    for number, text in header:
        beside = not posted.isdisjoint(range(number - 2, number + 3))
        below = layout.title is not None and number > layout.title
        if layout.forms[number] is Form.LINE and beside and below and " " in text and is_name(text):
            return text
    return ""


def tier(page: Page, layout: Layout) -> Tier:
    """Opinion where the title or a rubric above it says so, wire where an agency signs, else news."""
    header = [page.blocks[number].span.of(page.text) for number in _header(page, layout)]
    if any(_OPINION.match(text) for text in [title(page, layout), *header] if text):
        return Tier.OPINION
    signed = [author(page, layout), *(t for t in header if len(t.split()) <= 12 and (byline(t) or is_name(t)))]
    dateline = _dateline(page, layout)
    if dateline and (agency := dateline["agency"] or dateline["first"]):
        signed.append(agency)
        if agency.strip(" ()").isupper():
            return Tier.WIRE
    return Tier.WIRE if any(_AGENCY.search(text) for text in signed) else Tier.NEWS


def dated(page: Page, layout: Layout) -> Dated | None:
    """The best evidence for the date of publication."""
    candidates = [*_posted(page, layout), *page.dates]
    if not candidates:
        return None
    best = min(candidates, key=lambda candidate: _RANK.index(candidate.evidence))
    if best.evidence is DateEvidence.MASTHEAD and (told := _told_by_dateline(page, layout, best.published)):
        return told
    if best.evidence is DateEvidence.METADATA and best.published.endswith(("Z", "+00:00")):
        return _in_local_time(best, candidates)
    return best


def _header(page: Page, layout: Layout) -> range:
    return range(min(layout.body, len(page.blocks)))


def _posted(page: Page, layout: Layout) -> Iterator[Dated]:
    """Posted lines, best first: published before updated, the header before what stands below the article."""
    header: list[Stamp] = []
    below: list[Stamp] = []
    masthead: list[Stamp] = []
    for number, block in enumerate(page.blocks):
        if layout.forms[number] is not Form.POSTED or layout.regions[number].zone is Zone.TEASER:
            continue
        line = block.span.of(page.text)
        found = stamps(line)
        if not found and (day := imprint(line, above=True)):
            header.append(Stamp(day, updated=False, labelled=False))
        if number >= layout.body:
            below += [stamp for stamp in found if stamp.labelled]
        elif layout.title is not None and number < layout.title and not _says_of_what(line, found):
            masthead += found
        else:
            header += found
    for group in (header, below):
        for stamp in sorted(group, key=lambda stamp: (stamp.updated, not stamp.labelled)):
            yield Dated(stamp.published, DateEvidence.POSTED)
    yield from _stamped(page, layout)
    if (told := _dateline(page, layout)) and told["year"] and (published := find_date(told["day"])):
        yield Dated(published, DateEvidence.DATELINE)
    elif told and told["day"] and not masthead and (concluded := year_of(told["day"], page.text[told.end() :])):
        yield Dated(concluded, DateEvidence.DATELINE)
    for stamp in masthead:
        yield Dated(stamp.published, DateEvidence.MASTHEAD)


def _says_of_what(line: str, found: tuple[Stamp, ...]) -> bool:
    """Whether a line above the title says what its day is that of: a posting, or an edition with its price."""
    return any(stamp.labelled for stamp in found) or bool(found and _EDITION.search(line))


def _dateline(page: Page, layout: Layout) -> re.Match[str] | None:
    """The place, day and agency that open the body, if they do."""
    opening = _opening(page, layout)
    if opening is None:
        return None
    found = [told for form in _DATELINES if (told := form.match(page.text, opening.start, opening.end))]
    return max(
        (told for told in found if told["place"] or told["day"]), key=lambda told: bool(told["day"]), default=None
    )


def _stamped(page: Page, layout: Layout) -> Iterator[Dated]:
    """What the opening of the body says in brackets: "(posted on 18.01.2024 at 22:40)"."""
    opening = _opening(page, layout)
    said = _STAMPED.search(page.text, opening.start, opening.end) if opening else None
    for stamp in stamps(said["line"]) if said else ():
        yield Dated(stamp.published, DateEvidence.POSTED)


def _opening(page: Page, layout: Layout) -> Span | None:
    """The first characters of the body."""
    for block, region in zip(page.blocks[layout.body :], layout.regions[layout.body :], strict=True):
        if region.zone is Zone.BODY:
            return Span(block.span.start, min(block.span.end, block.span.start + OPENING))
    return None


def _told_by_dateline(page: Page, layout: Layout, saved: str) -> Dated | None:
    """The day of the dateline in the year in which the page was saved soon after."""
    told = _dateline(page, layout)
    if not told or not told["day"]:
        return None
    day = date.fromisoformat(saved[:10])
    for year in (day.year, day.year - 1):
        published = find_date(f"{told['day']}, {year}") or find_date(f"{told['day']} {year}")
        if published and timedelta(0) <= day - date.fromisoformat(published[:10]) <= timedelta(SAVED_WITHIN):
            return Dated(published, DateEvidence.DATELINE)
    return None


def _in_local_time(best: Dated, candidates: list[Dated]) -> Dated:
    """Metadata in universal time may be a day off; what the page prints is the day its words count from."""
    day = date.fromisoformat(best.published[:10])
    for other in candidates:
        if other.evidence is DateEvidence.POSTED:
            distance = abs(day - date.fromisoformat(other.published[:10]))
            if distance == timedelta(1):
                return Dated(other.published, DateEvidence.METADATA)
    return best
