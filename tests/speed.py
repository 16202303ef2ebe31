"""How fast text becomes claims, beside peers that read some of the same: lines for `make bench`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from tests import news
from workbench.extract import extract
from workbench.language import parser
from workbench.language.reading import Reading
from workbench.language.tree import Tree
from workbench.model import Span
from workbench.read import read_bytes

Line = Callable[[str, str, str], None]

SIZE = 5_000_000
"""Bytes of news that are extracted."""
PEER_SIZE = 150_000
"""Bytes of the same news that each peer reads: the slowest of them takes a quarter of a minute for so many."""
TARGET = 100
"""KB a CPU second; the promise of the README."""


def lines(line: Line) -> None:
    """Print the speed of `extract`, of its parser, and of the peers that are installed."""
    texts = [*news.articles(SIZE)]
    warm = texts[:50]
    _extracted(warm)
    spent, tokens = _parsing_noted(lambda: _extracted(texts))
    cpu, parsing = spent
    size = sum(len(text.encode()) for text in texts) / 1024
    speed = size / cpu
    kept = "kept" if speed >= TARGET else "MISSED"
    how = f"{size:,.0f} KB of news of our own, text to claims of all kinds; target {TARGET}: {kept}"
    line("extract", f"{speed:,.0f} KB/CPU s", how)
    how = f"{100 * parsing / cpu:.0f} % of that time, for {tokens:,} words; trees built"
    line("its parser", f"{tokens / parsing:,.0f} words/CPU s", how)
    few = [*news.articles(PEER_SIZE)]
    for name, module, prepare in PEERS:
        if find_spec(module.partition(".")[0]) is None:
            line(name, "not measured", f"{module} is not installed; pip install -e '.[bench]' brings it")
            continue
        ask = prepare(import_module(module))
        ask(warm[0])
        line(
            name, f"{_speed(few, ask):,.0f} KB/CPU s", f"{PEER_SIZE // 1000} KB of the same news, an article at a time"
        )


def _extracted(texts: Iterable[str]) -> None:
    for number, text in enumerate(texts):
        extract(Reading(read_bytes(text.encode(), f"{number}.txt", published="2024-06-21")))


def _parsing_noted(work: Callable[[], None]) -> tuple[tuple[float, float], int]:
    """CPU seconds of some work and of the parser in it, and the words that were parsed."""
    parse, seconds, words = parser.parse, 0.0, 0

    def noted(text: str, sentences: Sequence[Span]) -> list[Tree]:
        nonlocal seconds, words
        start = time.process_time()
        trees = parse(text, sentences)
        seconds += time.process_time() - start
        words += sum(len(tree.tokens) for tree in trees)
        return trees

    parser.parse = noted
    try:
        start = time.process_time()
        work()
        return (time.process_time() - start, seconds), words
    finally:
        parser.parse = parse


def _speed(texts: Sequence[str], ask: Callable[[str], object]) -> float:
    """KB a CPU second."""
    start = time.process_time()
    for text in texts:
        ask(text)
    return sum(len(text.encode()) for text in texts) / 1024 / (time.process_time() - start)


def _dateparser(module: Any) -> Callable[[str], object]:
    return lambda text: module.search_dates(text, languages=["en"])


def _quantulum(module: Any) -> Callable[[str], object]:
    # its classifier fits one release of scikit-learn only, and makes it slower
    import_module("quantulum3.classifier").__dict__["USE_CLF"] = False
    return lambda text: module.parse(text)


def _recognizers(module: Any) -> Callable[[str], object]:
    english = module.Culture.English
    asked = (module.recognize_datetime, module.recognize_currency, module.recognize_percentage, module.recognize_age)
    return lambda text: [ask(text, english) for ask in asked]


PEERS: tuple[tuple[str, str, Callable[[Any], Callable[[str], object]]], ...] = (
    ("dateparser, dates", "dateparser.search", _dateparser),
    ("quantulum3, quantities", "quantulum3.parser", _quantulum),
    ("recognizers-text, times and sums", "recognizers_suite", _recognizers),
)
"""Name, module, and what makes the module a reader of one text."""
