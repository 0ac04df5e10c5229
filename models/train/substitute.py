"""Other versions of annotated articles: a name exchanged throughout, a sentence as a headline.

Names that the encoder does not know, wrong in a whole document, are what the model misses most.
Here a name of one word becomes another word everywhere in its article, often a common noun (a band
called *Garam*) or a name of another kind, so that only the sentences around it tell what it is.
Some sentences are written as headlines are, in capitals or Each Word Capitalised, so that a
capital alone makes no name.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from examples import Example
from labels import Labels
from treebanks import Sentence

from pipeline.nlp.pieces import WordPieces

EXCHANGED = 0.25  # of the articles, one name each
IN_CAPITALS = 0.02  # of the sentences
CAPITALISED = 0.04  # of the sentences, as in a headline
SMALL_IN_HEADLINES = frozenset(
    ["di", "ke", "dari", "dan", "yang", "untuk", "pada", "dengan", "atau", "dalam", "oleh"]
)
COMMON = {"ORG": 0.5, "PRODUCT": 0.5, "WORK_OF_ART": 0.5, "PERSON": 0.2, "GPE": 0.2, "LOC": 0.2}
NOUN_LENGTHS = range(4, 10)


@dataclass(frozen=True, slots=True)
class Substitution:
    """Words to put in, and the labels by number of the examples."""

    nouns: list[str]
    names: dict[str, list[str]]  # by label, of one word
    single: dict[int, str]  # number of an S- tag → its label
    pieces: WordPieces

    @classmethod
    def of(
        cls,
        articles: Iterable[Sequence[Example]],
        *,
        gold: Iterable[Sentence],
        labels: Labels,
        pieces: WordPieces,
    ) -> Substitution:
        """Collect common nouns of the gold trees and names of the articles."""
        single = {i: tag[2:] for i, tag in enumerate(labels.ner) if tag.startswith("S-")}
        nouns = {
            word.form.capitalize()
            for sentence in gold
            for word in sentence.words
            if word.upos == "NOUN" and word.form.islower() and len(word.form) in NOUN_LENGTHS
        }
        names: dict[str, set[str]] = {label: set() for label in COMMON}
        for article in articles:
            for form, tag in _tagged(article):
                if single.get(tag) in names and form.istitle():
                    names[single[tag]].add(form)
        return cls(sorted(nouns), {k: sorted(v) for k, v in names.items()}, single, pieces)

    def __call__(self, article: Sequence[Example], rng: random.Random) -> Sequence[Example]:
        """Another version of *article*, or the same."""
        if not article[0].has_names:
            return article
        if rng.random() < EXCHANGED:
            article = self._exchanged(article, rng)
        return [self._as_headline(s, rng.random()) for s in article]

    def _exchanged(self, article: Sequence[Example], rng: random.Random) -> Sequence[Example]:
        candidates = self._candidates(article)
        if not candidates:
            return article
        old, label = rng.choice(candidates)
        if rng.random() < COMMON[label]:
            new = rng.choice(self.nouns)
        else:
            new = rng.choice(self.names[label if rng.random() < 0.5 else rng.choice(list(COMMON))])
        return [self._with(s, {old: new, old.upper(): new.upper()}) for s in article]

    def _candidates(self, article: Sequence[Example]) -> list[tuple[str, str]]:
        """Names of one word that are nothing else anywhere in *article*."""
        seen = Counter(form for form, _ in _tagged(article))
        tagged = Counter((f, self.single[t]) for f, t in _tagged(article) if t in self.single)
        return sorted(
            (form, label)
            for (form, label), count in tagged.items()
            if label in COMMON and form.istitle() and count == seen[form]
        )

    def _with(self, sentence: Example, new: dict[str, str]) -> Example:
        if not any(form in new for form, _ in sentence.words):
            return sentence
        return self._rewritten(sentence, [(new.get(form, form), s) for form, s in sentence.words])

    def _as_headline(self, sentence: Example, chance: float) -> Example:
        if chance < IN_CAPITALS:
            return self._rewritten(sentence, [(form.upper(), s) for form, s in sentence.words])
        if chance < IN_CAPITALS + CAPITALISED:
            return self._rewritten(sentence, [(_capitalised(f), s) for f, s in sentence.words])
        return sentence

    def _rewritten(self, sentence: Example, words: list[tuple[str, bool]]) -> Example:
        pieces = [self.pieces.of(form, space) for form, space in words]
        return replace(sentence, words=words, pieces=pieces)


def _capitalised(form: str) -> str:
    return form if form in SMALL_IN_HEADLINES else form[:1].upper() + form[1:]


def _tagged(article: Sequence[Example]) -> Iterable[tuple[str, int]]:
    for sentence in article:
        for (form, _), tag in zip(sentence.words, sentence.ner, strict=True):
            yield form, tag
