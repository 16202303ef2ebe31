"""A project of a million claims, written straight into its tables, to measure what a desk of that size costs."""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from tests.terminal import Terminal
from workbench.desk import Desk
from workbench.desk.fingerprint import extraction_key, linking_key, queue_key
from workbench.model import Document, Region, Source, Span, State, Zone
from workbench.store import Queued, Store
from workbench.store.rows import document_row
from workbench.store.writing import Writer
from workbench.tui.app import WorkbenchApp

CLAIMS = 1_000_000
ROUNDS = 5
SIZE = (160, 50)
PER_SOURCE = 50
PER_QUESTION = 4
_SHARES = ((State.CONFLICT, 0.03), (State.QUESTION, 0.02), (State.AGREE, 0.35), (State.SINGLE, 0.60))
_THINGS = "bridge ferry school tunnel clinic harbour library market station tower reactor orchard".split()
_PLACES = "Ardal Borgen Corran Drumlin Estrada Falken Grimsby Halden Ivalo Jarrow Kestrel Lorne".split()
_DONE = "opened closed sold repaired painted flooded insured inspected moved extended".split()
_CLAIM = "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'body', '', ?, ?, '{}')"
_QUESTION = "INSERT INTO questions VALUES (?, ?, ?, ?, '[]', ?, ?)"


