"""Parties: who stands together in a treaty, an alliance, talks or a merger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from workbench.language.names import Name, Names, canonical, is_country, successor
from workbench.language.reading import Reading
from workbench.model import Mention, Relation, Span, Value

name = "party"
nests = True

_NOUN = (
    r"(?:treaty|treaties|agreements?|accords?|pacts?|conventions?|protocols?|charter|covenant|compact|memorandum|"
    r"declaration|communiqu[eé]|armistice|truce|ceasefire|cease-fire|settlement|deals?|alliances?|axis|coalition|bloc|"
    r"partnership|merger|takeover|joint\ venture|tie-up|union|federation|talks|dialogues?|negotiations?|summits?|"
    r"consortium)"
)
_NOUNS = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
_JOINT = re.compile(r"(?:,? and |, ?|,? & |,? as well as )(?:the )?(?:(?:former|then|old|now-defunct) )?")
_LEAD = re.compile(r"(?:\bthe )?(?:\b(?:former|then|old) )?$", re.IGNORECASE)
_SIGN = (
    r"(?:sign(?:s|ed|ing)?|conclud(?:e|es|ed|ing)|ratif(?:y|ies|ied|ying)|"
    r"initial(?:led|ed|s)?|enter(?:s|ed|ing)?\ into|"
    r"agree[ds]?(?:\ on|\ to|\ upon)?|reach(?:es|ed)?|str(?:ike|uck|ikes)|negotiat(?:e|ed|es)|form(?:s|ed)?|"
    r"seal(?:s|ed)?|ink(?:s|ed)?|adopt(?:s|ed)?|establish(?:es|ed)?|forge[ds]?|renew(?:s|ed)?|extend(?:s|ed)?|h[eo]ld|"
    r"scrap(?:s|ped)?|(?:put|puts|putting)\ their\ (?:names?|signatures?)\ to|announce[ds]?|clinch(?:es|ed)?|made|make)"
)
_ACCEDE = r"(?:join(?:s|ed|ing)?|accede[ds]?|acceding|sign\ up|signed\ up|adhere[ds]?)"
_MODAL = (
    r"(?:(?:may|can|could|will|would|might|must|shall|should|have|had|has|are|were|also|both|all|jointly|formally|then|to|"
    r"be|been|not|yet|finally|recently|free|able|invited|allowed|expected|set)\ ){0,5}"
)
_LEADERS = r"(?:the\ (?:governments|leaders|parliaments|presidents|navies|\w{2,20}\ ministers)\ of\ )?(?:both\ )?"
_ASIDE = r"(?:,\ [^,.;\n]{1,60},|\ \([^)\n]{1,40}\))?"
_SIGNED_AFTER = re.compile(rf"{_ASIDE}\ {_MODAL}{_SIGN}\b[^.;\n]{{0,60}}?\b{_NOUN}\b", re.IGNORECASE)
_LATER_AFTER = re.compile(
    r"[^.;:\n“”\"]{1,90}?\b(?:sign(?:ed|ing)|put(?:ting)?\ their\ (?:names?|signatures?)\ to|concluded|concluding|"
    rf"initialled)\b[^.;\n]{{0,40}}?\b{_NOUN}\b",
    re.IGNORECASE,
)
_ACCEDE_AFTER = re.compile(rf"{_ASIDE}\ {_MODAL}{_ACCEDE}\b[^.;\n]{{0,40}}?\b{_NOUN}\b", re.IGNORECASE)
_MERGE_AFTER = re.compile(
    rf"{_ASIDE}\ {_MODAL}(?:agree[ds]?\ to\ |plan(?:ned|s)?\ to\ )?(?:merge[ds]?|combine[ds]?|join(?:ed)?\ forces)\b"
)
_AFTER = (_SIGNED_AFTER, _ACCEDE_AFTER, _MERGE_AFTER)
_BETWEEN_BEFORE = re.compile(
    rf"\b{_NOUN}\b[^.;\n“”\"]{{0,60}}?\b(?:between|among|binding|linking|uniting|joining)\ (?:its\ \w+\ \w+,\ )?"
    rf"{_LEADERS}$",
    re.IGNORECASE,
)
_BY_BEFORE = re.compile(
    r"\b(?:signed|concluded|ratified|initialled|initialed|negotiated|agreed|reached|struck|accession|joined|acceptance|"
    rf"ratification)\b[^.;\n“”\"]{{0,50}}?\b(?:by|between|of|from)\ {_LEADERS}$",
    re.IGNORECASE,
)
_ROLE_BEFORE = re.compile(
    r"\b(?:signatories|parties|members|partners|contracting\ states|allies)"
    r"(?:,|:|\ –|\ —|\ are|\ were|\ \()\ ?(?:namely\ )?$",
    re.IGNORECASE,
)
_ENVOYS_BEFORE = re.compile(
    r"\b(?:ministers?|presidents|leaders|governments|envoys|negotiators|delegations|parliaments|premiers)"
    r"\ (?:of|from)\ $",
    re.IGNORECASE,
)

_FORMS = {
    "sino": "China",
    "franco": "France",
    "anglo": "United Kingdom",
    "russo": "Russia",
    "indo": "India",
    "greco": "Greece",
    "italo": "Italy",
    "luso": "Portugal",
    "austro": "Austria",
    "hispano": "Spain",
    "dano": "Denmark",
}
"""First halves of compounds that are no words of their own: Sino-Russian, Franco-German."""

_CAPITALS = r"(?:(?:[^\W\d_]\.){2,4}|(?=[^\W\d_a-z])[^\W\d_][\w’'.]*+)(?:\ (?=[^\W\d_a-z])[^\W\d_][\w’'.]*+)?"
_COMPOUND = re.compile(
    rf"(?<![\w-])(?P<parts>{_CAPITALS}(?:[-–—]{_CAPITALS}){{1,3}})(?P<after>(?:\ [\w’'-]{{1,30}}){{1,4}})"
)


def find(reading: Reading) -> Iterable[Mention]:
    """Two or more named parties beside a word that makes them parties; other lists of names are left alone."""
    names = Names.of(reading)
    found: list[Mention] = []
    for sentence in reading.sentences:
        found.extend(_compounds(reading.text, sentence))
        runs = _lists(reading.text, names.within(sentence))
        found.extend(_mention(reading.text, sentence, r) for r in runs if _are_parties(reading.text, sentence, r))
    return sorted(found, key=lambda m: m.span)


def _lists(text: str, names: Sequence[Name]) -> Iterator[list[Name]]:
    """Runs of names joined by commas and "and", at least one of them a country or body."""
    run: list[Name] = []
    for item in names:
        if run and not _JOINT.fullmatch(text[run[-1].span.end : item.span.start]):
            if _is_list(text, run):
                yield run
            run = []
        run.append(item)
    if _is_list(text, run):
        yield run


def _is_list(text: str, run: Sequence[Name]) -> bool:
    if len({n.canonical for n in run}) < 2 or all(n.type in ("person", "place") for n in run):
        return False
    last_joint = text[run[-2].span.end : run[-1].span.start]
    return any(word in last_joint for word in ("and", "&", "as well as")) and any(
        n.type in ("country", "org") for n in run
    )


def _are_parties(text: str, sentence: Span, run: Sequence[Name]) -> bool:
    before = _LEAD.sub("", text[max(sentence.start, run[0].span.start - 120) : run[0].span.start])
    end = run[-1].span.end
    if any(p.search(before) for p in (_BETWEEN_BEFORE, _ROLE_BEFORE)):
        return True
    if _BY_BEFORE.search(before) and _NOUNS.search(text, sentence.start, sentence.end):
        return True
    if any(p.match(text, end, sentence.end) for p in _AFTER):
        return True
    return bool(_ENVOYS_BEFORE.search(before) and _LATER_AFTER.match(text, end, sentence.end))


def _mention(text: str, sentence: Span, run: Sequence[Name]) -> Mention:
    lead = _LEAD.search(text, max(sentence.start, run[0].span.start - 16), run[0].span.start)
    start = lead.start() if lead else run[0].span.start
    unknown = "a party that is no known country or body" if any(n.type in ("person", "unknown") for n in run) else ""
    return Mention(name, Span(start, run[-1].span.end), Value(_joined(n.canonical for n in run), unknown=unknown))


def _joined(names: Iterable[str]) -> str:
    return " + ".join(sorted(set(names)))


def _compounds(text: str, sentence: Span) -> Iterator[Mention]:
    """ "the US–Japan alliance", "the 1961 South-North Korea treaty", "Sino-Russian talks"."""
    for match in _COMPOUND.finditer(text, sentence.start, sentence.end):
        if not _NOUNS.search(match["after"]):
            continue
        parts = re.split("[-–—]", re.sub(r"^[Tt]he ", "", match["parts"]))
        start = match.end("parts") - len("-".join(parts))
        resolved = _resolve(parts)
        if resolved is None and " " in parts[0]:
            start += parts[0].index(" ") + 1
            resolved = _resolve([parts[0].split(" ", 1)[1], *parts[1:]])
        if resolved and len(set(resolved)) > 1:
            end = match.start("parts") + len(match["parts"])
            last = parts[-1]
            if " " in last and not is_country(last):
                end -= len(last) - last.index(" ")
            yield Mention(name, Span(start, end), Value(_joined(resolved)))


def _resolve(parts: Sequence[str]) -> list[str] | None:
    """The countries of a compound's parts; "South-North Korea" lends its noun to the first part."""
    found: list[str] = []
    for number, part in enumerate(parts):
        if number == len(parts) - 1 and " " in part and not is_country(part):
            part = part.split(" ", 1)[0]
        noun = parts[-1].split(" ")[-1]
        if number == 0 and part.casefold() in _FORMS:
            found.append(_FORMS[part.casefold()])
        elif is_country(part):
            found.append(canonical(part))
        elif number < len(parts) - 1 and is_country(f"{part} {noun}"):
            found.append(canonical(f"{part} {noun}"))
        elif re.fullmatch(r"EU|UN|NATO|ASEAN|E\.U\.|U\.N\.", part):
            found.append(canonical(part))
        else:
            return None
    return found


def compare(a: Value, b: Value) -> Relation:
    """EQUAL for the same parties, CONFLICT for others; a successor state or an unknown name leaves it open."""
    one, two = set(a.canonical.split(" + ")), set(b.canonical.split(" + "))
    if one == two:
        return Relation.EQUAL
    if a.unknown or b.unknown:
        return Relation.INCOMPARABLE
    heirs = [{_heir(n) for n in names} for names in (one, two)]
    return Relation.OVERLAPS if heirs[0] == heirs[1] else Relation.CONFLICT


def _heir(party: str) -> str:
    return successor(party) or party
