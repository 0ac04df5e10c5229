from __future__ import annotations

import numpy as np
import pytest
import spacy
import torch
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.nlp.name_scorer import NameClassifier
from pipeline.nlp.network import RepeatedNames, TagScorer
from pipeline.nlp.repeats import NOT_REPEATED, repeats

WIDTH = 8


def trained(seed: int = 0) -> RepeatedNames:
    """A layer that changes what it reads, as a trained one does."""
    torch.manual_seed(seed)
    layer = RepeatedNames(WIDTH, hidden=4).eval()
    torch.nn.init.normal_(layer.out.weight)
    return layer


@pytest.mark.parametrize(
    ("forms", "numbers"),
    [
        (["Garam", "tampil", ".", "GARAM", "kata", "Garam"], [0, -1, -1, 0, -1, 0]),
        (["Garam", "dan", "garam"], [-1, -1, -1]),
        (["Doku", "Sura", "Doku", "Sura"], [0, 1, 0, 1]),
        (["70", "70", ".", "."], [-1, -1, -1, -1]),
        ([], []),
    ],
)
def test_words_with_a_capital_that_occur_again_are_numbered(forms, numbers):
    assert repeats(forms) == numbers


@given(st.lists(st.sampled_from(["Ani", "ANI", "ani", "Budi", "di", "."])))
def test_a_number_stands_for_one_form_and_never_for_one_word_alone(forms):
    numbers = repeats(forms)
    groups = {
        n: [f for f, m in zip(forms, numbers, strict=True) if m == n]
        for n in set(numbers) - {NOT_REPEATED}
    }
    assert all(
        len(words) > 1 and len({w.casefold() for w in words}) == 1 for words in groups.values()
    )
    assert sorted(groups) == list(range(len(groups)))


def test_untrained_layer_changes_nothing():
    words = torch.randn(4, WIDTH)
    layer = RepeatedNames(WIDTH).eval()
    assert torch.equal(layer(words, torch.tensor([0, -1, 0, 0])), words)


def test_only_repeated_words_change_and_by_what_the_others_say():
    layer, words = trained(), torch.randn(4, WIDTH)
    numbers = torch.tensor([0, -1, 0, -1])
    changed = layer(words, numbers)
    assert torch.equal(changed[[1, 3]], words[[1, 3]])
    other = words.clone()
    other[2] += 1
    assert not torch.allclose(layer(other, numbers)[0], changed[0])
    other = words.clone()
    other[1] += 1
    assert torch.equal(layer(other, numbers)[0], changed[0])


def test_mean_is_of_the_other_occurrences():
    layer, words = trained(), torch.randn(3, WIDTH)
    changed = layer(words, torch.tensor([0, 0, 0]))
    pair = torch.stack([words[0], words[1:].mean(dim=0)])
    assert torch.allclose(changed[0], layer(pair, torch.tensor([0, 0]))[0], atol=1e-6)


def test_scores_of_a_document_do_not_depend_on_its_batch():
    torch.manual_seed(1)
    nlp = spacy.blank("xx")
    tags = NameClassifier()
    tags.set(["O", "S-ORG"], TagScorer(WIDTH, 2))
    tags.set_repeated(trained())
    docs = [Doc(nlp.vocab, words=words) for words in (["Garam", "di", "Garam"], ["Garam", "itu"])]
    for doc in docs:
        doc.tensor = np.random.default_rng(len(doc)).normal(size=(len(doc), WIDTH)).astype("f4")
    together = tags.log_probs(docs)
    for doc, scores in zip(docs, together, strict=True):
        assert np.allclose(scores, tags.log_probs([doc])[0], atol=1e-6)


def test_layer_is_stored_and_restored(tmp_path):
    tags = NameClassifier()
    tags.set(["O", "S-ORG"], TagScorer(WIDTH, 2))
    tags.set_repeated(RepeatedNames(WIDTH))
    tags.to_disk(tmp_path)
    restored = NameClassifier()
    restored.from_disk(tmp_path)
    assert restored.repeated is not None
    older = NameClassifier()
    (tmp_path / "repeated" / "weights.safetensors").unlink()
    (tmp_path / "repeated").rmdir()
    older.from_disk(tmp_path)
    assert older.repeated is None
