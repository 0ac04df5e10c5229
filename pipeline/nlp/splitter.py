"""Stanza's multiword splitter: where a token that is several UD words is cut.

A form of its dictionary is cut as there; any other by a network over its characters, two
bidirectional LSTM layers. Stanza trains both (`models/train`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from pipeline.nlp import graphs
from pipeline.nlp.graphs import Graph, Weights
from pipeline.nlp.segmenter import PAD, UNKNOWN
from pipeline.nlp.sentences import like_lengths

if TYPE_CHECKING:
    from openvino import Model

BEGIN, END = "<SOS>", "<EOS>"
BATCH: Final = 4_000  # characters computed together
REMEMBERED: Final = 100_000  # forms

Lengths = tuple[int, ...]


class Splitter:
    """Gives the lengths of the words of a token.

    Args:
        units: the characters that the network knows, by number.
        known: the words of forms, with a space between them.
        weights: of Stanza's ``CharacterClassifier``.
    """

    def __init__(self, units: Sequence[str], known: Mapping[str, str], weights: Weights) -> None:
        self._numbers = {unit: number for number, unit in enumerate(units)}
        self._known = known
        self._start = weights["encoder.weight_hh_l0"].shape[1]
        self._graph = Graph(splitter_model(weights))
        self._found: dict[str, Lengths] = {}

    def __call__(self, forms: Iterable[str]) -> dict[str, Lengths]:
        """Give the lengths of the words of each of *forms*."""
        forms = set(forms)
        new = sorted(forms.difference(self._found))
        if len(self._found) + len(new) > REMEMBERED:
            self._found.clear()
            new = sorted(forms)
        unknown = [form for form in new if not self._look_up(form)]
        for batch in like_lengths(list(map(len, unknown)), lambda size: size, BATCH):
            self._cut([unknown[i] for i in batch])
        return {form: self._found[form] for form in forms}

    def _look_up(self, form: str) -> bool:
        """Take the words of *form* from the dictionary, where it is there in this or lower case.

        A form with a space in it, which is a number (*10 000*), stays whole.
        """
        if " " in form:
            self._found[form] = (len(form),)
            return True
        words = self._known.get(form)
        if words is None and (form.isupper() or (form[:1].isupper() and form[1:].islower())):
            words = self._known.get(form.lower())
        if words is not None:
            self._found[form] = tuple(map(len, words.split(" ")))
        return words is not None

    def _cut(self, forms: list[str]) -> None:
        unknown = self._numbers[UNKNOWN]
        lengths = np.array([len(form) + 2 for form in forms], dtype=np.int32)
        ids = np.full((len(forms), lengths.max()), self._numbers[PAD], dtype=np.int32)
        for row, form in enumerate(forms):
            units = [BEGIN, *form, END]
            ids[row, : len(units)] = [self._numbers.get(unit, unknown) for unit in units]
        start = np.zeros((len(forms), 1, self._start), dtype=np.float32)
        (scores,) = self._graph(ids, graphs.turned_places(lengths), start)
        cuts = scores[..., 1] > scores[..., 0]
        for form, row in zip(forms, cuts, strict=True):
            places = np.flatnonzero(row[1 : len(form) + 1]).tolist()
            ends = sorted({0, *places, len(form)})
            self._found[form] = tuple(end - begin for begin, end in pairwise(ends))


def splitter_model(weights: Weights) -> Model:
    """Make the graph: ids, turned places, zeros → scores of no cut and a cut before a character."""
    from openvino import opset13

    ids, turned = graphs.integers(-1, -1), graphs.integers(-1, -1)
    start = graphs.floats(-1, 1, weights["encoder.weight_hh_l0"].shape[1])
    axis = graphs.constant(np.array(0))
    states = opset13.gather(graphs.constant(weights["embedding.weight"]), ids, axis)
    for layer in ("encoder.{}_l0", "encoder.{}_l1"):
        states = graphs.lstm(states, weights, layer, start=start, turned=turned)
    hidden = opset13.relu(graphs.linear(states, weights, "output_layer.0"))
    return graphs.model_of([graphs.linear(hidden, weights, "output_layer.2")], [ids, turned, start])
