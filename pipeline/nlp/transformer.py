"""The shared encoder as a spaCy component: one vector a word in ``doc.tensor``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.config import Precision, Profile
from pipeline.errors import ConfigError, ModelError
from pipeline.nlp.component import BATCH_WORDS, Component
from pipeline.nlp.encoders import (
    BERT_CONFIG,
    CPU,
    GRAPH,
    NUMBERS,
    Encoder,
    GraphEncoder,
    TorchEncoder,
    has_graph,
    precision_here,
    read_network,
)
from pipeline.nlp.files import ModelFiles
from pipeline.nlp.sentences import sentence_rows
from pipeline.nlp.weights import WEIGHTS, arrays_of, as_file
from pipeline.nlp.windows import pack

if TYPE_CHECKING:
    from pipeline.nlp.network import WordEncoder
    from pipeline.nlp.pieces import WordPieces

TOKENIZER = "tokenizer.json"
FILES = (BERT_CONFIG, TOKENIZER, WEIGHTS, GRAPH, NUMBERS)  # without the last two where just trained


@Language.factory(
    "nusawarta_transformer",
    assigns=["doc.tensor"],
    default_config={
        "profile": "accurate",
        "precision": "int8",
        "device": CPU,
        "batch_words": BATCH_WORDS,
    },
)
class Transformer(Component):
    """Encoder of the pipeline: a float32 array of (tokens, width); whitespace has zeros.

    Args:
        profile: ``fast`` has a graph alone, which runs on the CPU.
        precision: ``int8`` (CPU only), ``fp32`` or ``bf16`` (see
            `pipeline.nlp.encoders.arithmetic`).
        device: a torch device.
        batch_words: words encoded together; bounds memory.
    """

    settings = ("profile", "precision", "device", "batch_words")

    def __init__(
        self,
        nlp: Language,
        name: str,
        *,
        profile: Profile,
        precision: Precision,
        device: str,
        batch_words: int,
    ) -> None:
        if precision == "int8" and device != CPU:
            raise ConfigError(f"int8 runs on the CPU only; choose fp32 or bf16 for {device!r}")
        if profile == "fast" and device != CPU:
            raise ConfigError(f"the profile fast runs on the CPU only, not on {device!r}")
        self.name = name
        self.profile = profile
        self.precision = precision
        self.device = device
        self.batch_words = batch_words
        self.pieces: WordPieces | None = None
        self.encoder: Encoder | None = None
        self._files: ModelFiles | None = None  # what the encoder was read from

    def annotate(self, docs: list[Doc]) -> None:
        """Set ``doc.tensor``."""
        if self.encoder is None or self.pieces is None:
            raise ModelError(f"{self.name} has no weights; load the pipeline with spacy.load")
        windows, owners = [], []
        for doc in docs:
            rows = sentence_rows(doc)
            windows += pack(pieces_of(doc, rows, self.pieces), pieces=self.pieces)
            owners.append(np.array([row for sent in rows for row in sent], dtype=np.int64))
        vectors = self.encoder.encode(windows)
        sizes = [len(doc) for doc in docs]
        starts = np.cumsum([0, *sizes])[:-1]
        together = np.zeros((sum(sizes), self.encoder.width), dtype=np.float32)
        together[np.concatenate([a + own for a, own in zip(starts, owners, strict=True)])] = vectors
        for doc, start in zip(docs, starts.tolist(), strict=True):
            doc.tensor = together[start : start + len(doc)]  # type: ignore[assignment] # float64?

    def set(self, network: WordEncoder, pieces: WordPieces) -> None:
        """Take over a network just trained."""
        self.encoder, self.pieces = TorchEncoder(network.eval()), pieces
        self._files = None

    def to_files(self) -> dict[str, bytes]:
        """Give configuration, word pieces, weights and the static graph, if there is one.

        Raises:
            ModelError: there are no weights.
        """
        if self._files is not None:
            return {name: self._files.read(name) for name in FILES if self._files.has(name)}
        if not isinstance(self.encoder, TorchEncoder) or self.pieces is None:
            raise ModelError(f"{self.name} has no weights to save")
        network = self.encoder.network
        return {
            BERT_CONFIG: network.bert.config.to_json_string().encode(),
            TOKENIZER: self.pieces.to_bytes(),
            WEIGHTS: as_file(arrays_of(network), storage="int8"),
        }

    def from_files(self, files: ModelFiles) -> None:
        """Read the encoder and bring it to the chosen precision and device."""
        from pipeline.nlp.pieces import WordPieces

        self._files = files
        self.pieces = WordPieces(files.read(TOKENIZER))
        pad = self.pieces.pad
        if has_graph(files, device=self.device):
            precision = precision_here(self.precision)
            self.encoder = GraphEncoder(files, pad=pad, precision=precision)
        else:
            self.encoder = TorchEncoder(self._at_precision(read_network(files, pad=pad)))

    def _at_precision(self, network: WordEncoder) -> WordEncoder:
        import torch

        if self.precision == "bf16":
            network.bert.to(torch.bfloat16)
        return network.to(self.device)


def pieces_of(
    doc: Doc, sentences: Iterable[Sequence[int]], pieces: WordPieces
) -> Iterator[list[tuple[int, ...]]]:
    """Give the pieces of each word of *sentences*, which are numbers of tokens of *doc*."""
    strings = doc.vocab.strings
    forms, spaces, blank = doc.to_array(["ORTH", "SPACY", "IS_SPACE"]).T.tolist()
    opens = [True, *(space or empty for space, empty in zip(spaces, blank, strict=True))]
    for sentence in sentences:
        yield [pieces.of(strings[forms[row]], bool(opens[row])) for row in sentence]
