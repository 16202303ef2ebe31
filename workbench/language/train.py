"""Train the parser from a folder of treebanks, score it, and put weights and scores where the program loads them.

    python -m workbench.language.train FOLDER

FOLDER holds NAME-train.conllu and NAME-dev.conllu files, and, for scoring only, NAME-test.conllu files.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.strings import StringStore
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, registry

from workbench.language.parser import WEIGHTS
from workbench.language.treebank import examples
from workbench.model import InputError, WorkbenchError

CONFIG = Path(__file__).with_name("parser.cfg")
SCORES = Path(__file__).with_name("scores.json")


def register_treebanks(folder: Path) -> None:
    """Let the training configuration read a folder's treebanks as its "train" and "dev" corpora."""

    def reader(split: str) -> Callable[[Language], Iterable[Example]]:
        def read(nlp: Language) -> Iterable[Example]:
            found = list(examples(nlp, sorted(folder.glob(f"*-{split}.conllu"))))
            if split == "train":
                random.Random(0).shuffle(found)
            return found

        return read

    registry.readers("workbench.treebank.v1", func=reader)


ANNEALING = {
    "training.max_steps": 2500,
    "training.eval_frequency": 250,
    "training.batcher.size.start": 1500,
    "training.optimizer.learn_rate.total_steps": 2500,
    "training.optimizer.learn_rate.warmup_steps": 50,
    "training.optimizer.learn_rate.initial_rate": 0.0008,
}
"""The second phase: large batches and a rate that falls to nothing; the figures are in MODEL_CARD.md."""


def anneal(first: Path, scratch: Path) -> Path:
    """Train the weights of the first phase further while the learning rate falls to nothing."""
    config = load_config(CONFIG, overrides=ANNEALING)
    for name in config["nlp"]["pipeline"]:
        config["components"][name] = {"source": str(first)}
    train(init_nlp(config), scratch, stdout=sys.stdout, stderr=sys.stderr)
    return scratch / "model-best"


def score(nlp: Language, path: Path) -> dict[str, float]:
    """Accuracy on one treebank, in percent, with its own words and with ours; sentences are given, as at work."""
    figures = {}
    for words, gold_words in (("given words", True), ("own words", False)):
        said = nlp.evaluate(list(examples(nlp, [path], gold_words=gold_words)))
        for name, key in (("tags", "tag_acc"), ("UAS", "dep_uas"), ("LAS", "dep_las")):
            figures[f"{name}, {words}"] = round(100 * float(said[key]), 2)
    return figures


def speed(nlp: Language, path: Path) -> int:
    """Words parsed a second of processor time on one core."""
    texts = [example.reference.text for example in examples(nlp, [path])]
    started = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
    return round(words / (time.process_time() - started))


def ship(nlp: Language, folder: Path) -> None:
    """Write the weights without the training words: the program needs no string it has not met."""
    labels = {label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())}
    shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(folder)
    kept: StringStore = StringStore(sorted(labels))
    for word in ("ROOT", "dep", "en"):
        kept.add(word)
    kept.to_disk(folder / "vocab" / "strings.json")
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta.update(
        name="workbench_parser", description="Tags and dependencies of English sentences", license="CC BY-SA 4.0"
    )
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


def report(nlp: Language, folder: Path) -> dict[str, Any]:
    """Scores on every test treebank of a folder, size of the weights and speed."""
    tests = sorted(folder.glob("*-test.conllu"))
    size = sum(file.stat().st_size for file in WEIGHTS.rglob("*") if file.is_file())
    return {
        "scores": {path.stem: score(nlp, path) for path in tests},
        "words per second, one core": speed(nlp, tests[-1]) if tests else None,
        "weights, MB": round(size / 1e6, 1),
        "spacy": version("spacy"),
    }


def main(arguments: list[str]) -> int:
    """Train (or with --score only score the shipped weights), write scores.json, print it."""
    only_score = "--score" in arguments
    folders = [Path(a) for a in arguments if not a.startswith("--")]
    if len(folders) != 1 or not any(folders[0].glob("*.conllu")):
        raise InputError("usage: python -m workbench.language.train [--score] FOLDER, a folder of .conllu treebanks")
    folder = folders[0]
    if not only_score:
        register_treebanks(folder)
        with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
            train(init_nlp(load_config(CONFIG)), Path(first), stdout=sys.stdout, stderr=sys.stderr)
            ship(spacy.load(anneal(Path(first) / "model-best", Path(second))), WEIGHTS)
    figures = report(spacy.load(WEIGHTS), folder)
    SCORES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except WorkbenchError as error:
        sys.exit(f"{error}")
