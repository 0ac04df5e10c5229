"""The shared encoder as a spaCy component: one vector a word in ``doc.tensor``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.errors import ConfigError, ModelError
from pipeline.nlp.batches import BATCH_WORDS, apply_in_batches, sentences
from pipeline.nlp.quantise import quantise
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
    default_config={"precision": "int8", "device": "cpu", "batch_words": BATCH_WORDS},
)
class Transformer:
    """Encoder of the pipeline; the weights are read by `from_disk`.

    Args:
        precision: ``int8`` (CPU only: linear layers quantised dynamically), ``fp32`` or ``bf16``.
        device: a torch device.
        batch_words: words encoded together; bounds memory.
    """

    def __init__(
        self, nlp: Language, name: str, *, precision: str, device: str, batch_words: int
    ) -> None:
        if precision == "int8" and device != "cpu":
            raise ConfigError(f"int8 runs on the CPU only; choose fp32 or bf16 for {device!r}")
        self.name = name
        self.precision = precision
        self.device = device
        self.batch_words = batch_words
        self.pieces: WordPieces | None = None
        self.encoder: WordEncoder | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.tensor`` to a float32 array of (tokens, width); whitespace has zeros."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Encode a stream of Docs; batches are formed by words, not by *batch_size* Docs."""
        yield from apply_in_batches(stream, self._annotate, size=self.batch_words)

    def _annotate(self, docs: list[Doc]) -> None:
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

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write configuration, word pieces and weights.

        Raises:
            ModelError: there are no weights, or they are quantised; load with ``fp32`` to save.
        """
        from pipeline.nlp.weights import save_module

        if self.encoder is None or self.pieces is None or self.precision == "int8":
            raise ModelError(f"{self.name} has no fp32 weights to save")
        folder = Path(path)
        save_module(self.encoder, folder)
        self.encoder.bert.config.to_json_file(str(folder / BERT_CONFIG))
        self.pieces.save(folder / TOKENIZER)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Transformer:
        """Read the encoder from *path* and bring it to the chosen precision and device."""
        from pipeline.nlp.pieces import WordPieces

        folder = Path(path)
        self.pieces = WordPieces(folder / TOKENIZER)
        encoder = _load_encoder(folder, pad=self.pieces.pad)
        self.encoder = _at_precision(encoder, self.precision).to(self.device)
        return self


def _encode(windows: list[Window], encoder: WordEncoder) -> NDArray[np.float32]:
    """Vectors of all words in the order of *windows*; like lengths share a batch."""
    import torch

    order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
    parts: dict[int, NDArray[np.float32]] = {}
    with torch.inference_mode():
        for numbers in _by_pieces(order, windows):
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


def _by_pieces(order: list[int], windows: list[Window]) -> Iterator[list[int]]:
    batch: list[int] = []
    for number in order:
        if batch and (len(batch) + 1) * len(windows[number].ids) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _load_encoder(folder: Path, *, pad: int) -> WordEncoder:
    from transformers import BertConfig, BertModel

    from pipeline.nlp.network import WordEncoder
    from pipeline.nlp.weights import load_module

    path = folder / BERT_CONFIG
    if not path.is_file():
        raise ModelError(f"model file missing: {path}")
    config = BertConfig.from_json_file(str(path))
    encoder = WordEncoder(BertModel(config, add_pooling_layer=False), pad=pad)
    load_module(encoder, folder)
    return encoder


def _at_precision(encoder: WordEncoder, precision: str) -> WordEncoder:
    import torch

    if precision == "bf16":
        encoder.bert.to(torch.bfloat16)
    if precision == "int8":
        quantise(encoder.bert)
    return encoder