def build(path: Path, claims: int = CLAIMS) -> None:
    """Write the project; a source holds 50 claims, a question 4, each from another source."""
    chance = random.Random(7)
    sources = [f"{number:064x}" for number in range(claims // PER_SOURCE)]
    with Store(path).writing() as writer:
        run = writer.connection.executemany
        held, keys = [], []
        for number, source in enumerate(sources):
            held.append((source, f"{number}.txt", b"", "{}", "2026-01-01T00:00:00Z"))
            keys.append((source, extraction_key(f"{number}.txt", {})))
        run("INSERT INTO sources VALUES (?, ?, ?, ?, ?)", held)
        sentences = [
            f"The {chance.choice(_THINGS)} of {chance.choice(_PLACES)} was {chance.choice(_DONE)} in {1900 + n % 120}. "
            for n in range(PER_SOURCE)
        ]
        _documents(writer, sources, dict(keys), sentences)
        run(_CLAIM, list(_claims(claims, sources, sentences)))
        queued, asked = _questions(writer, claims, sources, sentences, chance)
        key = linking_key((source, key) for source, key in keys)
        run("INSERT INTO linked VALUES (1, ?)", [(key,)])
        writer.queue.fill(queued, asked, (), queue_key(writer.queue.revision(), ()))


def _documents(writer: Writer, sources: list[str], keys: dict[str, str], sentences: list[str]) -> None:
    text = "".join(sentences)
    region = (Region(Span(0, len(text)), Zone.BODY),)
    about = Source(sources[0], "0.txt", outlet="The Daily Paper", published="2026-01-01")
    row = document_row(Document(about, text, region), "")
    rows = [
        (source, keys[source], text, row["about"].replace(sources[0], source), row["regions"], "[]")
        for source in sources
    ]
    writer.connection.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)", rows)


def _claims(claims: int, sources: list[str], sentences: list[str]) -> Iterator[tuple[object, ...]]:
    starts, at = [], 0
    for sentence in sentences:
        starts.append(at)
        at += len(sentence)
    for number in range(claims):
        which = number % PER_SOURCE
        sentence, start = sentences[which], starts[which]
        year = 1900 + (number * 7) % 120
        low = start + sentence.index(" in ") + 4
        value = json.dumps({"canonical": str(year)})
        span = (low, low + 4, start, start + len(sentence) - 1)
        yield (_name(number), sources[number // PER_SOURCE], "date", *span, str(year), str(year), value)


def _questions(
    writer: Writer, claims: int, sources: list[str], sentences: list[str], chance: random.Random
) -> tuple[list[Queued], list[tuple[str, str]]]:
    count = claims // PER_QUESTION
    natural = [state for state, share in _SHARES for _ in range(round(count * share))]
    rows, queued, asked = [], [], []
    for number in range(count):
        members = sorted(_name(number + count * at) for at in range(PER_QUESTION))
        about = sentences[number % PER_SOURCE].split(" in ")[0]
        title, key = (
            f"When was it that {about.lower()} ({number})?",
            f"q{sha256(str(number).encode()).hexdigest()[:12]}",
        )
        split = 2 if natural[number] in (State.CONFLICT, State.QUESTION) else PER_QUESTION
        years = [str(1900 + (number * 7) % 120), str(1901 + (number * 7) % 120)]
        groups = [members[:split], members[split:]]
        positions = [{"value": y, "claims": g, "origins": sources[:2]} for y, g in zip(years, groups, strict=True) if g]
        conflicts = []
        if split == 2:
            said = {"rule": "date-differs", "severity": str(natural[number]), "claims": [members[0], members[2]]}
            conflicts.append({**said, "explanation": "Both cannot be right."})
        rows.append((key, "date", title, json.dumps(members), json.dumps(positions), json.dumps(conflicts)))
        words = f"{title}\ndate\n{' '.join(years)}\n{chance.choice(_PLACES)} {chance.choice(_THINGS)} The Daily Paper"
        queued.append(Queued(key, natural[number], "date", title, len(positions), 4, 2, "2026-01-01", words))
        asked += [(member, key) for member in members]
    writer.connection.executemany(_QUESTION, rows)
    return queued, asked


def _name(number: int) -> str:
    return f"{number * 2654435761 % (1 << 64):016x}"


def measure(project: Path, workbench: str) -> Iterator[tuple[str, float]]:
    """What was done, and seconds until it stood on the screen; of a key pressed several times the middle one."""
    yield "first paint, project to screen", min(asyncio.run(_painted(project)) for _ in range(ROUNDS))
    command = [workbench, "--project", str(project), "review"]
    starts = [_started(command) for _ in range(ROUNDS)]
    yield "first paint, whole process", min(rows for rows, _ in starts)
    yield "first evidence, whole process", min(evidence for _, evidence in starts)
    terminal = Terminal(command, SIZE, os.environ)
    try:
        terminal.wait_for("(0)?")
        time.sleep(2)
        yield "j, next question", _middle([terminal.seconds("j", f"({n})?") for n in range(1, 20)])
        yield "a, decide and advance", _middle([terminal.seconds("a", f"({n})?") for n in range(20, 40)])
        yield "G, last question", terminal.seconds("G", f"({CLAIMS // PER_QUESTION - 1})?")
        yield "g, first question", terminal.seconds("g", "(0)?")
        terminal.seconds("/", "how words begin")
        yield "/bridge, each letter", _middle([terminal.rested(letter, "of 250,000") for letter in "bridge"])
    finally:
        terminal.close()


def _started(command: list[str]) -> tuple[float, float]:
    """Seconds from the start of the process until the rows of the queue are drawn, and until the evidence of one is."""
    terminal = Terminal(command, SIZE, os.environ)
    try:
        return terminal.wait_for("When was it"), terminal.wait_for("(0)?")
    finally:
        terminal.close()


async def _painted(project: Path) -> float:
    """Seconds from opening the project, with the program loaded, until its first evidence is drawn at 160×50."""
    start = time.perf_counter()
    with Desk.open(project) as desk:
        app = WorkbenchApp(desk)
        async with app.run_test(size=SIZE) as pilot:
            while "(0)?" not in "".join(strip.text for strip in app.screen._compositor.render_strips()):
                await pilot.pause()
            return time.perf_counter() - start


def _middle(seconds: list[float]) -> float:
    return sorted(seconds)[len(seconds) // 2]


if __name__ == "__main__":
    build(Path(sys.argv[1]))
