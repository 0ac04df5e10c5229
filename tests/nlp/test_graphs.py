"""Graphs compute what the torch modules compute that were trained."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy
import torch
from spacy.tokens import Doc
from torch import nn

from pipeline.nlp import graphs
from pipeline.nlp.graphs import Graph
from pipeline.nlp.name_scorer import NameClassifier
from pipeline.nlp.network import RepeatedNames, TagScorer, TreeScorer
from pipeline.nlp.scorers import ArcClassifier, Classifier
from pipeline.nlp.weights import arrays_of

WIDTH = 16
LABELS = ["a", "b", "c"]
VOCAB = spacy.blank("xx").vocab


def doc_of(rows: torch.Tensor, words: list[str] | None = None) -> Doc:
    doc = Doc(VOCAB, words=words or ["kata"] * len(rows))
    doc.tensor = rows.numpy()
    return doc


def randomised(module: nn.Module) -> nn.Module:
    torch.manual_seed(3)
    for parameter in module.parameters():
        nn.init.normal_(parameter, std=0.3)
    return module.eval()


def test_tags_are_those_of_the_module() -> None:
    module = randomised(TagScorer(WIDTH, len(LABELS)))
    scorer = Classifier()
    scorer.set(LABELS, module)
    rows = torch.randn(7, WIDTH)
    with torch.inference_mode():
        expected = torch.log_softmax(module(rows), dim=-1).numpy()
    first, second = scorer.log_probs([doc_of(rows[:3]), doc_of(rows[3:])])
    np.testing.assert_allclose(np.concatenate([first, second]), expected, atol=1e-5)


def test_a_classifier_that_is_set_again_answers_anew() -> None:
    scorer, rows = Classifier(), torch.randn(2, WIDTH)
    scorer.set(LABELS, randomised(TagScorer(WIDTH, len(LABELS))))
    before = scorer.log_probs([doc_of(rows)])[0]
    scorer.set(LABELS, TagScorer(WIDTH, len(LABELS)).eval())
    assert not np.allclose(before, scorer.log_probs([doc_of(rows)])[0], atol=1e-3)


@pytest.mark.parametrize("lengths", [(5, 2), (1,), (3, 140, 160)])
def test_trees_are_those_of_the_module(lengths: tuple[int, ...]) -> None:
    module: Any = randomised(TreeScorer(WIDTH, len(LABELS)))
    scorer = ArcClassifier()
    scorer.set(LABELS, module)
    sentences = [torch.randn(n, WIDTH) for n in lengths]
    found = scorer.project(torch.cat(sentences).numpy())
    first = 1
    for words in sentences:
        place = slice(first, first := first + len(words))
        with torch.inference_mode():
            arcs, dependents, heads = module(words[None])
            pairs = module.labels(dependents[0], heads[0, [0] * len(words)])
        np.testing.assert_allclose(found.arcs(place), arcs[0], rtol=1e-5, atol=1e-3)
        of_root = found.heads_of_relations[[0] * len(words)]
        relations = scorer.relations(found.of_relations[place], of_root)
        np.testing.assert_allclose(relations, pairs, atol=1e-4)


def test_rows_are_computed_in_parts_of_one_size() -> None:
    scorer = Classifier()
    scorer.set(LABELS, randomised(TagScorer(WIDTH, len(LABELS))))
    rows = torch.randn(600, WIDTH)
    together = scorer.log_probs([doc_of(rows[:0]), doc_of(rows)])
    alone = [scorer.log_probs([doc_of(rows[i : i + 1])])[0] for i in range(0, 600, 50)]
    assert [len(found) for found in together] == [0, 600]
    assert (np.concatenate(alone) == together[1][::50]).all()


def test_repeated_names_are_read_as_by_the_module() -> None:
    words = ["Garam", "di", "Garam", "Band", "GARAM", "band", "Band"]
    module, rows = randomised(RepeatedNames(WIDTH)), torch.randn(7, WIDTH)
    scorer = NameClassifier()
    scorer.set_repeated(module)
    with torch.inference_mode():
        expected = module(rows, torch.tensor([0, -1, 0, 1, 0, 1, 1])).numpy()
    found = scorer.vectors([doc_of(rows, [*words[:5], "Band", "Band"])])
    np.testing.assert_allclose(found, expected, atol=1e-5)


def test_without_rounding_activations_stay_floats() -> None:
    from openvino import opset13

    def model() -> Any:
        states = graphs.floats(-1, 2)
        low, high = (graphs.constant(np.array(x, dtype=np.float32)) for x in (-1, 1))
        rounded = opset13.fake_quantize(states, low, high, low, high, 3)
        return graphs.model_of([opset13.add(rounded, high)], [states])

    row = np.array([[0.2, 0.9]], dtype=np.float32)
    assert Graph(model())(row)[0].tolist() == [[1.0, 2.0]]
    assert np.allclose(Graph(graphs.without_rounding(model()))(row)[0], row + 1)


@pytest.mark.parametrize("lengths", [(1,), (9, 9), (9, 4, 1, 7)])
def test_lstm_reads_each_row_to_its_own_end(lengths: tuple[int, ...]) -> None:
    layer = randomised(nn.LSTM(5, 6, bidirectional=True, batch_first=True))
    states, turned = graphs.floats(-1, -1, 5), graphs.integers(-1, -1)
    start = graphs.floats(-1, 1, 6)
    out = graphs.lstm(states, arrays_of(layer), "{}_l0", start=start, turned=turned)
    graph = Graph(graphs.model_of([out], [states, turned, start]))
    # The rest of the shorter rows is noise that must not matter.
    rows = torch.randn(len(lengths), max(lengths), 5)
    zeros = np.zeros((len(lengths), 1, 6), dtype=np.float32)
    places = graphs.turned_places(np.array(lengths, dtype=np.int32))
    found = graph(rows.numpy(), places, zeros)[0]
    for row, length in enumerate(lengths):
        with torch.inference_mode():
            expected = layer(rows[row : row + 1, :length])[0][0]
        np.testing.assert_allclose(found[row, :length], expected, atol=1e-5)
