"""The pieces that numbers are made of: digits in every style, and the words that may belong to a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from workbench.language.numberwords import FRACTIONS, MAGNITUDES, PLURALS, SUFFIXES, TENS, UNICODE_FRACTIONS, UNITS
from workbench.model import Span

_GROUPED = r"\d{1,3}(?:,\d{3})++(?!,?\d)(?:\.\d++)?|\d{1,2}(?:,\d{2}){1,4},\d{3}(?![,\d])(?:\.\d++)?"
_DOTTED = r"\d{1,3}(?:\.\d{3}){2,8}+(?![.\d])(?:,\d++)?|\d{1,3}(?:\.\d{3})++,\d{1,2}(?!\d)"
_SPACED = (
    r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})++(?!\d)(?:[.,]\d++)?|\d{1,3}(?: \d{3})++(?![\d:/]|[.,]\d{3})(?:\.\d++)?"
)
_APOSTROPHE = r"\d{1,3}(?:['\u2019]\d{3})++(?!\d)(?:\.\d++)?"
_COMMA = (
    r"\d{1,3},\d{1,2}(?=[\s\u00a0]?(?:%|per\s?cent|pct|million|billion|trillion|m(?:ln|io)\b|bn\b|€|euros?\b|[kc]?m\b"
    r"|kg\b|tonn?es?\b|degrees|°))"
)
"""A decimal comma, read as one only before what it measures."""
_PLAIN = r"\d++(?:\.\d++)?|\.\d++"
_NUMBER = f"{_GROUPED}|{_DOTTED}|{_SPACED}|{_APOSTROPHE}|{_COMMA}|{_PLAIN}"
_POWER = r"[eE][+\u2212-]?\d{1,2}(?![\w.])|\s?[x×·]\s?10(?:\^?[+\u2212-]\d{1,2}|\^\d{1,2}|[⁺⁻]?[⁰¹²³⁴-⁹]{1,2})(?!\d)"
_JUNK = (
    r"(?:https?://|www\.)\S++|\b[\w.+-]{1,64}+@\w[\w.-]*+"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?(?:\.\d++)?"  # clock times and lap times
    r"|\b\d{1,4}/\d{1,2}/\d{1,4}\b|\b\d{4}-\d{2}-\d{2}(?:T[\d:.Z+-]++)?"
    r"|\b\d{4}-\d{3}[\dX]\b"  # ISSN
    r"|\b\d{1,4}[A-Z]?-\d{1,4}[A-Z]?-\d{1,5}(?![\w%-]|[.,]\d)"  # sections of a code, part numbers, line-ups
    r"|\b\d++(?:\.\d++){2,}(?!\.\d{3}|,\d)"  # versions, addresses on the network, dotted dates
    r"|(?<!\w)\+\d[\d ()-]{6,18}\d|(?<!\w)\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}\b"
    r"|\b0\d{2,4}[ -]\d{3,4}(?:[ -]\d{3,4})?\b"
)
_ATOM = re.compile(
    rf"(?P<dotted>(?<![\w.,])(?:{_DOTTED}))|(?P<junk>{_JUNK})"
    rf"|(?=[\d.m\u2212-])(?:(?<![\w.,])|(?<=\b[A-Z]{{3}})|(?<=\bRs)|(?<=\bRs\.)|(?<=[\s(]R)|(?<=\b(?:RM|Rp|DM|Fr))"
    rf"|(?<=\d[x×])|(?<=\$[A-Z]{{2}})|(?<=\$[AC]))"
    rf"(?P<sign>(?<![\w)\]])(?:[-\u2212](?=[\d.])|minus[\s-]))?(?P<digits>{_NUMBER})(?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])?"
    rf"(?P<power>{_POWER})?"
    r"(?P<suffix>(?:\s(?=[KMB](?!\w|[.'’-]\w)))?(?:[MmBb]illion|[Tt](?:rillion|housand)|[Ll]akh|[Cc]rore"
    r"|k|K|m|M|MM|mn|mln|mil|mio|Mio|bn|BN|Bn|b|B|tn|trn|tln|TN|T)(?![\w]))?(?!(?:st|nd|rd|th|s|ers?)\b)"
    r"|(?<!\w)(?P<lone>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|(?P<word>[A-Za-z]++)"
)
LONGEST = 24
"""Characters of a number in digits; longer runs are codes, not counts."""
_SLASH = re.compile(r"[/\u2044](2|3|4|5|6|8|16|32|64|128)(?![\d/]|\.\d)")
_MILLION_AHEAD = re.compile(
    r"(?: [a-z-]{1,16}(?:ed|al|ive|an|ish|ous|ic|ful|ble|ese|ent|ant|ary|ly|new|more|extra|other|poor|rich|old)){0,2}"
    r" (?:people|[a-z-]{3,20}(?<!ou|is|us)(?<!s)s|of (?:them|the))\b"
)
_MONEY_BEFORE = re.compile(r"(?:[$£€¥₹₩₽₺₦₴₪]\s?|[A-Z]|\b[A-Z]{3}\s)$")
_ENDS = re.compile(r"\s?[.,;:)!?]|$")
_SHAPE_AHEAD = re.compile(r"[ -](?:long|high|tall|wide|deep|above|below|from|away|high|thick|race|final|sprint)\b")


@dataclass(slots=True)
class Atom:
    """One piece of a number: digits or a lower-case word."""

    start: int
    end: int
    word: str = ""
    value: Decimal = Decimal(0)
    step: Decimal = Decimal(1)
    fraction: bool = False
    scaled: bool = False
    year: bool = False


_WORDS = frozenset(UNITS) | set(TENS) | set(MAGNITUDES) | set(FRACTIONS) | set(PLURALS)
_JOINS = frozenset(
    {"a", "an", "and", "of", "point", "or", "to", "between", "minus", "negative", "half", "couple", "several", "few"}
)


_FIGURE = re.compile(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_LETTERS = re.compile(r"[A-Za-z]++")
_TELLING = _WORDS | {"half", "couple", "several", "few"}


def atoms(text: str, span: Span) -> list[Atom]:
    """The pieces inside a span, in order; times, dates in digits, telephone numbers and addresses are none."""
    found = list[Atom]()
    if not _FIGURE.search(text, span.start, span.end) and _TELLING.isdisjoint(
        map(str.lower, _LETTERS.findall(text, span.start, span.end))
    ):
        return found
    for match in _ATOM.finditer(text, span.start, span.end):
        group = match.lastgroup
        if found and match.start() < found[-1].end:
            continue  # the lower half of a fraction
        if group == "word":
            word = match["word"].lower()
            if word in _WORDS or word in _JOINS:
                found.append(Atom(match.start(), match.end(), word))
        elif group != "junk" and len(match[0]) <= LONGEST:
            found.append(_digits(text, match))
    return found


def _digits(text: str, match: re.Match[str]) -> Atom:
    if match["lone"]:
        return Atom(
            match.start(), match.end(), value=UNICODE_FRACTIONS[match["lone"]], step=Decimal("0.05"), fraction=True
        )
    written = match["digits"] or match["dotted"]
    end = match.end("digits") if match["digits"] else match.end()
    plain = _plain(written, dotted=bool(match["dotted"]))
    value = Decimal(plain)
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    atom = Atom(match.start(), end, value=value, step=step, year=bool(re.fullmatch(r"1\d{3}|20\d{2}", written)))
    slash = _SLASH.match(text, end)
    if slash and value < int(slash[1]) and value == int(value):
        atom.value, atom.step, atom.fraction, atom.end = value / int(slash[1]), Decimal("0.01"), True, slash.end()
        return _signed(atom, match)
    if match["vulgar"]:
        atom.value, atom.step, atom.end = (
            value + UNICODE_FRACTIONS[match["vulgar"]],
            Decimal("0.1"),
            match.end("vulgar"),
        )
    if match["power"]:
        scale = Decimal(10) ** _exponent(match["power"])
        atom.value, atom.step, atom.end = value * scale, step * scale, match.end("power")
        return _signed(atom, match)
    suffix = (match["suffix"] or "").strip()
    if suffix and _scales(text, match, suffix):
        factor = SUFFIXES[suffix.lower()]
        atom.value, atom.step, atom.end, atom.scaled = value * factor, step * factor, match.end("suffix"), True
    return _signed(atom, match)


def _signed(atom: Atom, match: re.Match[str]) -> Atom:
    if match["sign"]:
        atom.value = -atom.value
    return atom


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻\u2212", "0123456789+--")


def _exponent(power: str) -> int:
    """The power of ten of a number in scientific notation: e10, x10^-4, ×10⁶."""
    written = re.sub(r"^(?:[eE]|\s?[x×·]\s?10\^?)", "", power).translate(_RAISED)
    return int(written)


def _plain(written: str, *, dotted: bool) -> str:
    if dotted:
        return written.replace(".", "").replace(",", ".")
    if re.fullmatch(r"\d{1,3},\d{1,2}", written):
        return written.replace(",", ".")
    if re.search(r"[\u00a0\u2009\u202f]", written):
        return re.sub(r"[\u00a0\u2009\u202f]", "", written).replace(",", ".")
    return re.sub(r"[, '\u2019]", "", written)


def _scales(text: str, match: re.Match[str], suffix: str) -> bool:
    """Whether a letter behind digits is a magnitude and not a unit: 3m users, but a 3m wall."""
    money = bool(_MONEY_BEFORE.search(text[max(match.start() - 5, 0) : match.start()]))
    if money or len(suffix) > 1:
        return money or suffix != "MM"
    if match["suffix"][0].isspace():
        return suffix == "K" or bool(_MILLION_AHEAD.match(text, match.end()))
    if suffix in "kK":
        return True
    if suffix in "bBT":
        return "." in match["digits"] or (suffix == "B" and bool(_MILLION_AHEAD.match(text, match.end())))
    if _SHAPE_AHEAD.match(text, match.end()):
        return False
    ends = suffix == "M" and bool(_ENDS.match(text, match.end()))
    return ends or bool(_MILLION_AHEAD.match(text, match.end()))
