"""Provisions: the article, section or paragraph of an instrument, and which instrument it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from workbench.language.instruments import HEADS, find as find_instruments, short_name
from workbench.language.numerals import parse_word
from workbench.language.reading import Reading
from workbench.model import Mention, Relation, Span, Value

name = "provision"
nests = False

_WORDS = {
    "art.": r"[Aa]rticles?|ARTICLES?|[Aa]rts?\.",
    "s.": r"[Ss]ections?|SECTIONS?|[Ss]ects?\.|[Ss]ecs?\.|ss?\.|§§?",
    "para.": r"[Pp]aragraphs?|[Pp]aras?\.?",
    "cl.": r"[Cc]lauses?|[Cc]ls?\.",
    "ch.": r"[Cc]hapters?|[Cc]h\.",
    "annex": r"[Aa]nnex(?:es)?",
    "rule": r"[Rr]ules?",
    "sch.": r"[Ss]chedules?|[Ss]ch\.",
    "reg.": r"[Rr]egulations?|[Rr]egs?\.",
    "res.": r"[Rr]esolutions?|[Rr]es\.",
    "amend.": r"[Aa]mendments?",
    "title": r"Titles?",
    "pt.": r"Parts?",
    "prop.": r"Propositions?|Props?\.?",
    "recital": r"[Rr]ecitals?",
}
_UNIT = "|".join(f"(?P<u{n}>{pattern})" for n, pattern in enumerate(_WORDS.values()))
_SUB = r"(?:\ ?\((?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})\)){0,5}"
_ROMAN = r"(?:X{0,3}(?:IX|IV|VI{0,3}|I{1,3})|X{1,3}|[XL]{1,4})"
_WORD_NUMBER = (
    r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen|Sixteen|Seventeen|"
    r"Eighteen|Nineteen|Twenty)"
)
_NUMBER = rf"(?:\d{{1,5}}(?:/\d{{1,4}})?(?:\.\d{{1,4}}){{0,3}}(?:[A-Z]{{1,2}}|bis|ter|quater)?(?![\d/])|{_ROMAN}(?!\w|\.\w)|{_WORD_NUMBER}(?!\w)){_SUB}"
_CITED = re.compile(
    rf"(?<![\w§.])(?:{_UNIT})(?P<gap>[\ \u00a0]{{0,2}})(?:(?:No\.?|number)\ ?)?(?P<number>{_NUMBER}|(?-i:[A-Z])(?![\w’'.]|\ [A-Z]))"
)
_MORE = re.compile(rf"(?P<join>,?\ (?:and|or|to|through|&)\ |,\ |[–—-])(?P<number>(?:\d|[IVXL]+(?!\w)){{1}}(?<=[\dIVXL]))")
_NEXT_NUMBER = re.compile(_NUMBER)
_GERMAN = re.compile(r"\ Abs(?:\.|atz)\ ?(?P<sub>\d{1,2})(?:\ (?:S\.|Satz)\ ?\d{1,2})?")
_PARAGRAPH = re.compile(
    r",?\ (?:paragraphs?|paras?\.?|subsection|subparagraph|point|clause|letter)\ \(?(?P<sub>\d{1,3}|[a-z](?!\w))\)?(?P<deeper>(?:\((?:\d{1,3}|[a-z]|[ivx]{1,5})\)){0,3})"
)
_CODE = re.compile(r"(?P<title>\d{1,3}\ (?:U\.\ ?S\.\ ?C\.|USC|C\.\ ?F\.\ ?R\.|CFR))\ ?$")
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|(?:twenty|thirty|forty|fifty)-(?:{'|'.join(_ORDINALS[:9])})|\d{{1,3}}(?:st|nd|rd|th))"
_NTH = re.compile(
    rf"\b(?:[Tt]he\ )?(?P<ordinal>{_ORDINAL})\ (?P<noun>article|section|chapter|clause|paragraph|annex|schedule|rule|part|protocol)\b",
    re.IGNORECASE,
)
_NTH_AMENDMENT = re.compile(rf"\b(?:[Tt]he\ )?(?P<ordinal>{_ORDINAL})\ Amendment\b", re.IGNORECASE)
_PART_OF = re.compile(
    rf"\b(?:[Tt]he\ )?(?:(?P<ordinal>{_ORDINAL})\ (?:paragraph|subparagraph|clause|sentence|subsection|part)|"
    rf"(?:paragraph|para\.|subsection|point|clause)\ \(?(?P<number>\d{{1,3}}|[a-z])\)?)\ (?:of|in)\ (?:the\ )?$",
    re.IGNORECASE,
)
_OF_INSTRUMENT = re.compile(
    r"\ (?:of|in|to|under)\ (?P<phrase>(?:the|this|that|a|an|its|their|his|her|our)\ (?:[\w’'–.-]{1,30}\ ){0,7}?"
    rf"(?P<head>{'|'.join(sorted(HEADS))}|deal|text|statute|contract|rules|rulebook|lease|manifesto|bylaws|memorandum))\b"
)
_OWNER = re.compile(
    rf"(?P<phrase>(?:[\w’'–.-]{{1,30}}\ ){{0,6}}?(?:[\w.-]{{0,30}}(?:{'|'.join(sorted(HEADS))})|GDPR))(?:[’']s?)?\ $", re.IGNORECASE
)
_NEVER_AFTER = re.compile(
    r"\ (?:of\ (?:our|a|an|his|her|my|this|the)\ (?:\w{1,20}\ )?(?:series|book|novel|memoir|story|saga|trilogy|life|biography)\b"
    r"|in\ (?:our|a|the|this)\ series\b|in\ (?:his|her)\ (?:life|book|memoir)\b)"
)
_COUNTS = re.compile(
    r"\ (?:(?!is|was|has|does|allows|requires|says|gives|sets|permits|provides|obliges|[a-z]+ss\b)[a-z]{2,20}s\b(?<!s’)|percent|per\ cent|people|feet|km|metres?\ )"
)
_PREPOSITION = re.compile(r"(?:^|\b(?:under|of|in|to|by|with|from|per|and|or|see|violate[sd]?|violating|breach(?:es|ed)?|breaching|the|cites?|citing|invoke[sd]?|invoking)\ |[(,;:]\ ?)$", re.IGNORECASE)
_STRICT = {"rule", "sch.", "reg.", "annex", "amend.", "cl.", "para.", "recital"}
_ROMAN_UNITS = {"art.", "s.", "ch.", "annex", "title", "pt.", "sch.", "amend.", "rule"}
_LETTER_UNITS = {"annex", "sch.", "pt."}
_NEEDS_INSTRUMENT = {"pt."}


def find(reading: Reading) -> Iterable[Mention]:
    """Provisions cited by number or by ordinal, each with the instrument the text gives it."""
    found: list[Mention] = []
    for sentence in reading.sentences:
        found.extend(_cited(reading.text, sentence))
        found.extend(_nth(reading.text, sentence))
    taken: list[Span] = []
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (-len(m.span), m.span.start)):
        if not any(mention.span.overlaps(span) for span in taken):
            taken.append(mention.span)
            kept.append(mention)
    return sorted(kept, key=lambda m: m.span)


def _unit(match: re.Match[str]) -> str:
    return next(unit for n, unit in enumerate(_WORDS) if match[f"u{n}"] is not None)


def _cited(text: str, sentence: Span) -> Iterator[Mention]:
    at = sentence.start
    while match := _CITED.search(text, at, sentence.end):
        at = match.end()
        unit, number = _unit(match), match["number"]
        if not _is_citation(text, sentence, match, unit):
            continue
        start = match.start()
        deeper, end = _deeper(text, match.end(), sentence.end)
        if part := _PART_OF.search(text, max(sentence.start, start - 60), start):
            start = part.start()
            deeper = f"({_ordinal(part['ordinal']) if part['ordinal'] else part['number']})" + deeper
            deeper = deeper if not number.endswith(")") else deeper
        code = _CODE.search(text, max(sentence.start, start - 16), start)
        if unit == "res." and (year := re.compile(r"\ \((?:19|20)\d\d\)|\ \([XVI]+\)").match(text, end, sentence.end)):
            end = year.end()
        series = [(Span(code.start() if code else start, end), _canonical(number) + deeper)]
        series += list(_series(text, end, sentence.end)) if not deeper or number else []
        series = _ranges(text, series)
        at = series[-1][0].end
        instrument = code["title"] if code else _instrument(text, sentence, start, at)
        if unit in _NEEDS_INSTRUMENT and not instrument:
            continue
        for span, digits in series:
            yield _mention(span, f"{unit} {digits}", instrument)


def _is_citation(text: str, sentence: Span, match: re.Match[str], unit: str) -> bool:
    """False where the words count or name something else: "an article 5 pages long", "Section 112, Row 5"."""
    number, start, end = match["number"], match.start(), match.end()
    word = match[0][: match.start("number") - match.start()].strip()
    if not match["gap"] and not word.endswith((".", "§")):
        return False
    if number[0].isalpha():
        roman = bool(re.match(rf"{_ROMAN}(?!\w)", number))
        written = bool(re.match(_WORD_NUMBER, number))
        if not (roman and unit in _ROMAN_UNITS or written and word[0].isupper() or unit in _LETTER_UNITS):
            return False
        if roman and len(number) == 1 and unit not in _LETTER_UNITS and word[0].islower():
            return False
    if _NEVER_AFTER.match(text, end, sentence.end) or re.match(r"\ ?%|[$€£]|\.\d|:\d|K\b|p\b|,\ (?:Row|Seat|row|seat)\b|-(?:year|page|minute|hour)", text[end : end + 10]):
        return False
    if word[0].islower() and word[-1] not in ".§":
        if _COUNTS.match(text, end, sentence.end):
            return False
        before = text[max(sentence.start, start - 12) : start]
        if re.search(r"\b(?:an?|every|each|one|no|this|that)\ $", before):
            return False
        if unit in _STRICT and not re.search(r"[.(]", number) and not _PREPOSITION.search(before):
            return False
    if word in ("s.", "ss.", "ch.", "res.", "Res.", "Ch.") and start > 0 and text[start - 1] in "’'":
        return False
    return not (unit == "amend." and word[0].islower())


def _deeper(text: str, end: int, limit: int) -> tuple[str, int]:
    """What narrows a number behind it: "Abs. 2", ", paragraph 1(b)"."""
    if german := _GERMAN.match(text, end, limit):
        return f"({german['sub']})", german.end()
    if para := _PARAGRAPH.match(text, end, limit):
        return f"({para['sub']}){para['deeper']}", para.end()
    return "", end


def _series(text: str, end: int, limit: int) -> Iterator[tuple[Span, str]]:
    """Further numbers after the first: "… 5 to 7 and 9", each with its own span; the joint stays outside."""
    while (joint := re.compile(r",?\ (?:and|or|&|to|through)\ |,\ |[–—-]").match(text, end, limit)) and (
        number := _NEXT_NUMBER.match(text, joint.end(), limit)
    ):
        after = text[number.end() : number.end() + 14]
        if not number[0][0].isdigit() and number[0][0] not in "IVXL":
            return
        years = re.fullmatch(r"(?:19|20)\d\d", number[0])
        if years or re.match(r"\ ?%|\ [a-z]+s\b|\ (?:January|February|March|April|May|June|July|August|September|October|November|December|percent|per)|[.,]\d", after):
            if not re.match(r"\ (?:sets|says|is|was|has|gives|allows|requires|does)\b", after):
                return
        yield Span(number.start(), number.end()), _canonical(number[0])
        end = number.end()


def _ranges(text: str, series: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Two numbers joined by "to" or a dash are one range."""
    merged = [series[0]]
    for span, digits in series[1:]:
        last, before = merged[-1]
        joint = text[last.end : span.start].strip(" ,")
        if joint in ("to", "through", "–", "—", "-") and ".." not in before:
            merged[-1] = Span(last.start, span.end), f"{before}..{digits}"
        else:
            merged.append((span, digits))
    return merged


