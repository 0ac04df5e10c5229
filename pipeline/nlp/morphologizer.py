"""UPOS and FEATS from the word vectors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.nlp.batches import apply_in_batches
from pipeline.nlp.heads import Classifier


@Language.factory(
    "nusawarta_morphologizer",
    assigns=["token.pos", "token.morph"],
    requires=["doc.tensor"],
)
class Morphologizer:
    """Two classifiers, so that tags and features can be learned from different treebanks."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.vocab = nlp.vocab
        self.name = name
        self.upos = Classifier()
        self.feats = Classifier()

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
        for doc, upos, feats in zip(docs, self.upos.best(docs), self.feats.best(docs), strict=True):
            values = np.stack([tags[upos], morphs[feats]], axis=1)
            values[[token.i for token in doc if token.is_space]] = (strings["SPACE"], no_feats)
            doc.from_array(["POS", "MORPH"], values)  # type: ignore[arg-type]

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write labels and weights of both classifiers."""
        self.upos.to_disk(Path(path) / "upos")
        self.feats.to_disk(Path(path) / "feats")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Morphologizer:
        """Read labels and weights of both classifiers."""
        self.upos.from_disk(Path(path) / "upos")
        self.feats.from_disk(Path(path) / "feats")
        return self
