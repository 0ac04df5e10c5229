"""UPOS and FEATS from the word vectors."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.nlp.component import Component
from pipeline.nlp.files import ModelFiles, as_json, under
from pipeline.nlp.scorers import Classifier

COMBINATIONS = "combinations.json"


@Language.factory(
    "nusawarta_morphologizer",
    assigns=["token.pos", "token.morph"],
    requires=["doc.tensor"],
    default_config={"feats_weight": 1.0},
)
class Morphologizer(Component):
    """Two classifiers, so that tags and features can be learned from different treebanks.

    What they say is taken together: the most probable of the combinations of UPOS and FEATS that
    gold treebanks have. Whitespace is SPACE, without features.

    Args:
        feats_weight: what the evidence of the features counts beside that of the tags; both see
            the same words. The configuration of the model has the value that suits its weights.
    """

    settings = ("feats_weight",)

    def __init__(self, nlp: Language, name: str, *, feats_weight: float) -> None:
        self.name = name
        self.feats_weight = feats_weight
        self.upos = Classifier()
        self.feats = Classifier()
        self.combinations: dict[str, list[str]] = {}  # UPOS → FEATS that it can have

    @property
    def labels(self) -> tuple[str, ...]:
        """The UPOS tags."""
        return tuple(self.upos.labels)

    def annotate(self, docs: list[Doc]) -> None:
        """Set ``token.pos_`` and ``token.morph``."""
        scored = zip(docs, self.upos.log_probs(docs), self.feats.log_probs(docs), strict=True)
        upos_numbers, feats_numbers = self._pairs()
        for doc, by_upos, by_feats in scored:
            together = by_upos[:, upos_numbers] + self.feats_weight * by_feats[:, feats_numbers]
            best = together.argmax(axis=1)
            self._set(doc, upos_numbers[best], feats_numbers[best])

    def _set(self, doc: Doc, upos: NDArray[np.int64], feats: NDArray[np.int64]) -> None:
        strings = doc.vocab.strings  # holds the UPOS at their fixed numbers
        morphology = doc.vocab.morphology
        tags = np.array([strings[tag] for tag in self.upos.labels], dtype=np.uint64)
        morphs = np.array([morphology.add(label) for label in self.feats.labels], dtype=np.uint64)
        values = np.stack([tags[upos], morphs[feats]], axis=1)
        values[doc.to_array(["IS_SPACE"]).ravel() == 1] = (strings["SPACE"], morphology.add(""))
        doc.from_array(["POS", "MORPH"], values)  # type: ignore[arg-type]

    def _pairs(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the combinations as numbers of UPOS and numbers of FEATS."""
        upos = {name: i for i, name in enumerate(self.upos.labels)}
        feats = {name: i for i, name in enumerate(self.feats.labels)}
        pairs = [(upos[u], feats[f]) for u, several in self.combinations.items() for f in several]
        first, second = np.array(pairs, dtype=np.int64).T
        return first, second

    def to_files(self) -> dict[str, bytes]:
        """Give combinations, and labels and weights of both classifiers."""
        return {
            **under("upos", self.upos.to_files()),
            **under("feats", self.feats.to_files()),
            COMBINATIONS: as_json(self.combinations),
        }

    def from_files(self, files: ModelFiles) -> None:
        """Read combinations, and labels and weights of both classifiers."""
        self.upos.from_files(files.within("upos"))
        self.feats.from_files(files.within("feats"))
        self.combinations = files.json(COMBINATIONS)
