"""Lemmas by edit rules chosen from the word vectors, together with the dictionary's stem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.nlp.batches import apply_in_batches
from pipeline.nlp.heads import Classifier
from pipeline.nlp.lemma_rules import apply_rule
from pipeline.nlp.weights import read_model_json, write_model_json
from pipeline.stages.stem import stem

CANDIDATES = 32  # likeliest rules among which the stem is looked for
# Log-probability that it is worth for a lemma to be the stem: of 0 to 12 the best on GSD dev and
# on the kept-out part of CSUI taken together.
STEM_BONUS = 6.0
KNOWN = "known.json"


@Language.factory(
    "nusawarta_lemmatizer", assigns=["token.lemma"], requires=["doc.tensor", "token.pos"]
)
class Lemmatizer:
    """Classifier over the edit rules of `pipeline.nlp.lemma_rules`.

    A rule that fits the class of words but not this one makes a lemma that is no word. The lemma
    of Indonesian UD is the root, so the stem is strong evidence: a rule that leads to it is taken
    unless another is very much likelier (`choose_lemma`). Before both go the forms that have one
    lemma throughout the treebanks (*kepemilikan*, which no treebank takes apart), but for names.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.rules = Classifier()
        self.known: dict[str, str] = {}  # lower-cased form → lemma

    @property
    def labels(self) -> tuple[str, ...]:
        """The edit rules."""
        return tuple(self.rules.labels)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``token.lemma_``; whitespace is its own lemma."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Lemmatize a stream of Docs."""
        yield from apply_in_batches(stream, self._annotate)

    def _annotate(self, docs: list[Doc]) -> None:
        for doc, log_probs in zip(docs, self.rules.log_probs(docs), strict=True):
            best = log_probs.argmax(axis=1).tolist()
            for token, number, row in zip(doc, best, log_probs, strict=True):
                token.lemma_ = self._lemma(token, self.rules.labels[number], row)

    def _lemma(self, token: Token, rule: str, log_probs: NDArray[np.float32]) -> str:
        form = token.text
        if token.is_space:
            return form
        if token.pos_ != "PROPN" and (known := self.known.get(form.lower())) is not None:
            return known
        lemma = apply_rule(rule, form)
        found = stem(form, upos=token.pos_)
        if found is None or found == lemma.lower():
            return lemma
        likeliest = np.argsort(-log_probs)[:CANDIDATES].tolist()
        ranked = [(self.rules.labels[i], float(log_probs[i])) for i in likeliest]
        return choose_lemma(form, ranked, stem=found)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write known lemmas, rules and weights."""
        self.rules.to_disk(Path(path))
        write_model_json(self.known, Path(path) / KNOWN)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Lemmatizer:
        """Read known lemmas, rules and weights.

        Raises:
            ModelError: a file is missing.
        """
        self.rules.from_disk(Path(path))
        self.known = read_model_json(Path(path) / KNOWN)
        return self


def choose_lemma(form: str, ranked: Sequence[tuple[str, float]], *, stem: str) -> str:
    """The lemma that the likeliest rules and the stem agree on best.

    *ranked* holds rules with their log-probabilities, the likeliest first.

    >>> choose_lemma("membantah", [("l|w|6+|0+", -0.5), ("l|w|3+|0+", -1.2)], stem="bantah")
    'bantah'
    """
    worth = {
        rule: log_prob + STEM_BONUS * (apply_rule(rule, form).lower() == stem)
        for rule, log_prob in ranked
    }
    return apply_rule(max(worth, key=worth.__getitem__), form)
