"""Times that are no place in the calendar: now, recently, the future; and times that come again: every Monday."""

from __future__ import annotations

from workbench.kinds.date.expression import Expression, Part
from workbench.kinds.date.rules import Build, Rules
from workbench.language.timepatterns import Match

RULES = Rules()


def _vague(value: str, *only: str) -> Build:
    """A vague time; with `only`, where its first or last word is one of these."""

    def build(m: Match) -> Expression | None:
        if only and m.words.lower(m.start) not in only and m.words.lower(m.end - 1) not in only:
            return None
        return Expression(Part.VAGUE, m.start, m.end, value=value)

    return build


RULES.add("now", "now", _vague("PRESENT_REF"))
RULES.add("lately", "lately", _vague("PAST_REF"))
RULES.add("future", "future", _vague("FUTURE_REF"))
RULES.add("past", "past", _vague("PAST_REF"))
RULES.add("recent", "recent", _vague("PAST_REF"))
RULES.add("this", "this", _vague("PRESENT_REF", "current"))
RULES.add("that", "that units", _vague("PRESENT_REF", "these"))
RULES.add("this that", "(this|that) (time|period)", _vague("PRESENT_REF"))
RULES.add("present", "present (hyphen? unit)?", _vague("PRESENT_REF"))
RULES.add("near", "near (future|other)", _vague("FUTURE_REF", "future", "term"))

_PERIODS = {
    "D": "P1D",
    "NI": "P1D",
    "W": "P1W",
    "WE": "XXXX-WXX-WE",
    "M": "P1M",
    "Q": "P1Q",
    "Y": "P1Y",
    "H": "PT1H",
    "MIN": "PT1M",
    "S": "PT1S",
    "DE": "P1DE",
    "C": "P1C",
}
_ADVERBS = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "hourly": "PT1H",
}


def _set(m: Match) -> Expression | None:
    value = ""
    if m.has("adverb"):
        value = _ADVERBS[m.text("adverb")]
    elif m.has("weekday"):
        value = f"XXXX-WXX-{m.value('weekday')}" + (f"T{m.value('part')}" if m.has("part") else "")
    elif m.has("month"):
        value = f"XXXX-{m.integer('month'):02}"
    elif m.has("season"):
        value = f"XXXX-{m.value('season')}"
    elif m.has("part"):
        value = f"XXXX-XX-XXT{m.value('part')}"
    elif m.has("unit"):
        value = _PERIODS.get("Q" if m.text("unit").startswith("quarter") else str(m.value("unit")), "")
        count = str(m.value("count")) if m.has("count") else "2" if m.has("other") else "1"
        value = value.replace("1", count) if not value.startswith("X") else value
    return Expression(Part.SET, m.start, m.end, value=value) if value else None


def _weekday_parts(m: Match) -> Expression | None:
    return _set(m) if m.text("part").endswith("s") else None


_NAMED = "(<unit: unit|quarter>|<weekday>|<month>|<season>|<part: daypart>)"
RULES.add("adverb", "<adverb>", _set)
RULES.add("every", f"every <other>? {_NAMED}", _set)
RULES.add("every", "every <count: digits|word|number> <unit: units|quarters>", _set)
RULES.add("weekdays", "<weekday: weekdays> <part: daypart>?", _set)
RULES.add("weekday", "<weekday> <part: daypart>", _weekday_parts)
RULES.add("times", "times (a|every|per) <unit: unit|quarter>", _set)
RULES.add("word digits few", "(word|digits|few) times (a|every|per) <unit: unit|quarter>", _set)
RULES.add("per", "per <unit: unit|quarter>", _set)
