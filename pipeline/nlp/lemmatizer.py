"""Lemmas by edit rules chosen from the word vectors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.nlp.batches import apply_in_batches
from pipeline.nlp.heads import Classifier
from pipeline.nlp.lemma_rules import apply_rule


@Language.factory("nusawarta_lemmatizer", assigns=["token.lemma"], requires=["doc.tensor"])
class Lemmatizer:
    """Classifier over the edit rules of `pipeline.nlp.lemma_rules`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.rules = Classifier()
        self._apply = lru_cache(maxsize=100_000)(apply_rule)

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
        for doc, numbers in zip(docs, self.rules.best(docs), strict=True):
            for token, number in zip(doc, numbers.tolist(), strict=True):
                form = token.text
                rule = self.rules.labels[number]
                token.lemma_ = form if token.is_space else self._apply(rule, form)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write rules and weights."""
        self.rules.to_disk(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Lemmatizer:
        """Read rules and weights."""
        self.rules.from_disk(Path(path))
        return self
