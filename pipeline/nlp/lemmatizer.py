"""Lemmas by edit rules chosen from the word vectors, together with the dictionary's stem."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.morphology.roots import roots
from pipeline.morphology.stems import stem
from pipeline.nlp.component import Component
from pipeline.nlp.files import ModelFiles, as_json
from pipeline.nlp.lemma_edits import LemmaEdits
from pipeline.nlp.lemma_rules import apply_rule
from pipeline.nlp.scorers import Classifier

KNOWN = "known.json"
EDITS = "edits.json"
CASED = frozenset({"PROPN", "X"})  # names and foreign words, whose capitals are their own


@Language.factory(
    "nusawarta_lemmatizer",
    assigns=["token.lemma"],
    requires=["doc.tensor", "token.pos"],
    default_config={"stem_bonus": 0.0},
)
class Lemmatizer(Component):
    """Classifier over the edit rules of `pipeline.nlp.lemma_rules`.

    A rule that fits the class of words but not this one makes a lemma that is no word. So only
    rules that cut real affixes are candidates (`LemmaEdits`), and where the dictionary of stems
    knows the word, its stem stands in for what is in no dictionary. The lemma of Indonesian UD is
    the root, so the stem is strong evidence elsewhere too: a rule that leads to it is taken unless
    another is very much likelier (`choose_lemma`). Before all go the forms that have one lemma
    throughout the treebanks (*kepemilikan*, which no treebank takes apart), but for names. The
    capital of a headline or a title (*Presiden*) is no part of a lemma, that of a name is; CSUI is
    of two minds about it, GSD and PUD are not. Whitespace is its own lemma.

    Args:
        stem_bonus: log-probability that it is worth for a lemma to be the stem. The configuration
            of the model has the value that suits its weights.
    """

    def __init__(self, nlp: Language, name: str, *, stem_bonus: float) -> None:
        self.name = name
        self.stem_bonus = stem_bonus
        self.rules = Classifier()
        self.known: dict[str, str] = {}  # lower-cased form → lemma
        self.edits = LemmaEdits()

    @property
    def labels(self) -> tuple[str, ...]:
        """The edit rules."""
        return tuple(self.rules.labels)

    def annotate(self, docs: list[Doc]) -> None:
        """Set ``token.lemma_``."""
        for doc, log_probs in zip(docs, self.rules.log_probs(docs), strict=True):
            best = log_probs.argmax(axis=1).tolist()
            for token, number, row in zip(doc, best, log_probs, strict=True):
                lemma = self._lemma(token, self.rules.labels[number], row)
                token.lemma_ = lemma if token.pos_ in CASED else without_capital(lemma)

    def _lemma(self, token: Token, rule: str, log_probs: NDArray[np.float32]) -> str:
        form = token.text
        if token.is_space:
            return form
        name = token.pos_ == "PROPN"
        if not name and (known := self.known.get(form.lower())) is not None:
            return known
        lemma = apply_rule(rule, form)
        found = stem(form, upos=token.pos_)
        fits = self.edits.fit(rule, form)
        if fits and (found is None or found == lemma.lower()):
            return lemma
        if not name and found in roots() and not (fits and self._is_word(lemma.lower(), form)):
            return found
        scored = zip(self.rules.labels, log_probs.tolist(), strict=True)
        fitting = [(rule, log_prob) for rule, log_prob in scored if self.edits.fit(rule, form)]
        return choose_lemma(form, fitting, stem=found, bonus=self.stem_bonus)

    @cached_property
    def _lemmas(self) -> frozenset[str]:
        return frozenset(self.known.values())

    def _is_word(self, lemma: str, form: str) -> bool:
        return lemma == form.lower() or lemma in roots() or lemma in self._lemmas

    def to_files(self) -> dict[str, bytes]:
        """Give known lemmas, edits, rules and weights."""
        return {
            **self.rules.to_files(),
            KNOWN: as_json(self.known),
            EDITS: as_json(self.edits.as_json()),
        }

    def from_files(self, files: ModelFiles) -> None:
        """Read known lemmas, edits, rules and weights."""
        self.rules.from_files(files)
        self.known = files.json(KNOWN)
        self.edits = LemmaEdits.from_json(files.json(EDITS))


def without_capital(lemma: str) -> str:
    """Put *lemma* in lower case where only its first letter is a capital.

    >>> without_capital("Presiden"), without_capital("RAPBN"), without_capital("PPh")
    ('presiden', 'RAPBN', 'PPh')
    """
    return lemma.lower() if lemma[1:].islower() else lemma


def choose_lemma(
    form: str, scored: Iterable[tuple[str, float]], *, stem: str | None, bonus: float
) -> str:
    """Choose the lemma that rules and the stem agree on best; without rules the form.

    *scored* holds rules with their log-probabilities; one that leads to the stem gets *bonus*.

    >>> rules = [("l|w|6+|0+", -0.5), ("l|w|3+|0+", -1.2)]
    >>> choose_lemma("membantah", rules, stem="bantah", bonus=6)
    'bantah'
    """
    worth = {
        rule: log_prob + bonus * (apply_rule(rule, form).lower() == stem)
        for rule, log_prob in scored
    }
    return apply_rule(max(worth, key=worth.__getitem__), form) if worth else form
