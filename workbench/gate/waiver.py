"""Findings that somebody let pass, with a reason and a date: a readable file, kept beside the draft.

[[waiver]]
rule = "contradicted"
words = "37 personal letters"       the draft's words, as the finding quotes them
file = "draft.md"                   optional; a pattern such as drafts/*.md
reason = "The museum counted again; its letter of 3 May is on file."
author = "Ines Vold"
expires = 2027-01-31
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from workbench.gate import rule as rules
from workbench.gate.file import lines_of
from workbench.gate.fingerprint import fingerprint
from workbench.gate.rule import RULES, rule_of
from workbench.model import Finding, InputError, Level, Span

FILE = "waivers.toml"
_NEEDED = ("rule", "words", "reason", "author", "expires")
_FIELDS = (*_NEEDED, "file")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One finding that somebody let pass until a day."""

    rule: str
    words: str
    reason: str
    author: str
    expires: date
    file: str
    path: str
    """The file of waivers it stands in."""
    line: int

    @property
    def told(self) -> str:
        """Who let it pass, why and until when."""
        return f"{self.reason} ({self.author}, until {self.expires.isoformat()})"

    def concerns(self, draft: str) -> bool:
        """True when it is about this draft."""
        plain = draft.replace("\\", "/")
        return not self.file or fnmatch(plain, self.file) or fnmatch(plain, f"*/{self.file}")

    def fits(self, finding: Finding, words: str) -> bool:
        return self.rule == finding.rule and _flat(self.words) == _flat(words)


def read_waivers(path: Path, *, needed: bool = False) -> tuple[Waiver, ...]:
    """The waivers of a file; InputError that names the line when one of them lacks a reason, an author or a date."""
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except FileNotFoundError:
        if needed:
            raise InputError(f"{path}: no such file") from None
        return ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: {error}") from None
    entries = data.get("waiver", [])
    if data.keys() - {"waiver"} or not isinstance(entries, list):
        raise InputError(f"{path}: expected nothing but [[waiver]] tables")
    lines = [*lines_of(text, "[[waiver]]"), *[1] * len(entries)]
    return tuple(_waiver(entry, path, line) for entry, line in zip(entries, lines, strict=False))


def waived(
    findings: Iterable[Finding], text: str, draft: str, waivers: Sequence[Waiver], today: date
) -> tuple[Finding, ...]:
    """The findings with those let pass marked, and a finding for each waiver that is past its day or fits nothing."""
    mine = [w for w in waivers if w.concerns(draft)]
    live, used = [w for w in mine if w.expires >= today], set[Waiver]()
    told = list[Finding]()
    for finding in findings:
        words = finding.span.of(text)
        waiver = next((w for w in live if w.fits(finding, words) and finding.level is not Level.NOTE), None)
        if waiver:
            used.add(waiver)
        told.append(replace(finding, waived=waiver.told) if waiver else finding)
    spent = [w for w in mine if w not in used]
    return (*told, *(_spent(w, rules.WAIVER_EXPIRED if w.expires < today else rules.WAIVER_UNUSED) for w in spent))


def _spent(waiver: Waiver, rule: str) -> Finding:
    why = f"ended on {waiver.expires.isoformat()}" if rule == rules.WAIVER_EXPIRED else "lets nothing pass any more"
    message = f"The waiver of {waiver.author} for {waiver.rule} “{waiver.words}” {why}"
    about = rule_of(rule)
    mark = fingerprint(rule, "", waiver.words, f"{waiver.rule} {waiver.file}")
    return Finding(
        rule, about.level, message, Span(0, 0), waiver.line, 1, "", mend=about.mend, fingerprint=mark, path=waiver.path
    )


def _waiver(entry: Mapping[str, Any], path: Path, line: int) -> Waiver:
    place = f"{path}:{line}"
    if unknown := entry.keys() - set(_FIELDS):
        raise InputError(f"{place}: a waiver has no {', '.join(sorted(unknown))}; it has {', '.join(_FIELDS)}")
    if missing := [name for name in _NEEDED if not entry.get(name)]:
        raise InputError(f"{place}: the waiver lacks {', '.join(missing)}")
    if entry["rule"] not in RULES:
        raise InputError(f"{place}: {entry['rule']} is no rule; `workbench rules` lists them")
    expires = entry["expires"]
    if type(expires) is not date:
        raise InputError(f"{place}: expires must be a day without quotation marks, such as 2027-01-31")
    rule, words, reason, author = (str(entry[name]) for name in ("rule", "words", "reason", "author"))
    return Waiver(rule, words, reason, author, expires, str(entry.get("file", "")), str(path), line)


def _flat(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip().casefold()
