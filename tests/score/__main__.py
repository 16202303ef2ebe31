"""`make score`: every figure that the project states about its quality, measured again.

python -m tests.score [--stories FOLDER…] [--data FOLDER] [--only PART…] [--gate] [--misses]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from tests.score import events, numbers, phrases, quotations, times
from tests.score.stories import Result, Story, score, unseen
from tests.score.tally import Tally, grouped
from workbench.gate.measure import measure, tally
from workbench.gate.rule import rule_of
from workbench.link.weights import Weights, weights

ROOT = Path(__file__).parents[2]
PARTS: dict[str, Callable[[Path], dict[str, Tally] | str]] = {
    "times": times.measured,
    "numbers": numbers.measured,
    "phrases": phrases.measured,
    "quotations": quotations.measured,
    "events": events.measured,
}
"""Figures on annotated data, each from its own folder; a text says why a part was left out."""


def main(arguments: list[str]) -> int:
    """Print the figures of what is there, and what was left out."""
    parser = argparse.ArgumentParser(prog="make score", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--stories", nargs="*", type=Path, metavar="FOLDER", help="stories; those of fixtures/ if none")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="annotated data, as the parts expect them")
    parser.add_argument("--only", nargs="*", choices=["stories", *PARTS], metavar="PART", help="measure these alone")
    parser.add_argument("--gate", action="store_true", help="also each article as a draft against the others; slow")
    parser.add_argument("--misses", action="store_true", help="list every miss and false alarm, by cause")
    options = parser.parse_args(arguments)
    wanted = options.only or ["stories", *PARTS]
    folders = options.stories or sorted(p.parent for p in (ROOT / "fixtures" / "stories").glob("*/gold.json"))
    strangers = [str(folder) for folder in folders if not (folder / "gold.json").is_file()]
    if strangers:
        parser.error(f"no gold.json in {', '.join(strangers)}")
    if "stories" in wanted:
        _stories(folders, gate=options.gate, misses=options.misses)
    for name in [part for part in PARTS if part in wanted]:
        print(f"\n{name}")
        found = PARTS[name](options.data) if options.data else "left out: no folder with annotated data was given"
        _print(found if isinstance(found, dict) else {}, options.misses)
        if isinstance(found, str):
            print(f"  {found}")
    return 0


def _stories(folders: list[Path], *, gate: bool, misses: bool) -> None:
    stories = [Story(folder) for folder in folders]
    corpus = Story(ROOT / "corpus")
    total = len(stories)
    print(f"stories ({total}), shipped weights")
    _table(stories, [weights()] * total, misses)
    fitted = list(unseen(stories, [corpus], lambda line: print(f"  {line}", file=sys.stderr)))
    print(f"\nstories ({total}), weights fitted without the story they are measured on")
    _table(stories, fitted, misses)
    if gate:
        print("\neach article as a draft against the others, weights fitted without its story")
        judged = [each for story, model in zip(stories, fitted, strict=True) for each in measure(story.folder, model)]
        for name, counts in tally(judged).items():
            share = f"{100 * counts.right / counts.judged:5.1f}" if counts.judged else "    –"
            print(f"  {name:28} {rule_of(name).level.value:9} right {share} ({counts.right}/{counts.judged})")


def _table(stories: list[Story], models: list[Weights], misses: bool) -> None:
    result = Result()
    for story, model in zip(stories, models, strict=True):
        score(story, model, result)
    _print(result.measures, misses)
    print("  by rule")
    for name, counts in sorted(result.rules.items()):
        print(f"    {name:24} right {counts.precision:5.1f} ({counts.right}/{counts.said})")


def _print(measures: dict[str, Tally], misses: bool) -> None:
    for name, counts in measures.items():
        if counts.gold or counts.said:
            print(f"  {counts.line(name)}")
            if misses:
                print(*grouped("miss ", counts.misses), *grouped("alarm", counts.alarms), sep="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