def _nth(text: str, sentence: Span) -> Iterator[Mention]:
    """"the third article of the old pact", "the first paragraph of the sixth article", "the First Amendment"."""
    for match in _NTH_AMENDMENT.finditer(text, sentence.start, sentence.end):
        if match["ordinal"][0].isupper() or match["ordinal"][0].isdigit():
            start = match.start() + len(match[0]) - len(re.sub(r"^[Tt]he ", "", match[0]))
            yield _mention(Span(start, match.end()), f"amend. {_ordinal(match['ordinal'])}", "Constitution")
    for match in _NTH.finditer(text, sentence.start, sentence.end):
        part = _PART_OF.search(text, max(sentence.start, match.start() - 60), match.start())
        if part is None and match["noun"].lower() == "paragraph":
            continue
        owner = _OF_INSTRUMENT.match(text, match.end(), sentence.end)
        if part is None and owner is None:
            continue
        noun = match["noun"].lower()
        unit = {"article": "art.", "section": "s.", "chapter": "ch.", "clause": "cl.", "schedule": "sch.", "part": "pt."}.get(noun, noun)
        start = part.start() if part else match.start()
        sub = f"({_ordinal(part['ordinal']) if part['ordinal'] else part['number']})" if part else ""
        instrument = _instrument(text, sentence, start, match.end())
        yield _mention(Span(start, match.end()), f"{unit} {_ordinal(match['ordinal'])}{sub}", instrument)


