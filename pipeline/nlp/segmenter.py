"""Stanza's tokenizer network: which characters of a text end a token or a sentence.

The network is the one of Qi et al. (2020): two bidirectional LSTM layers over characters, the
second over what the first holds likely to end a token. Stanza trains it (`models/train`); here it
runs without Stanza and torch, on many lines at once, and finds the same tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp import graphs
from pipeline.nlp.graphs import Graph, Weights
from pipeline.nlp.sentences import like_lengths

if TYPE_CHECKING:
    from openvino import Model

PADS: Final = 1  # behind each line, which the network reads too
WINDOW: Final = 1000  # characters read at once; longer lines go on after their last sentence end
BATCH: Final = 4_000  # characters computed together; with more, what they need leaves the cache
UNKNOWN, PAD = "<UNK>", "<PAD>"
# What a character does, as Stanza numbers it.
WORD_END, SENTENCE_END, MULTIWORD_END, BOTH_ENDS = 1, 2, 3, 4
_SPACE: Final = ord(" ")
_WHITESPACE: Final = re.compile(r"[\s\u0080-\u009f]")
_ADDRESS: Final = re.compile(
    r"""https?://[^\s"]{4,}|www\.[^\s"]{2,}"""
    r"""|\b[a-zA-Z0-9]+\.(?:gov|org|edu|net|com|co)\.[^\s"]{2,}"""
    r"""|[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]+"""
)

Labels = NDArray[np.int64]


class Token(NamedTuple):
    """A token of a line, by code points."""

    start: int
    end: int
    starts_sentence: bool
    is_multiword: bool


class Segmenter:
    """Finds the tokens of lines.

    Args:
        units: the characters that the network knows, by number.
        weights: of Stanza's ``Tokenizer``.
    """

    def __init__(self, units: Sequence[str], weights: Weights) -> None:
        self._numbers = {unit: number for number, unit in enumerate(units)}
        self._start = weights["rnn.weight_hh_l0"].shape[1]
        self._graph = Graph(segmenter_model(weights))

    def __call__(self, lines: Sequence[str]) -> list[list[Token]]:
        """Give the tokens of each line; lines have no line breaks."""
        read = [line for line in self._read(lines) if len(line.codes)]
        self._label(read)
        result: list[list[Token]] = [[] for _ in lines]
        for line in read:
            result[line.number] = list(_tokens(line))
        return result

    def _read(self, lines: Sequence[str]) -> Iterator[_Line]:
        """Turn characters into numbers and features, each distinct character once."""
        codes = [_codes(line.rstrip()) for line in lines]
        distinct, places = np.unique(np.concatenate([*codes, _NO_CODES]), return_inverse=True)
        characters = [chr(code) for code in distinct.tolist()]
        spaces = np.array([_WHITESPACE.match(c) is not None for c in characters], dtype=bool)
        units = [" " if space else c for c, space in zip(characters, spaces, strict=True)]
        unknown = self._numbers[UNKNOWN]
        ids = np.array([self._numbers.get(unit, unknown) for unit in units], dtype=np.int32)
        traits = [(unit == " ", unit.isupper(), unit.isdecimal()) for unit in units]
        features = np.array(traits, dtype=np.float32).reshape(-1, 3)
        ends = np.cumsum([len(own) for own in codes])
        for number, (own, place) in enumerate(zip(codes, np.split(places, ends), strict=False)):
            blank = spaces[place]
            kept = np.flatnonzero(~(blank & np.concatenate([[False], blank[:-1]])))
            read = place[kept]
            single = np.where(spaces[read], _SPACE, own[kept])
            yield _Line(number, single, kept, ids[read], _with_ends(features[read]))

    def _label(self, lines: list[_Line]) -> None:
        """Fill the labels of *lines*, one window of each after the other."""
        unfinished = lines
        while unfinished:
            sizes = [min(len(line.codes) - line.done, WINDOW) for line in unfinished]
            for batch in like_lengths(sizes, lambda size: size, BATCH):
                own = [unfinished[i] for i in batch]
                found = self._predict(own, [sizes[i] for i in batch])
                for line, labels in zip(own, found, strict=True):
                    line.take(labels)
            unfinished = [line for line in unfinished if line.done < len(line.codes)]

    def _predict(self, lines: list[_Line], sizes: list[int]) -> Iterator[Labels]:
        reads = [min(len(line.codes) + PADS - line.done, WINDOW) for line in lines]
        ids = np.full((len(lines), max(reads)), self._numbers[PAD], dtype=np.int32)
        features = np.zeros((len(lines), max(reads), 5), dtype=np.float32)
        for row, (line, size) in enumerate(zip(lines, sizes, strict=True)):
            ids[row, :size] = line.ids[line.done : line.done + size]
            features[row, :size] = line.features[line.done : line.done + size]
        start = np.zeros((len(lines), 1, self._start), dtype=np.float32)
        turned = graphs.turned_places(np.array(reads, dtype=np.int32))
        (scores,) = self._graph(ids, features, turned, start)
        labels = _labels(scores)
        return (labels[row, :size] for row, size in enumerate(sizes))


