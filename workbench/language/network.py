"""The arithmetic of the trained network: words in, tags and dependencies out.

Weights, words and transitions are spaCy's. The sums in between are done here: numpy's matrix product takes two thirds
of the time of the one spaCy brings, and what depends on a word alone is remembered. Each row is summed in the same
order whatever stands in the other rows, so company changes no tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from workbench.language.layers import Floats, Layer, Numbers, product, wide, windows
from workbench.language.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Network:
    """Tags and dependencies of sentences that are split into words."""

    def __init__(self, nlp: Language) -> None:
        parts: tuple[Any, Any, Any] = nlp.get_pipe("tok2vec"), nlp.get_pipe("tagger"), nlp.get_pipe("parser")
        embedding, self._tagger, self._parser = parts
        nodes = list(embedding.model.walk())
        maxouts, norms = ([n for n in nodes if n.name == name] for name in ("maxout", "layernorm"))
        mix, *self._layers = (Layer.of(maxout, norm) for maxout, norm in zip(maxouts, norms, strict=True))
        self._words = Vocabulary([n for n in nodes if n.name == "hashembed"], mix, self._layers[0])
        self._columns = next(n for n in nodes if n.name == "extract_features").attrs["columns"]
        softmax = next(n for n in self._tagger.model.walk() if n.name == "softmax")
        self._tags = wide(softmax.get_param("W").T), softmax.get_param("b")
        self._read_parser()
        self._states = self._parser.model.predict([nlp("Yes")])
        self._threads = ThreadpoolController()

    def _read_parser(self) -> None:
        """Weights of the transition parser; units of two pieces stand first pieces first."""
        inner, lower, upper = self._parser.model.layers
        linear = next(n for n in inner.walk() if n.name == "linear")
        self._inner = np.ascontiguousarray(linear.get_param("W").T), linear.get_param("b")
        self._slots, self._hidden, _, width = lower.get_param("W").shape
        self._lower = np.ascontiguousarray(lower.get_param("W").transpose(3, 0, 2, 1).reshape(width, -1))
        self._lower_bias = np.ascontiguousarray(lower.get_param("b").T).ravel()
        self._missing = np.ascontiguousarray(lower.get_param("pad")[0].transpose(0, 2, 1)).reshape(self._slots, -1)
        self._upper = wide(upper.get_param("W").T), upper.get_param("b")

    def annotate(self, docs: Sequence[Doc]) -> list[list[str]]:
        """Write heads and relations into documents of one sentence each; return their tags."""
        if not docs:
            return []
        # a second thread only waits for matrices as small as these
        with self._threads.limit(limits=1, user_api="blas"):
            vectors = self._vectors(docs)
            weights, bias = self._tags
            best = (product(vectors, weights)[:, : len(bias)] + bias).argmax(axis=1).tolist()
            self._parser.set_annotations(docs, self._parse(docs, vectors))
        labels, tags, at = self._tagger.labels, [], 0
        for doc in docs:
            tags.append([labels[number] for number in best[at : at + len(doc)]])
            at += len(doc)
        return tags

    def _vectors(self, docs: Sequence[Doc]) -> Floats:
        """A vector for each word, which sees as many neighbours on each side as there are layers."""
        depth = len(self._layers)
        places = self._words.places(np.concatenate([doc.to_array(self._columns) for doc in docs]))
        gaps = np.repeat(np.arange(1, len(docs) + 1), [len(doc) for doc in docs])
        at: Numbers = np.arange(len(places)) + depth * gaps
        rows: Numbers = np.zeros(len(places) + depth * (len(docs) + 1), dtype=np.int64)
        rows[at] = places
        here = self._words.vectors.take(rows, axis=0)
        here += self._layers[0].of_sums(self._words.first_sums(rows))
        for layer in self._layers[1:-1]:
            here += layer.of_sums(product(windows(here), layer.weights))
        last = self._layers[-1]
        found: Floats = here.take(at, axis=0)
        found += last.of_sums(product(windows(here, at), last.weights))
        return found

    def _parse(self, docs: Sequence[Doc], vectors: Floats) -> list[Any]:
        """The final states of the transition system; all sentences go one step at a time."""
        weights, bias = self._inner
        inner = product(vectors, weights) + bias
        shares = np.empty((len(vectors) + 1, self._slots, 2 * self._hidden), dtype=np.float32)
        shares[0] = self._missing
        shares[1:] = product(inner, self._lower).reshape(-1, self._slots, 2 * self._hidden)
        shares[:, 0] += self._lower_bias
        shares = shares.reshape(-1, 2 * self._hidden)
        states = self._parser.moves.init_batch(docs)
        todo = [state for state in states if not state.is_final()]
        # word -1 is the missing one in row 0
        slots = np.arange(self._slots, 2 * self._slots)
        weights, bias = self._upper
        while todo:
            places = self._states.get_token_ids(todo) * self._slots + slots
            sums = np.add.reduce(shares.take(places, axis=0), axis=1)
            hidden = np.maximum(sums[:, : self._hidden], sums[:, self._hidden :])
            scores = product(hidden, weights)[:, : len(bias)] + bias
            todo = self._parser.transition_states(todo, scores)
        return list(states)