def _ordinal(word: str) -> str:
    word = word.lower()
    if word[0].isdigit():
        return re.sub(r"\D", "", word)
    if word in _ORDINALS:
        return str(_ORDINALS.index(word) + 1)
    tens, _, unit = word.partition("-")
    return str({"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}[tens] + _ORDINALS.index(unit) + 1)


def _canonical(number: str) -> str:
    """A number as it is written once: no blanks, words as digits, roman numerals kept."""
    number = number.replace(" ", "")
    head = re.match(r"[A-Z][a-z]+", number)
    if head and (value := parse_word(head[0].lower())) is not None:
        return f"{value}{number[head.end() :]}"
    return number


def _mention(span: Span, canonical: str, instrument: str) -> Mention:
    first = re.search(r"\d+", canonical)
    return Mention(name, span, Value(canonical, number=Decimal(first[0]) if first else None, unit=instrument))


def _instrument(text: str, sentence: Span, start: int, end: int) -> str:
    """The instrument of a provision: "of the …" behind it, a possessive or a bare name before it; else empty."""
    named = find_instruments(text, sentence)
    for instrument in named:
        between = text[end : instrument.span.start]
        if instrument.span.start >= end and re.fullmatch(r"(?:\ \([^)]{1,60}\))?,?\ (?:of|in|to|under)\ (?:the\ |a\ |an\ |its\ |that\ )?(?:[\w’'–.-]{1,20}\ ){0,3}", between):
            return instrument.canonical
    if owner := _OF_INSTRUMENT.match(text, end, sentence.end):
        return short_name(owner["phrase"])
    for instrument in named:
        if instrument.span.end <= start and re.fullmatch(r"[’']?s?\ (?:the\ )?", text[instrument.span.end : start]):
            return instrument.canonical
    if owner := _OWNER.search(text, max(sentence.start, start - 60), start):
        words = re.sub(r"^.*\b(?:to|of|in|under|by|and|with|that|a|an)\ (?=\S)", "", owner["phrase"])
        return short_name(re.sub(r"[’']s?$", "", words))
    return ""


_PARSED = re.compile(r"(?P<unit>[a-z]+\.?) (?P<low>[^.\s]+(?:\.[^.\s]+)*)(?:\.\.(?P<high>\S+))?")


def _path(number: str) -> tuple[str, ...]:
    """The steps of a number: `5(1)(b)` is 5, 1, b; roman numerals as digits."""
    steps = [step for step in re.split(r"[().]+", number) if step]
    return tuple(_arabic(step) if n == 0 else step.lower() for n, step in enumerate(steps))


def _arabic(step: str) -> str:
    if not re.fullmatch(_ROMAN, step):
        return step.upper()
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in step]
    return str(sum(-v if v < max(values[n:]) else v for n, v in enumerate(values)))


def compare(a: Value, b: Value) -> Relation:
    """EQUAL for the same number, REFINES for a part of it, CONFLICT for another; other units are not comparable."""
    one, two = _PARSED.fullmatch(a.canonical), _PARSED.fullmatch(b.canonical)
    if not one or not two or one["unit"] != two["unit"]:
        return Relation.EQUAL if a.canonical == b.canonical else Relation.INCOMPARABLE
    if one["high"] or two["high"]:
        return _compare_ranges(one, two)
    left, right = _path(one["low"]), _path(two["low"])
    if left == right:
        return Relation.EQUAL
    shorter = min(len(left), len(right))
    return Relation.REFINES if left[:shorter] == right[:shorter] else Relation.CONFLICT


def _compare_ranges(one: re.Match[str], two: re.Match[str]) -> Relation:
    ends = []
    for match in (one, two):
        low, high = _path(match["low"])[0], _path(match["high"] or match["low"])[0]
        if not (low.isdigit() and high.isdigit()):
            return Relation.INCOMPARABLE
        ends.append((int(low), int(high)))
    (a, b), (c, d) = ends
    if (a, b) == (c, d):
        return Relation.EQUAL
    if b < c or d < a:
        return Relation.CONFLICT
    return Relation.REFINES if (a <= c and d <= b) or (c <= a and b <= d) else Relation.OVERLAPS
