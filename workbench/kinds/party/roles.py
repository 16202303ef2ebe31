"""What makes parties of names that stand together: what they sign, join, form, pay for or agree."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.kinds.party.firms import are_firms
from workbench.language.names import Name
from workbench.model import Span

_NOUN = (
    r"(?:treaty|treaties|agreements?|accords?|pacts?|conventions?|protocols?|charter|covenant|compact|memorandum|"
    r"declaration|communiqu[eé]|armistice|truce|ceasefire|cease-fire|settlement|deals?|alliances?|axis|coalition|bloc|"
    r"partnership|merger|takeover|joint\ venture|tie-up|union|federation|talks|dialogues?|negotiations?|summits?|"
    r"consortium|contracts?|lease|franchise)"
)
NOUNS = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
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
_SO_MANY = (
    r"(?:(?:the\ )?(?:two|three|four|five|six|seven)\ (?:[a-z]{3,14}\ )?"
    r"(?:states|countries|nations|governments|provinces|regions|companies|firms|banks|parties|unions|movements"
    r"|groups),\ )?"
)
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
_BETWEEN_BEFORE = re.compile(
    rf"\b{_NOUN}\b[^.;\n“”\"]{{0,60}}?\b(?:between|among|binding|linking|uniting|joining)\ (?:its\ \w+\ \w+,\ )?"
    rf"{_LEADERS}$",
    re.IGNORECASE,
)
_BY_BEFORE = re.compile(
    r"\b(?:signed|concluded|ratified|initialled|initialed|negotiated|agreed|reached|struck|accession|joined|acceptance|"
    rf"ratification)\b[^.;\n“”\"]{{0,50}}?\b(?:by|between|of|from)\ {_LEADERS}{_SO_MANY}$",
    re.IGNORECASE,
)
_ROLE_BEFORE = re.compile(
    r"\b(?:signatories|parties|members|partners|contracting\ states|allies|plaintiffs|claimants|petitioners|applicants"
    r"|appellants|guarantors)"
    r"(?:,|:|\ –|\ —|\ are|\ were|\ \()\ ?(?:namely\ )?$",
    re.IGNORECASE,
)
_ENVOYS_BEFORE = re.compile(
    r"\b(?:ministers?|presidents|leaders|governments|envoys|negotiators|delegations|parliaments|premiers)"
    r"\ (?:of|from)\ $",
    re.IGNORECASE,
)
_NAMELY_BEFORE = re.compile(
    r"\b(?:signed|sign|binds?|bound|joined|ratified|initialled)\b[^.;\n“”\"]{0,40}, namely $", re.IGNORECASE
)
_SIGNATURES_BEFORE = re.compile(rf"\bsignatures?\ of\ {_LEADERS}$", re.IGNORECASE)
_UNION_OF_BEFORE = re.compile(
    r"\b(?:consortium|coalition|alliance|partnership|joint venture|merger|tie-up)(?: (?:made up|formed|composed))?"
    rf"\ (?:of|between|by)\ {_LEADERS}$",
    re.IGNORECASE,
)
_MADE_OF_BEFORE = re.compile(rf"\b(?:made\ up|composed|consist(?:s|ed|ing)?)\ of\ {_LEADERS}$", re.IGNORECASE)
_PEACE_AFTER = re.compile(
    rf"{_ASIDE}\ {_MODAL}(?:ma(?:de|ke)\ peace|share\ power|form(?:ed)?\ (?:a|the|their)\ (?:new\ )?government)\b"
)
_GOVERN_AFTER = re.compile(
    rf"{_ASIDE}\ {_MODAL}(?:sit\ in\ the\ (?:cabinet|government)|(?:govern|rule)\ (?:together|jointly))\b"
)
_PAY_AFTER = re.compile(
    rf"{_ASIDE}\ {_MODAL}(?:pay(?:s|ing)?\ for|paid\ for|(?:co-)?fund(?:s|ed|ing)?|(?:co-)?financ(?:e|es|ed|ing)"
    r"|contribut(?:e|es|ed|ing))\b(?!\ (?:managers?|manager|raisers?))"
)
_GIFT_BEFORE = re.compile(rf"\b(?:gift|grant|loan|donation|contribution)s?\ (?:from|by|of)\ {_LEADERS}$", re.IGNORECASE)
_FIRMS_AFTER = re.compile(
    rf"{_ASIDE}\ {_MODAL}(?:admit(?:s|ted)?|confess(?:ed)?|settle[ds]?|collude[ds]?|appeal(?:ed)?|plead(?:ed)?\ guilty"
    r"|fined|undercut|awarded|w[oi]n|agree[ds]?|announce[ds]?|build|pay)\b"
)

_MADE_BY_BEFORE = re.compile(
    r"\b(?:built|owned|run|operated|financed|funded|sponsored|supplied|developed|designed|backed"
    r"|managed)\ (?:jointly\ |together\ )?by\ "
    r"(?:the\ )?$"
)
_FIRM_ROLE_BEFORE = re.compile(
    r"\b(?:builders|operators|contractors|developers|suppliers|makers|lenders|insurers|publishers)(?:,|:|\ –|\ —"
    r"|\ \()\ ?$"
)
_SUED_BEFORE = re.compile(
    r"\b(?:suit|lawsuit|case|claim|complaint|petition|challenge|appeal|application|motion|proceedings)\ (?:was\ "
    r"|were\ |is\ |had\ been\ |has\ been\ )?"
    r"(?:jointly\ )?(?:brought|filed|lodged|launched|made|tabled"
    r"|submitted)\ (?:jointly\ )?by\ (?:the\ )?(?P<whose>[a-z]{4,14}\ of\ )?$"
)
_CAMPAIGN_AFTER = re.compile(
    rf"{_ASIDE}\ {_MODAL}(?:(?:campaign(?:ed|s)?|fought|fight|stood|lobbied)\ (?:[a-z]{{4,10}}\ )?(?:for|against"
    rf"|together)"
    r"|sued|abstain(?:ed)?|vetoed|went\ to\ court|took\ (?:their|the)\ (?:case|dispute))\b"
)
_BY_STATES = re.compile(r"\b(?:states|countries|nations|governments),\ $")
_TREATY = re.compile(
    r"\b(?:treaty|treaties|agreements?|accords?|pacts?|conventions?|protocols?|armistice|truce|cease-?fire|alliance|memorandum)\b",
    re.IGNORECASE,
)
"""What states sign; people sign deals and contracts, too."""
_AFTER = (_SIGNED_AFTER, _ACCEDE_AFTER, _MERGE_AFTER)
_AFTER_SUBJECT = (_PEACE_AFTER, _GOVERN_AFTER, _PAY_AFTER, _CAMPAIGN_AFTER)
_NO_SUBJECT = re.compile(r"\b(?:in|across|from|of|for|to|with|near|through|around|via|against|on|at|by|between)\ $")
_CONTRACT_BEFORE = re.compile(
    rf"\b(?:contracts?|agreement|deal|accord|merger|lease|joint\ venture)\b[^.;\n“”\"]{{0,40}}?\ between\ {_LEADERS}$",
    re.IGNORECASE,
)


def are_parties(text: str, sentence: Span, run: Sequence[Name], lead: int) -> bool:
    """Whether a list of names that begins at `lead`, its article included, is one of parties."""
    before = text[max(sentence.start, lead - 120) : lead]
    end = run[-1].span.end
    if _UNION_OF_BEFORE.search(before) or _CONTRACT_BEFORE.search(before):
        return True
    subject = _NO_SUBJECT.search(before) is None
    if sued := _SUED_BEFORE.search(before):
        return bool(sued["whose"]) or any(name.type in ("country", "org") for name in run)
    if not any(name.type in ("country", "org") for name in run):
        if _of_a_treaty(text, sentence, run, before):
            return True
        if _FIRM_ROLE_BEFORE.search(before):
            return any(name.type == "unknown" for name in run)
        made = _MADE_BY_BEFORE.search(before) or (subject and _FIRMS_AFTER.match(text, end, sentence.end))
        return bool(made) and are_firms(text, run)
    if any(name.type == "org" for name in run) and (_MADE_BY_BEFORE.search(before) or _FIRM_ROLE_BEFORE.search(before)):
        return True
    told = (_BETWEEN_BEFORE, _ROLE_BEFORE, _NAMELY_BEFORE, _SIGNATURES_BEFORE, _GIFT_BEFORE, _MADE_OF_BEFORE)
    if any(pattern.search(before) for pattern in told):
        return True
    if _BY_BEFORE.search(before) and NOUNS.search(text, sentence.start, sentence.end):
        return True
    if any(pattern.match(text, end, sentence.end) for pattern in _AFTER):
        return True
    if subject and any(pattern.match(text, end, sentence.end) for pattern in _AFTER_SUBJECT):
        return True
    return bool(_ENVOYS_BEFORE.search(before) and _LATER_AFTER.match(text, end, sentence.end))


def _of_a_treaty(text: str, sentence: Span, run: Sequence[Name], before: str) -> bool:
    """Whether names that no register knows are those of the states behind a treaty, as its sentence tells it."""
    if any(name.type == "person" for name in run):
        return False
    if _BY_STATES.search(before) and _BY_BEFORE.search(before):
        return True
    if not _TREATY.search(text, sentence.start, sentence.end):
        return False
    after = _SIGNED_AFTER.match(text, run[-1].span.end, sentence.end)
    signed = after is not None and _TREATY.search(after[0]) is not None
    return signed or bool(_BY_BEFORE.search(before) or _BETWEEN_BEFORE.search(before))
