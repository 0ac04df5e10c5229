"""UPOS and FEATS from the word vectors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.nlp.batches import apply_in_batches
from pipeline.nlp.heads import Classifier
from pipeline.nlp.weights import read_model_json, write_model_json

COMBINATIONS = "combinations.json"
# Of 1 and 0.5 the better one on GSD dev and the kept-out part of CSUI (4,214 and 4,217 of 4,444
# UPOS right; 4,213 without combinations): both classifiers see the same evidence.
FEATS_WEIGHT = 0.5


@Language.factory(
    "nusawarta_morphologizer",
    assigns=["token.pos", "token.morph"],
    requires=["doc.tensor"],
)
class Morphologizer:
    """Two classifiers, so that tags and features can be learned from different treebanks.

    What they say is taken together: the most probable of the combinations of UPOS and FEATS that
    gold treebanks have.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.vocab = nlp.vocab
        self.name = name
        self.upos = Classifier()
        self.feats = Classifier()
        self.combinations: dict[str, list[str]] = {}  # UPOS → FEATS that it can have

    @property
    def labels(self) -> tuple[str, ...]:
        """The UPOS tags."""
        return tuple(self.upos.labels)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``token.pos_`` and ``token.morph``; whitespace is SPACE, without features."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Tag a stream of Docs."""
        yield from apply_in_batches(stream, self._annotate)

    def _annotate(self, docs: list[Doc]) -> None:
        strings = self.vocab.strings  # holds the UPOS at their fixed numbers
        tags = np.array([strings[tag] for tag in self.upos.labels], dtype=np.uint64)
        morphs = np.array(
            [self.vocab.morphology.add(feats) for feats in self.feats.labels], dtype=np.uint64
        )
        no_feats = self.vocab.morphology.add("")
        scored = zip(docs, self.upos.log_probs(docs), self.feats.log_probs(docs), strict=True)
        upos_numbers, feats_numbers = self._pairs
        for doc, by_upos, by_feats in scored:
            together = by_upos[:, upos_numbers] + FEATS_WEIGHT * by_feats[:, feats_numbers]
            best = together.argmax(axis=1)
            upos, feats = upos_numbers[best], feats_numbers[best]
            values = np.stack([tags[upos], morphs[feats]], axis=1)
            values[[token.i for token in doc if token.is_space]] = (strings["SPACE"], no_feats)
            doc.from_array(["POS", "MORPH"], values)  # type: ignore[arg-type]

    @cached_property
    def _pairs(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The combinations as numbers of UPOS and numbers of FEATS."""
        upos = {name: i for i, name in enumerate(self.upos.labels)}
        feats = {name: i for i, name in enumerate(self.feats.labels)}
        pairs = [(upos[u], feats[f]) for u, several in self.combinations.items() for f in several]
        first, second = np.array(pairs, dtype=np.int64).T
        return first, second

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write combinations, and labels and weights of both classifiers."""
        self.upos.to_disk(Path(path) / "upos")
        self.feats.to_disk(Path(path) / "feats")
        write_model_json(self.combinations, Path(path) / COMBINATIONS)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Morphologizer:
        """Read combinations, and labels and weights of both classifiers.

        Raises:
            ModelError: a file is missing.
        """
        self.upos.from_disk(Path(path) / "upos")
        self.feats.from_disk(Path(path) / "feats")
        self.combinations = read_model_json(Path(path) / COMBINATIONS)
        return self
