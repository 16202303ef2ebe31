"""How much memory reading and extraction take at most, on texts made to take much: lines for `make bench`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from itertools import chain, repeat
from pathlib import Path

from tests import news
from workbench.extract import MOST
from workbench.read import LONGEST, TAGS

LIMIT = 600
"""MB; the promise of the README."""
REFUSED = 100_000_000
"""Bytes of the file that is refused."""

_CHILD = """
import resource, sys
from pathlib import Path
from workbench.extract import extract
from workbench.language.reading import Reading
from workbench.model import WorkbenchError
from workbench.read import read
claims = 0
try:
    for _, document in read(sys.argv[1:], on_skip=print):
        claims += len(extract(Reading(document)))
except WorkbenchError as error:
    print(error, file=sys.stderr)
status = Path("/proc/self/status")
if status.exists():
    # not ru_maxrss: a child of a process that has grown large starts with its parent's peak
    kilobytes = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    print(claims, kilobytes * 1_000)
else:
    # macOS counts bytes
    print(claims, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def texts() -> dict[str, tuple[str, Iterable[str]]]:
    """What is read: a name for each text, the name of its file, and its parts."""

    def repeated(words: str) -> Iterable[str]:
        return repeat(words, LONGEST // len(words))

    def articles() -> Iterable[str]:
        return news.articles(LONGEST - 20_000)

    return {
        "nothing but sums": ("sums.txt", repeated("$5 ")),
        "nothing but days": ("days.txt", repeated("Monday ")),
        "as many days as may be": ("most.txt", repeat("Monday ham bread tea butter egg. ", MOST - 1)),
        "a word a paragraph": ("words.txt", repeated("a.\n\n")),
        "a file of 100 MB": ("large.txt", repeat("The ferry sank in 1996. " * 1000, REFUSED // 24_000)),
        "a sum a sentence": ("most.txt", repeated("Ida paid him $5 now. ")),
        "news": ("news.txt", (article + "\n\n" for article in articles())),
        "news in one line": ("line.txt", (" ".join(article.split()) + " " for article in articles())),
        "a page of tags": (
            "tags.html",
            chain(["<html><body>"], repeat("<p>Ida Holm paid Rosa Dahl in the town on Monday.", TAGS - 10)),
        ),
        "a page": ("page.html", _page()),
    }


def _page() -> Iterable[str]:
    body = (f"<p>{part}</p>\n" for made in news.articles(LONGEST * 9 // 10) for part in made.split("\n\n") if part)
    return chain(["<html><head><title>News</title></head><body><article>\n"], body, ["</article></body></html>\n"])


def peak(name: str, parts: Iterable[str]) -> tuple[int, float, float, str]:
    """Claims, the MB of the file, the MB that a process of its own took at most, and what it complained of."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        with path.open("w", encoding="utf-8") as file:
            file.writelines(parts)
        ran = subprocess.run(
            [sys.executable, "-c", _CHILD, str(path)], check=True, capture_output=True, text=True, cwd=folder
        )
        claims, taken = map(int, ran.stdout.split())
        return claims, path.stat().st_size / 1_000_000, taken / 1_000_000, ran.stderr.strip()


def lines(only: Iterable[str] = ()) -> None:
    """Print a line for each text."""
    wanted = set(only)
    for what, (name, parts) in texts().items():
        if wanted and what not in wanted:
            continue
        claims, size, taken, complaint = peak(name, parts)
        told = complaint.replace("\n", " ")[-120:] or f"{claims:,} claims"
        verdict = "kept" if taken < LIMIT else "MISSED"
        print(
            f"{'memory, ' + what:32} {taken:>13,.0f} MB   {size:.1f} MB, {told}; target {LIMIT} MB: {verdict}",
            flush=True,
        )


if __name__ == "__main__":
    lines(sys.argv[1:])
