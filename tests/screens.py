"""The review screen in a test: a small project of known questions, keys pressed, text read off the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from tests.projects import claim, document, lay, question
from workbench.desk import Desk
from workbench.model import DateEvidence, Document, Question, Tier
from workbench.tui.app import WorkbenchApp
from workbench.tui.review import ReviewScreen

NARROW, WIDE = (80, 24), (160, 50)

WIRE = (
    "The ferry Alma sank off Torsvik on 3 May 2022. The accident killed 14 people, the coast guard said. "
    "The Alma was built in 1987. It had been repaired twice."
)
PAPER = (
    "Relatives waited at the quay all night. The ferry Alma sank off Torsvik on 4 May 2022. "
    "The accident killed 16 people. The Alma was built in 1987."
)
LOCAL = "The Alma went down on 3 May 2022. A pilot said that 14 people were killed. The harbour is closed."

DATE, DEAD, BUILT = "When did the Alma sink?", "How many people were killed?", "When was the Alma built?"


def told(name: str, text: str, outlet: str, published: str, tier: Tier = Tier.NEWS) -> Document:
    """A document with an outlet and a date that its page gives."""
    plain = document(name, text)
    known = {"outlet": outlet, "published": published, "published_from": DateEvidence.POSTED, "tier": tier}
    return replace(plain, source=replace(plain.source, **known))  # type: ignore[arg-type]


def documents() -> tuple[Document, Document, Document]:
    return (
        told("wire.txt", WIRE, "Northline", "2022-05-05", Tier.WIRE),
        told("paper.txt", PAPER, "The Fjord Post", "2022-05-06"),
        told("local.txt", LOCAL, "Torsvik Radio", "2022-05-05T18:30"),
    )


def ferry(path: Path) -> dict[str, Question]:
    """Three sources: two conflicts and one agreement, by title."""
    wire, paper, local = shown = documents()
    dates = [
        claim(wire, "3 May 2022", "2022-05-03"),
        claim(paper, "4 May 2022", "2022-05-04"),
        claim(local, "3 May 2022", "2022-05-03"),
    ]
    dead = [
        claim(wire, "14 people", "14 person", "quantity"),
        claim(paper, "16 people", "16 person", "quantity"),
        replace(claim(local, "14 people", "14 person", "quantity"), attribution="a pilot"),
    ]
    built = [claim(wire, "1987"), claim(paper, "1987")]
    asked = [question(dates, DATE), question(dead, DEAD), question(built, BUILT)]
    lay(path, shown, [*dates, *dead, *built], asked)
    return {one.title: one for one in asked}


def crowd(path: Path, size: int) -> Question:
    """One question with as many positions as sources."""
    shown = [told(f"{n}.txt", f"The Alma sank in {1900 + n}.", f"Paper {n}", "2022-05-05") for n in range(size)]
    claims = [claim(one, str(1900 + number)) for number, one in enumerate(shown)]
    asked = question(claims, DATE)
    lay(path, shown, claims, [asked])
    return asked


@asynccontextmanager
async def review(
    path: Path, size: tuple[int, int] = NARROW, reviewer: str = "Anna"
) -> AsyncIterator[tuple[Pilot[None], ReviewScreen, Desk]]:
    """The open review screen, with everything on it that is going to be."""
    with Desk.open(path, reviewer) as desk:
        app = WorkbenchApp(desk)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            screen = app.screen
            assert isinstance(screen, ReviewScreen)
            yield pilot, screen, desk


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is left to do."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> str:
    """Press keys one after the other, and read the screen."""
    await pilot.press(*keys)
    await settle(pilot)
    return lines(pilot)


def typed(words: str) -> list[str]:
    """The keys that write these words."""
    names = {
        " ": "space",
        ".": "full_stop",
        ",": "comma",
        "-": "minus",
        "/": "slash",
        ":": "colon",
        "?": "question_mark",
    }
    return [names.get(letter, letter) for letter in words]


def lines(pilot: Pilot[None]) -> str:
    """What stands on the screen, line by line."""
    return "\n".join(strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips())
