"""The shared encoder as a spaCy component: one vector a word in ``doc.tensor``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.errors import ConfigError, ModelError
from pipeline.nlp.component import BATCH_WORDS, Component
from pipeline.nlp.files import ModelFiles
from pipeline.nlp.quantise import quantise
from pipeline.nlp.sentences import like_lengths, sentences
from pipeline.nlp.weights import WEIGHTS, fill, read_weights, weights_of
from pipeline.nlp.windows import Window, pack

if TYPE_CHECKING:
    from pipeline.nlp.network import WordEncoder
    from pipeline.nlp.pieces import WordPieces

BATCH_PIECES = 3072  # padded pieces that go through the encoder together
BERT_CONFIG = "config.json"
TOKENIZER = "tokenizer.json"


@Language.factory(
    "nusawarta_transformer",
    assigns=["doc.tensor"],
    default_config={
        "precision": "int8",
        "device": "cpu",
        "batch_words": BATCH_WORDS,
        "outlier_blocks": [],
        "outliers": 0,
    },
)
class Transformer(Component):
    """Encoder of the pipeline: a float32 array of (tokens, width); whitespace has zeros.

    Args:
        precision: ``int8`` (CPU only: linear layers quantised dynamically), ``fp32`` or ``bf16``.
        device: a torch device.
        batch_words: words encoded together; bounds memory.
        outlier_blocks: blocks whose second feed-forward layer keeps some inputs as floats under
            int8 (see `pipeline.nlp.quantise`). The configuration of the model names those of its
            weights, and their *outliers*.
        outliers: how many inputs of such a layer stay floats.
    """

    settings = ("precision", "device", "batch_words", "outlier_blocks", "outliers")

    def __init__(
        self,
        nlp: Language,
        name: str,
        *,
        precision: str,
        device: str,
        batch_words: int,
        outlier_blocks: Sequence[int],
        outliers: int,
    ) -> None:
        if precision == "int8" and device != "cpu":
            raise ConfigError(f"int8 runs on the CPU only; choose fp32 or bf16 for {device!r}")
        self.name = name
        self.precision = precision
        self.device = device
        self.batch_words = batch_words
        self.outlier_blocks = tuple(outlier_blocks)
        self.outliers = outliers
        self.pieces: WordPieces | None = None
        self.encoder: WordEncoder | None = None
        self._files: ModelFiles | None = None  # what the encoder was read from

    def annotate(self, docs: list[Doc]) -> None:
        """Set ``doc.tensor``."""
        if self.encoder is None or self.pieces is None:
            raise ModelError(f"{self.name} has no weights; load the pipeline with spacy.load")
        windows, owners = [], []
        for doc in docs:
            words = sentences(doc)
            windows += pack((_pieces_of(sent, self.pieces) for sent in words), pieces=self.pieces)
            owners.append(np.array([token.i for sent in words for token in sent], dtype=np.int64))
        vectors = _encode(windows, self.encoder)
        position = 0
        for doc, rows in zip(docs, owners, strict=True):
            tensor = np.zeros((len(doc), self.encoder.width), dtype=np.float32)
            tensor[rows] = vectors[position : position + len(rows)]
            doc.tensor = tensor  # type: ignore[assignment] # the stub says float64
            position += len(rows)

    def to_files(self) -> dict[str, bytes]:
        """Give configuration, word pieces and weights.

        Weights rounded to int8 are not stored: those that they were made of are read again.

        Raises:
            ModelError: there are no weights.
        """
        if self._files is not None and self.precision != "fp32":
            return {name: self._files.read(name) for name in (BERT_CONFIG, TOKENIZER, WEIGHTS)}
        if self.encoder is None or self.pieces is None or self.precision == "int8":
            raise ModelError(f"{self.name} has no weights to save")
        return {
            BERT_CONFIG: self.encoder.bert.config.to_json_string().encode(),
            TOKENIZER: self.pieces.to_bytes(),
            WEIGHTS: weights_of(self.encoder),
        }

    def from_files(self, files: ModelFiles) -> None:
        """Read the encoder and bring it to the chosen precision and device."""
        from pipeline.nlp.pieces import WordPieces

        self._files = files
        self.pieces = WordPieces(files.read(TOKENIZER))
        encoder = _load_encoder(files, pad=self.pieces.pad)
        self.encoder = self._at_precision(encoder).to(self.device)

    def _at_precision(self, encoder: WordEncoder) -> WordEncoder:
        import torch

        if self.precision == "bf16":
            encoder.bert.to(torch.bfloat16)
        if self.precision == "int8":
            quantise(encoder.bert, outlier_blocks=self.outlier_blocks, outliers=self.outliers)
        return encoder


def _encode(windows: list[Window], encoder: WordEncoder) -> NDArray[np.float32]:
    """Give the vectors of all words in the order of *windows*; like lengths share a batch."""
    import torch

    lengths = [len(window.ids) for window in windows]
    parts: dict[int, NDArray[np.float32]] = {}
    with torch.inference_mode():
        for numbers in like_lengths(lengths, lambda length: length, BATCH_PIECES):
            batch = [windows[i] for i in numbers]
            vectors = encoder(batch).float().cpu().numpy()
            sizes = np.cumsum([len(window.first) for window in batch])[:-1]
            parts.update(zip(numbers, np.split(vectors, sizes), strict=True))
    none = np.zeros((0, encoder.width), dtype=np.float32)
    return np.concatenate([none, *(parts[i] for i in range(len(windows)))])


def _pieces_of(sentence: list[Token], pieces: WordPieces) -> list[tuple[int, ...]]:
    result = []
    for token in sentence:
        first = token.i == 0
        space = first or bool(token.nbor(-1).whitespace_) or token.nbor(-1).is_space
        result.append(pieces.of(token.text, space))
    return result


def _load_encoder(files: ModelFiles, *, pad: int) -> WordEncoder:
    from transformers import BertConfig, BertModel

    from pipeline.nlp.network import WordEncoder

    config = BertConfig.from_dict(files.json(BERT_CONFIG))
    encoder = WordEncoder(BertModel(config, add_pooling_layer=False), pad=pad)
    fill(encoder, read_weights(files), files=files)
    return encoder
