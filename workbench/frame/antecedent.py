"""What "this treaty", "it" and "she" refer back to: the nearest compatible antecedent, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.frame.topic import Anchor
from workbench.language.bodies import is_body, is_called, sexes
from workbench.language.classes import contrast, topic_classes
from workbench.language.names import Name, Names
from workbench.language.reading import Reading
from workbench.language.tree import Token, Tree
from workbench.model import Span

_PERSONAL = {"he", "him", "his", "she", "her", "hers"}
_THINGS = {"it", "its", "they", "them", "their", "this", "that", "these", "which"}
_HE = {"he", "him", "his"}
_DEFINITE = {"the", "this", "that", "these", "those", "its", "their", "such"}
_PAIRS = {"country", "side", "neighbour", "neighbor", "government", "nation", "party", "leader", "capital", "state"}
REACH = 8
"""Sentences back in which an antecedent is sought: beyond that a definite noun is rarely anaphoric in news."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The words and names that a claim inherits from what it refers back to."""

    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    topic: str = ""
    """Lemma of the antecedent noun."""


class Discourse:
    """The sentences of a document in order, for looking back."""

    def __init__(self, reading: Reading, told: Sequence[Span]) -> None:
        self._reading = reading
        self._told = list(told)
        self._place = {sentence: number for number, sentence in enumerate(told)}
        self._names = Names.of(reading)
        self._heads: dict[Span, list[tuple[Token, Name]]] = {}
        self._sexes = sexes(self._names)

    def names_in(self, tree: Tree) -> list[tuple[Token, str]]:
        """Names of a sentence with their head words; he and she as the person they resolve to."""
        found = [(token, name.canonical) for token, name in self._named(tree)]
        for token in tree.tokens:
            if token.text.lower() in _PERSONAL:
                person = self._person_before(tree, token)
                if person:
                    found.append((token, person))
            elif _is_definite(tree, token) and (body := self._body_before(tree, token)):
                found.append((token, body))
            elif token.lemma.lower() in _PAIRS and any(t.lemma in ("two", "both") for t in tree.children(token)):
                found.extend((token, name) for name in self._pair_before(tree, token))
        return found

    def name_of(self, tree: Tree, token: Token) -> str:
        """The canonical name a word belongs to, the person a pronoun means, or the noun phrase as written."""
        for head, name in self.names_in(tree):
            if head.index == token.index:
                return name
        inside = {t.index for t in tree.subtree(token)}
        for head, name in self.names_in(tree):
            if head.index in inside:
                return name
        return "" if token.text.lower() in _PERSONAL | _THINGS else token.text

    def bearer(self, tree: Tree, anchor: Anchor) -> str:
        """Whose age a mention gives: the name it stands beside, or the subject of "was 14"; empty for none."""
        above = tree.head(anchor.top)
        near = [anchor.top, *tree.children(anchor.top, "nsubj", "appos", "flat", "compound")]
        if above is not None and not above.is_verb:
            near += [above, *tree.children(above, "appos", "flat", "compound", "nsubj")]
        peoples = {token.index for token, name in self._named(tree) if _is_of_a_people(token, name)}
        indexes = {t.index for t in near} - peoples
        return next((name for head, name in self.names_in(tree) if head.index in indexes), "")

    def antecedent(self, sentence: Span, anchor: Anchor) -> Antecedent:
        """What the claim's noun or theme refers back to; empty when it stands on its own or nothing fits."""
        tree = self._reading.tree(sentence)
        for token in (anchor.noun, anchor.theme):
            if token is not None and token.text.lower() in _THINGS:
                return self.referent(tree, token)
            if token is not None and (found := self.referent(tree, token)).words:
                return found
        return Antecedent()

    def referent(self, tree: Tree, token: Token) -> Antecedent:
        """What "it" or a definite noun refers back to; empty for any other word, and where nothing fits."""
        if token.text.lower() in _THINGS:
            return self._look_back(tree, token, None)
        if _is_definite(tree, token):
            return self._look_back(tree, token, topic_classes(token.lemma))
        return Antecedent()

    def _look_back(self, tree: Tree, token: Token, classes: frozenset[str] | None) -> Antecedent:
        """The nearest earlier noun of the same class with compatible modifiers that says more than this one."""
        own = {t.lemma.lower() for t in tree.children(token, "amod", "compound")}
        for earlier, noun in self._nouns_before(tree, token):
            if classes is None and not _subject(noun):
                continue
            if classes is not None and not classes & topic_classes(noun.lemma):
                continue
            modifiers = {t.lemma.lower() for t in earlier.children(noun, "amod", "compound", "nmod")}
            if contrast(own, modifiers) is not None or not _says_more(earlier, noun, classes):
                continue
            return self._described(earlier, noun)
        return Antecedent()

    def _nouns_before(self, tree: Tree, token: Token) -> Iterator[tuple[Tree, Token]]:
        place = self._place.get(tree.span, 0)
        yield from ((tree, t) for t in reversed(tree.tokens[: token.index]) if t.is_noun)
        for sentence in reversed(self._told[max(0, place - REACH) : place]):
            earlier = self._reading.tree(sentence)
            yield from ((earlier, t) for t in earlier.tokens if t.is_noun)

    def _described(self, tree: Tree, noun: Token) -> Antecedent:
        near = [noun, *tree.children(noun)]
        near += [t for child in tree.children(noun, "nmod", "acl", "appos") for t in tree.children(child)]
        above = tree.head(noun)
        if above is not None:
            near += [above, *tree.children(above, "nsubj", "obl", "obj")]
        words = (
            t.lemma.lower() for t in near if t.tag[:2] in ("NN", "VB", "JJ", "CD") and t.lemma not in ("be", "have")
        )
        indexes = {t.index for t in near}
        names = (name.canonical for head, name in self._named(tree) if head.index in indexes)
        return Antecedent(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(names)), noun.lemma.lower())

    def _named(self, tree: Tree) -> list[tuple[Token, Name]]:
        if tree.span not in self._heads:
            tops = ((tree.top(name.span), name) for name in self._names.within(tree.span))
            self._heads[tree.span] = [(top, name) for top, name in tops if top is not None]
        return self._heads[tree.span]

    def _person_before(self, tree: Tree, token: Token) -> str:
        other = "she" if token.text.lower() in _HE else "he"
        for earlier in self._trees_back(tree):
            people = [
                n
                for h, n in self._named(earlier)
                if n.type == "person" and (earlier is not tree or h.index < token.index)
                if self._sexes.get(n.canonical) != other
            ]
            if people:
                subjects = [n for h, n in self._named(earlier) if n in people and _subject(h)]
                return (subjects or people)[-1 if earlier is tree else 0].canonical
        return ""

    def _body_before(self, tree: Tree, token: Token) -> str:
        """The body that "the ministry" or "the firm" means: the only one of the sort in the nearest sentence."""
        noun = token.lemma.lower()
        if not is_body(noun) or any(t.relation in ("amod", "compound", "acl:relcl") for t in tree.children(token)):
            return ""
        for earlier in self._trees_back(tree):
            named = [n for h, n in self._named(earlier) if earlier is not tree or h.index < token.index]
            bodies = dict.fromkeys(n.canonical for n in named if is_called(n, noun))
            if bodies:
                return next(iter(bodies)) if len(bodies) == 1 else ""
        return ""

    def _pair_before(self, tree: Tree, token: Token) -> tuple[str, ...]:
        found = dict[str, None]()
        for earlier in self._trees_back(tree):
            names = [
                n.canonical
                for h, n in self._named(earlier)
                if n.type == "country" and (earlier is not tree or h.index < token.index)
            ]
            found.update(dict.fromkeys(names))
            if len(found) >= 2:
                return tuple(found)[:2] if len(found) == 2 else ()
        return ()

    def _trees_back(self, tree: Tree) -> Iterator[Tree]:
        yield tree
        place = self._place.get(tree.span, 0)
        for sentence in reversed(self._told[max(0, place - REACH) : place]):
            yield self._reading.tree(sentence)


def _is_of_a_people(token: Token, name: Name) -> bool:
    """True for "a 54-year-old Lithuanian": somebody of a country, whose age is not the country's."""
    return name.type == "country" and token.text not in name.canonical.split()


def _says_more(tree: Tree, noun: Token, classes: frozenset[str] | None) -> bool:
    """Whether an antecedent has modifiers, or, where it is of the same sort, is told to do or suffer something."""
    above = tree.head(noun)
    fresh = any(t.text.lower() in ("a", "an") for t in tree.children(noun, "det"))
    told = bool(classes) and fresh and above is not None and above.is_verb
    return told or len(tree.children(noun)) >= 2


def _is_definite(tree: Tree, token: Token) -> bool:
    determiners = tree.children(token, "det", "nmod")
    return token.is_noun and not token.is_name and any(t.text.lower() in _DEFINITE for t in determiners)


def _subject(token: Token) -> bool:
    return token.relation.startswith("nsubj")
