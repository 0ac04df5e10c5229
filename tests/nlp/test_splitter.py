"""The splitter cuts where Stanza's own network of the same weights cuts."""

from __future__ import annotations

from functools import cache

import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.nlp.splitter import Splitter
from pipeline.nlp.weights import arrays_of

UNITS = ["<PAD>", "<UNK>", "<SOS>", "<EOS>", *"abcdeny "]
KNOWN = {"abanya": "aba nya", "bab": "ba b"}


@cache
def network() -> torch.nn.Module:
    from stanza.models.mwt.character_classifier import CharacterClassifier

    torch.manual_seed(7)
    module = CharacterClassifier(
        {"vocab_size": len(UNITS), "emb_dim": 6, "hidden_dim": 12, "num_layers": 2, "dropout": 0.0}
    )
    for parameter in module.parameters():
        torch.nn.init.normal_(parameter, std=0.8)
    return module.eval()


def splitter() -> Splitter:
    return Splitter(UNITS, KNOWN, arrays_of(network()))


def stanza_lengths(form: str) -> tuple[int, ...]:
    ids = [2, *(UNITS.index(c) if c in UNITS else 1 for c in form), 3]
    source = torch.tensor([ids])
    with torch.inference_mode():
        scores = network()(source, source.eq(0))[0]
    cuts = (scores[:, 1] > scores[:, 0]).tolist()
    cut = "".join(f" {c}" if cuts[i + 1] else c for i, c in enumerate(form))
    return tuple(map(len, cut.split()))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(alphabet="abcdenyé", min_size=1, max_size=12), max_size=8))
def test_cuts_are_stanzas_whatever_else_is_asked(forms: list[str]) -> None:
    asked = [form for form in forms if form not in KNOWN]
    assert splitter()(asked) == {form: stanza_lengths(form) for form in asked}


def test_the_dictionary_comes_first_in_any_case() -> None:
    found = splitter()(["abanya", "ABANYA", "Bab", "bAB"])
    assert found["abanya"] == found["ABANYA"] == (3, 3)
    assert found["Bab"] == (2, 1)
    assert found["bAB"] == stanza_lengths("bAB")


def test_a_number_with_a_space_stays_whole() -> None:
    assert splitter()(["10 000"]) == {"10 000": (6,)}
