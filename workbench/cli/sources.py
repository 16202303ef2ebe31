"""Sources: taking them in and listing them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from glob import has_magic
from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.options import As, Format, Project, Search, Source, open_desk, project_path, selection
from workbench.cli.printing import BrokenOffError, Progress, count, listing, out, tell
from workbench.model import Document, InputError, Tier
from workbench.report.visible import one_line


def add(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs, or - for stdin.")],
    project: Project = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When they came out, such as 2024-06-21.")
    ] = None,
    tier: Annotated[Tier | None, typer.Option(help="How close they stand to the fact.", show_default=False)] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who brought them out.")] = None,
    manifest: Annotated[
        str | None, typer.Option(metavar="CSV", help="Columns path, published, outlet, title, tier.")
    ] = None,
    reviewer: Annotated[str, typer.Option(envvar="WORKBENCH_REVIEWER", hidden=True)] = "",
) -> None:
    """Take sources in and find their claims.

    Their bytes are kept. Adding the same file again changes nothing. A file in a folder that cannot be read is named
    and skipped; one that you name yourself stops the command.

    \b
    Example:
      workbench add articles/ --manifest articles/manifest.csv
    """
    _must_be_there(paths)
    progress = Progress("reading")
    with _begun(project_path(context, project), progress), open_desk(context, project, reviewer, create=True) as desk:
        try:
            added = desk.add(paths, published=published, tier=tier, outlet=outlet, manifest=manifest, progress=progress)
        except InputError as error:
            saved = f" (saved before: {len(progress.seen)})" if progress.seen else ""
            raise InputError(f"{error}{saved}") from error
        except KeyboardInterrupt:
            raise BrokenOffError(f"{count(len(progress.seen), 'source')} saved, the rest not read") from None
        finally:
            progress.done()
        claims, questions, documents = desk.coverage().claims, desk.questions(), desk.documents()
    for verb, group in (("added", added.added), ("unchanged", added.unchanged)):
        for path in group:
            out(f"{verb}\t{one_line(path)}\n")
    for path, reason in (*added.skipped, *_doubts(documents, added.added)):
        tell(f"{'skipped' if (path, reason) in added.skipped else 'look at'} {path}: {reason}")
    conflicts = sum(bool(question.conflicts) for question in questions)
    tell(
        f"{len(added.added)} added, {len(added.unchanged)} unchanged, {len(added.skipped)} skipped; "
        f"the project holds {count(claims, 'claim')} and {count(len(questions), 'question')}, {conflicts} in conflict"
    )


@contextmanager
def _begun(path: Path, progress: Progress) -> Iterator[None]:
    """A project file that this command begins goes again when nothing came into it."""
    new = not path.exists()
    try:
        yield
    except BaseException:
        if new and not progress.seen:
            for part in ("", "-wal", "-shm"):
                path.with_name(path.name + part).unlink(missing_ok=True)
        raise


def _doubts(documents: Iterable[Document], added: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What a person should know about how the new sources were read."""
    for document in documents:
        if document.source.path in added:
            yield from ((document.source.path, problem) for problem in document.problems)
            if not document.text.strip():
                yield document.source.path, "there is no text in it"


def _must_be_there(paths: Sequence[str]) -> None:
    """Refuse addresses and missing files before a project file is begun for them."""
    for path in paths:
        if path.lower().startswith(("http://", "https://", "ftp://", "www.")) and not Path(path).exists():
            raise InputError(f"{path}: Workbench does not use the network; save the page, then add the file")
        if path != "-" and not has_magic(path) and "\0" not in path and not Path(path).exists():
            raise InputError(f"{path}: no such file or folder")


def sources(
    context: typer.Context, project: Project = None, source: Source = "", search: Search = "", form: As = Format.TEXT
) -> None:
    """List the sources.

    With outlet, date and how it is known, number of claims, and whose copy each one is.

    \b
    Example:
      workbench sources --format csv
    """
    from workbench.report import json as records

    wanted = selection(source=source)
    with open_desk(context, project) as desk:
        documents = [d for d in wanted.documents(desk.documents()) if _holds(d, search)]
        copies, claims = desk.duplicate_of(), Counter(claim.source for claim in desk.claims())
    path_of = {d.source.id: d.source.path for d in documents}
    rows = (
        (
            d.source.id[:12],
            d.source.published,
            d.source.published_from,
            d.source.tier,
            claims[d.source.id],
            d.source.outlet,
            d.source.title,
            d.source.path,
            path_of.get(copy, copy[:12]) if (copy := copies.get(d.source.id)) else "",
        )
        for d in documents
    )
    columns = ("id", "published", "known from", "tier", "claims", "outlet", "title", "path", "copy of")
    listing(
        form,
        columns,
        rows,
        lambda: [records.document(d, copies.get(d.source.id)) for d in documents],
        spare=("id", "title", "known from", "tier"),
    )
    if not documents:
        tell("no source holds these words" if search else "no sources in this project")


def _holds(document: Document, words: str) -> bool:
    wanted = " ".join(words.split()).casefold()
    source = document.source
    return any(
        wanted in " ".join(t.split()).casefold() for t in (source.path, source.title, source.outlet, document.text)
    )
