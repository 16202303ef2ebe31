"""Claims of a text without any project."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.printing import Progress, count, out, tell
from workbench.model import Claim, Document, InputError
from workbench.report.visible import one_line


class ClaimFormat(StrEnum):
    """How extracted claims are written."""

    TEXT = "text"
    JSONL = "jsonl"
    TIMEX3 = "timex3"


_SUFFIX = {ClaimFormat.TEXT: ".claims.txt", ClaimFormat.JSONL: ".jsonl", ClaimFormat.TIMEX3: ".json"}


@dataclass(frozen=True, slots=True)
class _Extract:
    """The claims of one text; `line` is the number of the input line it is, from 0, or None for a whole file."""

    document: Document
    line: int | None
    claims: tuple[Claim, ...]


def extract(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE...", help="Files, folders, globs, or - for stdin.", show_default=False),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="What relative dates count from, such as 2024-06-21.")
    ] = None,
    form: Annotated[ClaimFormat, typer.Option("--format", help="For people, a claim a line, or TIMEX3 records.")] = (
        ClaimFormat.TEXT
    ),
    lines: Annotated[bool, typer.Option("--lines", help="Each line of the input is a text of its own.")] = False,
    manifest: Annotated[
        str | None, typer.Option(metavar="CSV", help="Columns path and published; without FILE, all it names.")
    ] = None,
    output_dir: Annotated[
        str | None, typer.Option(metavar="DIR", help="Write one file for each input, named after it.")
    ] = None,
) -> None:
    """Print the claims of a text; needs no project.

    \b
    Example:
      workbench extract story.txt --published 2024-06-21 --format jsonl
    """
    if not inputs and not manifest:
        raise InputError("extract: name a file, - for stdin, or a manifest")
    if lines and (form is ClaimFormat.TIMEX3 or output_dir):
        raise InputError("extract: --lines goes with --format text or jsonl on stdout")
    found = _extracts(list(inputs or ()), published, manifest, lines)
    if output_dir:
        _to_files(found, form, Path(output_dir))
    elif form is ClaimFormat.TIMEX3:
        everything = list(found)
        if len(everything) != 1:
            raise InputError(f"extract: {len(everything)} inputs; --format timex3 needs --output-dir for more than one")
        out(_render(everything[0], form))
    else:
        texts = claims = 0
        for extracted in found:
            for line in _lines(extracted, form):
                out(line)
            texts, claims = texts + 1, claims + len(extracted.claims)
        if not claims:
            tell(f"no claim found in {count(texts, 'text')}")


def _extracts(inputs: Sequence[str], published: str | None, manifest: str | None, lines: bool) -> Iterator[_Extract]:
    from workbench.extract import extract as claims_of
    from workbench.language.reading import Reading
    from workbench.read import read

    def skip(path: str, reason: str) -> None:
        tell(f"skipped {path}: {reason}")

    for _, document in read(inputs, published=published, manifest=manifest, on_skip=skip):
        for line, text in _texts(document) if lines else [(None, document)]:
            yield _Extract(text, line, claims_of(Reading(text)))


def _texts(document: Document) -> Iterator[tuple[int | None, Document]]:
    """Every line that is not blank as a document that shares the file's source."""
    for number, line in enumerate(document.text.split("\n")):
        if line.strip():
            yield number, Document(document.source, line)


def _to_files(found: Iterator[_Extract], form: ClaimFormat, folder: Path) -> None:
    from workbench.report.write import write

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be made: {error.strerror}") from error
    progress, taken = Progress("extracting"), dict[str, str]()
    try:
        for extracted in found:
            path = extracted.document.source.path
            name = f"{Path(path).stem if path != '-' else 'stdin'}{_SUFFIX[form]}"
            if name in taken:
                raise InputError(f"{folder / name}: both {taken[name]} and {path} would be written here; rename one")
            taken[name] = path
            write(folder / name, _render(extracted, form))
            progress(path)
    finally:
        progress.done()
    tell(f"{count(len(taken), 'file')} in {folder}")


def _render(extracted: _Extract, form: ClaimFormat) -> str:
    if form is ClaimFormat.TIMEX3:
        return _timexes(extracted)
    return "".join(_lines(extracted, form))


def _lines(extracted: _Extract, form: ClaimFormat) -> Iterator[str]:
    """A claim a line, one after the other: a long text has more of them than should be held at once."""
    line = _json_line if form is ClaimFormat.JSONL else _text_line
    return (line(extracted, claim) + "\n" for claim in extracted.claims)


def _timexes(extracted: _Extract) -> str:
    from workbench.kinds.date import timexes
    from workbench.report.json import text

    dated = (each for c in extracted.claims for each in timexes(c.span, c.value, extracted.document.text))
    return (
        text([{"start": s.start, "end": s.end, "type": t.type, "value": t.value, "mod": t.mod} for s, t in dated])
        + "\n"
    )


def _json_line(extracted: _Extract, claim: Claim) -> str:
    """A claim as in the export, without a frame, which only comes with other sources to compare."""
    from workbench.report.json import claim as record
    from workbench.report.json import text

    told = record(claim, extracted.document.text)
    del told["frame"]
    where: dict[str, object] = {"path": extracted.document.source.path}
    if extracted.line is not None:
        where["line"] = extracted.line
    return text(where | told, indent=None)


def _text_line(extracted: _Extract, claim: Claim) -> str:
    starts = _line_starts(extracted.document.text)
    number = bisect_right(starts, claim.span.start)
    line = number if extracted.line is None else extracted.line + 1
    column = claim.span.start - starts[number - 1] + 1
    place = f"{one_line(extracted.document.source.path)}:{line}:{column}"
    return f"{place}: {claim.kind} {one_line(claim.value.canonical)} “{one_line(claim.quote)}”"


@lru_cache(maxsize=1)
def _line_starts(text: str) -> tuple[int, ...]:
    """Where each line begins."""
    return (0, *(match.end() for match in re.finditer("\n", text)))