_NO_CODES: Final = np.zeros(0, dtype=np.uint32)


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _with_ends(features: NDArray[np.float32]) -> NDArray[np.float32]:
    """Add whether a character is the last and whether it is the first of its line."""
    ends = np.zeros((len(features), 2), dtype=np.float32)
    ends[-1:, 0] = 1
    ends[:1, 1] = 1
    return np.concatenate([features, ends], axis=1)


@dataclass(slots=True)
class _Line:
    number: int
    codes: NDArray[Any]  # one space for a run of whitespace
    offsets: NDArray[np.int64]  # of the kept characters in the line
    ids: NDArray[np.int32]
    features: NDArray[np.float32]
    done: int = 0
    parts: list[Labels] = field(default_factory=list)

    def take(self, labels: Labels) -> None:
        """Take over the labels of the next window: all at the end, else to a sentence's end."""
        if self.done < len(self.codes) - WINDOW:
            ends = np.flatnonzero((labels == SENTENCE_END) | (labels == BOTH_ENDS))
            labels = labels[: ends[-1] + 1] if len(ends) else labels
        self.parts.append(labels)
        self.done += len(labels)

    def labels(self) -> Labels:
        """Give all labels: the last character ends a sentence, and addresses are whole."""
        labels = np.concatenate(self.parts)
        labels[-1] = BOTH_ENDS if labels[-1] > SENTENCE_END else SENTENCE_END
        text = self.codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
        for address in _ADDRESS.finditer(text):
            labels[address.start() : address.end() - 1] = 0
            labels[address.end() - 1] = labels[address.end() - 1] or WORD_END
        return labels


def _tokens(line: _Line) -> Iterator[Token]:
    labels, offsets = line.labels(), line.offsets
    ends = np.flatnonzero(labels)
    # The next character that is no space, from each on.
    places = np.where(line.codes == _SPACE, len(labels), np.arange(len(labels)))
    places = np.minimum.accumulate(places[::-1])[::-1]
    starts = places[np.concatenate([[0], ends[:-1] + 1])]
    filled = starts <= ends
    starts, ends = starts[filled], ends[filled]
    kinds = labels[ends]
    new = True
    for start, end, kind in zip(
        offsets[starts].tolist(), offsets[ends].tolist(), kinds.tolist(), strict=True
    ):
        yield Token(start, end + 1, new, kind >= MULTIWORD_END)
        new = kind in (SENTENCE_END, BOTH_ENDS)


def _labels(scores: NDArray[np.float32]) -> Labels:
    """Choose of each character the likeliest of the five, from (…, token, sentence, multiword).

    It ends a token where that, with the likelier of both about the sentence and about the words,
    is likelier than that it ends none.
    """
    token, sentence, multiword = (scores[..., i] for i in range(3))
    doubt = np.log1p(np.exp(-np.abs(sentence))) + np.log1p(np.exp(-np.abs(multiword)))
    ends: Labels = WORD_END + (sentence > 0) + 2 * (multiword > 0).astype(np.int64)
    return np.where(token > doubt, ends, 0)


def segmenter_model(weights: Weights) -> Model:
    """Make the graph: ids, features, turned places, zeros → scores (batch, length, 3)."""
    from openvino import opset13

    ids, turned = graphs.integers(-1, -1), graphs.integers(-1, -1)
    features = graphs.floats(-1, -1, 5)
    start = graphs.floats(-1, 1, weights["rnn.weight_hh_l0"].shape[1])
    axis = graphs.constant(np.array(0))
    embedded = opset13.gather(graphs.constant(weights["embeddings.weight"]), ids, axis)
    read = opset13.concat([embedded, features], 2)
    first = graphs.lstm(read, weights, "rnn.{}_l0", start=start, turned=turned)
    guess = graphs.linear(first, _classifiers(weights, ""), "all")
    token = opset13.gather(guess, graphs.constant(np.array([0])), graphs.constant(np.array(2)))
    half = graphs.constant(np.array(TEMPERATURE, dtype=np.float32))
    likely = opset13.sigmoid(opset13.multiply(token, half))
    second = graphs.lstm(
        opset13.multiply(first, likely), weights, "rnn2.{}_l0", start=start, turned=turned
    )
    scores = opset13.add(guess, graphs.linear(second, _classifiers(weights, "2"), "all"))
    return graphs.model_of([scores], [ids, features, turned, start])


TEMPERATURE: Final = 0.5  # ``hier_invtemp`` of the training


def _classifiers(weights: Weights, layer: str) -> dict[str, NDArray[np.float32]]:
    """Put the three classifiers of a layer into one."""
    names = [f"{kind}_clf{layer}" for kind in ("tok", "sent", "mwt")]
    merged = {"all.weight": np.concatenate([weights[f"{name}.weight"] for name in names])}
    if f"{names[0]}.bias" in weights:
        merged["all.bias"] = np.concatenate([weights[f"{name}.bias"] for name in names])
    return merged
