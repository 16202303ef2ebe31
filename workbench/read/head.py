"""What the markup of a web page says about the page: JSON-LD, meta elements, time elements, its own address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.read.posted import find_date

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_PUBLISHED_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "article:published",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "publication_date",
    "publication-date",
    "cxenseparse:recs:publishtime",
    "citation_online_date",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "article_date_original",
    "created",
    "date",
)
"""Names of meta elements that hold the date of publication, surest first."""
_MARKED = '[itemprop~="datePublished"], time[pubdate], abbr.published, .published[title], .dt-published'
_TITLE_NAMES = ("og:title", "twitter:title", "parsely-title", "dc.title")
_OUTLET_NAMES = ("og:site_name", "application-name", "dc.publisher")
_AUTHOR_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_ARTICLE_TYPE = re.compile(r"Article|Posting|Report|Review|VideoObject|AudioObject|PodcastEpisode", re.IGNORECASE)
_DATED_CLASS = re.compile(r"publish|posted|entry-date|pubdate|article-date|post-date|dateline", re.IGNORECASE)
_UPDATED_CLASS = re.compile(r"updat|modif", re.IGNORECASE)
_DATE_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?:[/-]|$)")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Head:
    """What the markup says; empty where it says nothing."""

    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: str | None = None
    language: str = ""


def read(tree: LexborHTMLParser) -> Head:
    """The metadata of a page; broken JSON-LD is passed over."""
    meta = _meta(tree)
    things = list(_json_ld(tree))
    articles = [thing for thing in things if _ARTICLE_TYPE.search(str(thing.get("@type", "")))]
    others = [thing for thing in things if thing not in articles]
    published = (
        _first_date(str(thing.get("datePublished") or "") for thing in articles)
        or _first_date(meta.get(name, "") for name in _PUBLISHED_NAMES)
        or _first_date(_marked_dates(tree))
        or _first_date(str(thing.get("datePublished") or "") for thing in others)
        or _first_date([_address_date(tree, meta)])
    )
    outlet = _first(meta, _OUTLET_NAMES) or _named(articles, "publisher")
    title = _first(meta, _TITLE_NAMES) or _named(articles, "headline")
    byline = _named(articles, "author") or _first(meta, _AUTHOR_NAMES)
    return Head(
        title or _without_outlet(_title_element(tree), outlet),
        outlet,
        "" if byline.startswith(("http://", "https://", "/", "@")) else byline,
        published,
        _language(tree),
    )


def _text(value: object) -> str:
    return _SPACE.sub(" ", value).strip()[:500] if isinstance(value, str) else ""


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """Content of meta elements by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        content = _text(attributes.get("content"))
        for key in ("property", "name", "itemprop"):
            name = (attributes.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _json_ld(tree: LexborHTMLParser) -> Iterator[dict[str, object]]:
    """Every object of every JSON-LD script, nested graphs included."""
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            waiting: list[object] = [json.loads(node.text() or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting.extend(value[:200])
            elif isinstance(value, dict):
                yield value
                waiting.extend(value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value)


def _name(value: object) -> str:
    """The name of a person, an organisation or a list of them."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(item) for item in value[:10])))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return _text(value)


def _named(things: list[dict[str, object]], key: str) -> str:
    return next(filter(None, (_name(thing.get(key)) for thing in things)), "")


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _first_date(texts: Iterator[str] | list[str]) -> str | None:
    return next(filter(None, (find_date(text[:100]) for text in texts if text)), None)


def _marked_dates(tree: LexborHTMLParser) -> Iterator[str]:
    """Dates in elements that say they hold the date of publication, then in the first time elements."""
    for node in tree.css(_MARKED):
        attributes = node.attributes
        yield attributes.get("datetime") or attributes.get("content") or attributes.get("title") or node.text()
    times = [(n.attributes.get("datetime") or "", n.attributes.get("class") or "") for n in tree.css("time[datetime]")]
    yield from (text for text, names in times if _DATED_CLASS.search(names) and not _UPDATED_CLASS.search(names))
    days = {text[:10] for text, names in times if not _UPDATED_CLASS.search(names)}
    if len(days) == 1:
        yield days.pop()


def _address_date(tree: LexborHTMLParser, meta: dict[str, str]) -> str:
    node = tree.css_first('link[rel="canonical"]')
    address = (node.attributes.get("href") if node else "") or meta.get("og:url", "")
    match = _DATE_IN_ADDRESS.search(address)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else ""


def _title_element(tree: LexborHTMLParser) -> str:
    node = tree.css_first("title")
    return _text(node.text()) if node else ""


def _without_outlet(title: str, outlet: str) -> str:
    """The title without the name of the site that many pages add behind a bar or a dash."""
    for bar in (" | ", " - ", " – ", " — ", " :: ", " » "):
        before, found, after = title.rpartition(bar)
        if found and (after.casefold() == outlet.casefold() or (bar == " | " and len(after.split()) <= 5)):
            return before
    return title


def _language(tree: LexborHTMLParser) -> str:
    root = tree.root
    language = (root.attributes.get("lang") or "") if root is not None else ""
    return language.split("-")[0].strip().lower()[:8]
