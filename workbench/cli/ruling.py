"""The rules of the gate, published: what each says, how loud it is, how often it was right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.cli.options import As, Format
from workbench.cli.printing import flow, listing, out, tell

if TYPE_CHECKING:
    from workbench.gate.rule import Rule


def rules(form: As = Format.TEXT) -> None:
    """List what `check` may find, how loud it is, and how often it was right when that was measured.

    A rule is an error only when at least 19 in 20 of its findings were right, and 20 were judged. `workbench.toml`
    beside the project file may say otherwise, for a rule or for one kind of claim:

    \b
      [check.levels]
      disputed = "error"
      "contradicted.quantity" = "warning"
      quote-not-found = "off"

    \b
    Example:
      workbench rules
    """
    from workbench.gate.rule import RULES, measurement

    about = measurement()
    if form is Format.TEXT:
        out("".join(line for rule in RULES.values() for line in _lines(rule)))
        tell(f"measured on {about['date']}: {about['set']}; {about['how']}")
        return
    rows = [(rule.id, rule.level, _precision(rule), rule.meaning) for rule in RULES.values()]
    columns = ("rule", "level", "precision", "meaning")
    listing(form, columns, rows, lambda: {"measurement": dict(about), "rules": [_record(r) for r in RULES.values()]})


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.id:22}{rule.level:10}{_precision(rule)}\n"
    yield flow(rule.meaning, 4, 4)
    if rule.mend:
        yield flow(f"→ {rule.mend}", 4, 6)


def _precision(rule: Rule) -> str:
    """What is known of how often it is right."""
    return "follows from what is on record" if rule.recorded else rule.precision.figures


def _record(rule: Rule) -> dict[str, object]:
    precision = rule.precision
    return {
        "id": rule.id,
        "status": rule.status,
        "level": rule.level,
        "loudest": rule.loudest,
        "meaning": rule.meaning,
        "mend": rule.mend,
        "recorded": rule.recorded,
        "precision": {
            "right": precision.right,
            "judged": precision.judged,
            "silent": precision.silent,
            "share": precision.share,
        },
    }
