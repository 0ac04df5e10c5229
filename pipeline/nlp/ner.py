"""Named entities from the word vectors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

import pipeline.extensions  # noqa: F401 (registers span._.score)
from pipeline.language_data import read_pairs, read_words
from pipeline.nlp.batches import apply_in_batches, sentences
from pipeline.nlp.bioes import SpanDecoder
from pipeline.nlp.heads import Classifier

PLACES = frozenset({"FAC", "LOC", "GPE", "ORG"})  # between which the first word can decide


@cache
def known_labels() -> dict[str, str]:
    """The label of names that mean one thing only (``lang/names/labels.tsv``)."""
    return dict(read_pairs("names/labels.tsv"))


@cache
def _heads() -> dict[str, str]:
    return dict(read_pairs("names/heads.tsv"))


def settled_label(text: str, label: str) -> str:
    """The label of the name *text* where it leaves no doubt, else the model's *label*.

    >>> settled_label("Kremlin", "PERSON"), settled_label("Kali Sunter", "FAC")
    ('ORG', 'LOC')
    """
    head, _, rest = text.partition(" ")
    if rest and label in PLACES:
        label = _heads().get(head, label)
    return known_labels().get(text, label)


@Language.factory(
    "nusawarta_ner",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type", "span._.score"],
    requires=["doc.tensor"],
)
class EntityRecognizer:
    """Tags words with BIOES labels and takes the best legal sequence of each sentence.

    What is a name is for the model to say, but for ``lang/names/not_names.txt``; `settled_label`
    has the last word on of which kind.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.tags = Classifier()
        self._decoder: SpanDecoder | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The entity labels."""
        return tuple(sorted({tag[2:] for tag in self.tags.labels if tag != "O"}))

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.ents``, with ``span._.score`` the mean probability of the tags."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Recognize entities in a stream of Docs."""
        yield from apply_in_batches(stream, self._annotate)

    def _annotate(self, docs: list[Doc]) -> None:
        for doc, log_probs in zip(docs, self.tags.log_probs(docs), strict=True):
            doc.set_ents(list(self._entities(doc, log_probs)))

    def _entities(self, doc: Doc, log_probs: NDArray[np.float32]) -> Iterator[Span]:
        decoder = self._decoder
        if decoder is None:
            decoder = self._decoder = SpanDecoder(self.tags.labels)
        not_names = read_words("names/not_names.txt")
        for words in sentences(doc):
            rows = [token.i for token in words]
            for found in decoder.decode(log_probs[rows]):
                span = Span(doc, rows[found.start], rows[found.end - 1] + 1, label=found.label)
                if span.text in not_names:
                    continue
                span.label_ = settled_label(span.text, found.label)
                span._.score = found.score
                yield span

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write tags and weights."""
        self.tags.to_disk(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> EntityRecognizer:
        """Read tags and weights."""
        self.tags.from_disk(Path(path))
        self._decoder = None
        return self
