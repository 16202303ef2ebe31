"""Currencies around a number: signs, ISO 4217 codes and the names that Babel and `currencies.toml` know."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 code, where its sign or words start and end, and the parts of a unit they mean."""

    code: str
    start: int
    end: int
    parts: int = 1
    """100 for cents and pence."""
    times: int = 1
    """A million for MUSD and MEUR."""
    bare: bool = False
    """A noun without its country: dollars, pesos."""


@cache
def _data() -> dict[str, dict[str, str]]:
    with Path(__file__).with_name("currencies.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _names() -> dict[str, str]:
    """Qualified names in lower case, "swiss francs", to codes; the currency still in use wins a shared name."""
    from babel import Locale
    from babel.numbers import get_currency_name

    names = dict[str, str]()
    for code, name in sorted(Locale("en").currencies.items(), reverse=True):
        for written in (name, get_currency_name(code, 2, "en"), get_currency_name(code, 1, "en")):
            if " " in written and "(" not in written:
                names[written.lower()] = code
    for name, code in list(names.items()):
        adjective, _, noun = name.rpartition(" ")
        if noun in ("krone", "krona", "koruna"):
            names |= {f"{adjective} crown": code, f"{adjective} crowns": code}
    for spoken, official in _data()["adjectives"].items():
        for name, code in list(names.items()):
            if name.startswith(f"{official.lower()} "):
                names[f"{spoken} {name[len(official) + 1 :]}"] = code
    return names


@cache
def name_of(code: str) -> str:
    """The English name of a currency, in the singular: US dollar, pound sterling."""
    from babel.numbers import get_currency_name

    return _data()["names"].get(code) or str(get_currency_name(code, 1, "en"))


@cache
def part_of(code: str) -> str:
    """The name of a currency's hundredth, in the singular: penny, US cent, Canadian cent."""
    named = {code: name for name, code in _data()["hundredths"].items()}
    return named.get(code) or f"{name_of(code).rpartition(' ')[0]} cent".strip()


@cache
def whole_of(part: str) -> str:
    """The currency whose hundredth has a name; empty for what names no hundredth."""
    if code := _data()["hundredths"].get(part):
        return name_of(code)
    adjective, _, noun = part.rpartition(" ")
    code = _names().get(f"{adjective} dollar".lower(), "") if noun == "cent" else ""
    return name_of(code) if code else ""


@cache
def _hundredths() -> dict[str, str]:
    """Names of cents and pence to codes, qualified ones such as "canadian cents" included."""
    found = dict(_data()["parts"])
    for name, code in _names().items():
        adjective, _, noun = name.rpartition(" ")
        if noun in ("dollar", "dollars", "euros"):
            found |= {f"{adjective} cents": code, f"{adjective} cent": code}
    return found


@cache
def _codes() -> frozenset[str]:
    """ISO codes that text may carry; three capitals that are also common words or bodies are left out."""
    from babel import Locale

    return frozenset(Locale("en").currencies) - {
        "ALL",
        "TOP",
        "MOP",
        "PEN",
        "LAK",
        "CUP",
        "SOS",
        "BAM",
        "GEL",
        "TRY",
        "BOB",
        "ANG",
        "WST",
        "MAD",
        "BAD",
        "LAW",
        "COP",
        "MGA",
        "STD",
    }


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    signs = sorted(_data()["signs"], key=len, reverse=True)
    letters = "|".join(re.escape(s) for s in signs if s[0].isalpha())
    marks = "|".join(re.escape(s) for s in signs if not s[0].isalpha())
    after = "|".join(re.escape(s) for s in signs if len(s) == 1 and not (s.isalnum() and s.isascii()))
    return (
        re.compile(rf"(?P<sign>(?<![A-Za-z-])(?:{letters})|{marks}|\bM?[A-Z]{{3}})(?P<gap>[\s\u00a0]?)$"),
        re.compile(rf"[\s\u00a0]?(?P<sign>{after}|M?[A-Z]{{3}}\b)"),
    )


def _code(sign: str) -> tuple[str, int]:
    """The currency of a sign or code, empty for none, and how many units it means: a million for MUSD."""
    if code := _data()["signs"].get(sign) or (sign if sign in _codes() else ""):
        return code, 1
    return (sign[1:], 10**6) if len(sign) == 4 and sign[0] == "M" and sign[1:] in _codes() else ("", 1)


@cache
def _spoken() -> re.Pattern[str]:
    words = {*_data()["nouns"], *_data()["shared"], *_hundredths(), *_names()}
    listed = "|".join(re.escape(w).replace(r"\ ", r"\s") for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:[\s\u00a0-]|-\s)?(?P<word>{listed})(?![\w])(?!-\w)?", re.IGNORECASE)


_SUM = re.compile(r"\d{3}|\d{1,3}(?:,\d{3}|\.\d|\s?(?:bn|m|million|billion)\b)")


def currency_before(text: str, start: int, floor: int) -> Currency | None:
    """The currency whose sign or code stands right before a number."""
    at = max(floor, start - 6)
    match = _signs()[0].search(text[at:start])
    if not match:
        return None
    sign = match["sign"]
    code, times = _code(sign)
    if not code or (match["gap"] and sign in ("R", "Y=", "Fr", "DM")):
        return None
    if sign == "R" and not _SUM.match(text, start):
        return None  # R8 and R2 are names
    return Currency(code, at + match.start(), start, times=times)


def currency_after(text: str, end: int, limit: int) -> Currency | None:
    """The currency whose words, sign or code follow a number."""
    match = _spoken().match(text, end, limit)
    if match:
        word = re.sub(r"\s", " ", match["word"].lower())
        if word in _hundredths():
            return Currency(_hundredths()[word], match.start(), match.end(), 100)
        code = _names().get(word)
        return Currency(code or _data()["nouns"].get(word, ""), match.start(), match.end(), bare=code is None)
    match = _signs()[1].match(text, end, limit)
    if match:
        code, times = _code(match["sign"])
        if code:
            return Currency(code, match.start(), match.end(), times=times)
    return None


_GRAND = re.compile(
    r"\sgrand(?=\s?[.,;:!?)”\"–—]|$|\s(?:an?|per|in|for|to|from|on|at|of|off|more|less|each|every|short|over|under|down"
    r"|up|by|with|was|is|had|has|that|when|before|after|out|back|apiece|extra|cheaper"
    r"|(?:and|but)\s(?:the|an?|he|she|it|they|we|his|her|its|their))\b)"
)
"""A thousand of what a text pays in; never before a noun, as in two grand pianos."""


def grand_after(text: str, end: int, limit: int) -> Currency | None:
    """What "grand" behind a number means: thousands of the currency that the text names most, if it names one."""
    match = _GRAND.match(text, end, limit)
    return Currency(most_named(text) or unnamed(), match.start(), match.end(), times=1000) if match else None


def unnamed() -> str:
    """The code of ISO 4217 for a currency that nothing names."""
    return _data()["grand"]["unnamed"]


_SIGNS = {
    "EUR": re.compile(r"€|\beuros?\b|\bEUR\b"),
    "USD": re.compile(
        r"(?<![A-Za-z])(?:US)?\$(?![A-Z])|(?<!lian )(?<!dian )(?<!land )(?<!Kong )(?<!pore )\bdollars?\b"
    ),
    "AUD": re.compile(r"\b(?:A|AU|Aus)\$|\$A\b|\bAustralian dollars?\b"),
    "CAD": re.compile(r"\b(?:C|CA|Can|CDN)\$|\$C\b|\bCanadian dollars?\b"),
    "NZD": re.compile(r"\bNZ\$|\$NZ\b|\bNew Zealand dollars?\b"),
    "GBP": re.compile(r"£|\bquid\b|\bsterling\b|\bpence\b|\b(?:thousand|[mb]illion) pounds\b"),
}


@lru_cache(maxsize=16)
def most_named(text: str) -> str:
    """The code of the currency of euros, dollars and pounds that a text names most; empty where none is."""
    counts = {code: len(sign.findall(text)) for code, sign in _SIGNS.items()}
    most = max(counts.values())
    best = [code for code, count in counts.items() if count == most]
    return best[0] if most and len(best) == 1 else ""


@cache
def _places() -> dict[str, dict[str, str | list[str]]]:
    """For each territory its capital and its people."""
    with Path(__file__).with_name("countries.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _pointers(noun: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """For a noun that countries share, the words that point to a code and their pattern: Philippine, Manila."""
    from babel import Locale
    from babel.numbers import get_territory_currencies

    pointers = dict[str, set[str]]()
    for name, code in _names().items():
        adjective, _, last = name.rpartition(" ")
        if last.rstrip("s") == noun.rstrip("s"):
            pointers.setdefault(code, set()).add(adjective)
    for territory, name in Locale("en").territories.items():
        if len(territory) == 2 and territory.isalpha():
            for code in get_territory_currencies(territory):
                if code in pointers:
                    place = _places().get(territory, {})
                    pointers[code] |= {name.lower(), *(word.lower() for word in place.get("people", ()))}
                    pointers[code] |= {str(place["capital"]).lower()} if "capital" in place else set()
    codes = {word: code for code in sorted(pointers) for word in pointers[code]}
    words = "|".join(map(re.escape, sorted(codes, key=len, reverse=True)))
    return codes, re.compile(rf"\b({words or '(?!)'})s?\b")


@cache
def shared(noun: str) -> str:
    """The singular of a noun that many countries share and none owns, such as "rupees"; empty for any other."""
    return _data()["shared"].get(noun, "")


@lru_cache(maxsize=16)
def local(text: str, noun: str) -> str:
    """The code that a shared noun such as "pesos" means in a text: that of the country it names most, else empty."""
    codes, words = _pointers(noun)
    counts = Counter(codes[word] for word in words.findall(text.lower()))
    best = counts.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else ""
