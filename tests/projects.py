"""Project files whose claims and questions are laid out by hand, so that a test decides what was extracted."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

from workbench.desk.fingerprint import extraction_key, linking_key
from workbench.model import Claim, Conflict, Document, Position, Question, Region, Severity, Source, Span, Value, Zone
from workbench.store import Store

TEXTS = {
    "bay.txt": "The ferry was launched in 1952. It carried 40 cars.",
    "coast.txt": "The ferry was launched in 1953. It carried 45 cars.",
    "dune.txt": "Old hands say the ferry was launched in 1952. It carried 40 cars.",
}


HOUSE = Path(__file__).parent.parent


def start(script: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Another process that runs these lines, with the project's path and the rest as `arguments`."""
    lines = f"import sys\nfrom pathlib import Path\narguments = sys.argv[1:]\n{dedent(script)}"
    command = [sys.executable, "-c", lines, *map(str, arguments)]
    return subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> str:
    """What it printed, once it has ended well."""
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return out


def document(name: str, text: str) -> Document:
    source = Source(sha256(text.encode()).hexdigest(), name, title=name.removesuffix(".txt"))
    return Document(source, text, (Region(Span(0, len(text)), Zone.BODY),))


def claim(of: Document, quote: str, canonical: str = "", kind: str = "date", after: int = 0) -> Claim:
    start = of.text.index(quote, after)
    stops = [at + 1 for at, letter in enumerate(of.text) if letter == "."]
    first = max((stop for stop in stops if stop <= start), default=0)
    first += len(of.text[first:]) - len(of.text[first:].lstrip())
    sentence = Span(first, next(stop for stop in stops if stop > start))
    span = Span(start, start + len(quote))
    name = sha256(f"{of.source.id}:{kind}:{span.start}:{span.end}".encode()).hexdigest()[:16]
    return Claim(name, of.source.id, kind, span, sentence, quote, Value(canonical or quote))


def question(claims: Sequence[Claim], title: str = "When was the ferry launched?") -> Question:
    """A question with a position for each value, and a conflict between the first two."""
    ordered = sorted(claims, key=lambda claim: claim.id)
    values = dict.fromkeys(claim.value.canonical for claim in claims)
    giving = {value: [c for c in ordered if c.value.canonical == value] for value in values}
    positions = tuple(
        Position(value, tuple(c.id for c in found), tuple(c.source for c in found)) for value, found in giving.items()
    )
    rivals = [found[0].id for found in giving.values()][:2]
    conflicts = (
        (Conflict("value", Severity.CONFLICT, (rivals[0], rivals[1]), "Both cannot be right."),) if rivals[1:] else ()
    )
    ids = tuple(c.id for c in ordered)
    return Question(f"q{ids[0][:8]}", ordered[0].kind, title, ids, ("the same words",), positions, conflicts)


def documents(texts: Iterable[tuple[str, str]] = tuple(TEXTS.items())) -> list[Document]:
    return [document(name, text) for name, text in texts]


def lay(path: Path, shown: Sequence[Document], claims: Sequence[Claim], questions: Sequence[Question]) -> None:
    """Put exactly this on the desk; sources that are there keep their bytes, all derived rows are replaced."""
    store = Store(path)
    with store.writing() as writer:
        held = {holding.id for holding in writer.holdings()}
        for gone in held - {one.source.id for one in shown}:
            writer.drop(gone)
        for one in shown:
            if one.source.id not in held:
                writer.add_source(one.source.id, one.source.path, one.text.encode(), {})
            own = [claim for claim in claims if claim.source == one.source.id]
            writer.derive(one, own, [], extraction_key(one.source.path, {}))
        writer.link(questions, {}, linking_key((h.id, h.key) for h in writer.holdings() if h.key))
    store.close()


def ferry(path: Path) -> tuple[Question, Question]:
    """The project of TEXTS: three sources, one question about the year and one about the cars."""
    shown = documents()
    years = [claim(one, "1953" if one.source.path == "coast.txt" else "1952") for one in shown]
    cars = [claim(one, "45 cars" if one.source.path == "coast.txt" else "40 cars", kind="quantity") for one in shown]
    asked = question(years), question(cars, "How many cars did the ferry carry?")
    lay(path, shown, [*years, *cars], asked)
    return asked
