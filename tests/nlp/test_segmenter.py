"""The segmenter finds what Stanza's own network of the same weights finds."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.nlp.segmenter import WINDOW, Segmenter
from pipeline.nlp.weights import arrays_of

UNITS = ["<PAD>", "<UNK>", " ", *"abcdefghijklmnopqrstuvwxyzABC.,?0123456789"]
ARGUMENTS = {
    "feat_dim": 5, "rnn_layers": 1, "conv_res": None, "use_mwt": True, "hierarchical": True,
    "hier_invtemp": 0.5, "tok_noise": 0.0,
}  # fmt: skip


@cache
def network() -> torch.nn.Module:
    """Stanza's network with random weights, so large that it ends tokens at random."""
    from stanza.models.tokenization.model import Tokenizer

    torch.manual_seed(5)
    module = Tokenizer(ARGUMENTS, len(UNITS), 8, 8, 0.0, 0.0)
    for parameter in module.parameters():
        torch.nn.init.normal_(parameter, std=0.8)
    return module.eval()


@cache
def segmenter() -> Segmenter:
    return Segmenter(UNITS, arrays_of(network()))


def stanza_labels(text: str) -> list[int]:
    """What the module says of the characters of one line, with one of padding behind it."""
    ids = [UNITS.index(c) if c in UNITS else 1 for c in text] + [0]
    features = torch.zeros(1, len(ids), 5)
    for i, c in enumerate(text):
        features[0, i] = torch.tensor(
            [c == " ", c.isupper(), c.isdecimal(), i == len(text) - 1, i == 0]
        )
    with torch.inference_mode():
        scores = network()(torch.tensor([ids]), features, [len(ids)])
    return scores[0, :-1].argmax(-1).tolist()


def stanza_tokens(text: str) -> list[tuple[str, bool, bool]]:
    """Tokens, whether each begins a sentence, and whether it is a multiword token."""
    labels = stanza_labels(text)
    labels[-1] = 4 if labels[-1] > 2 else 2
    found, begin, new = [], 0, True
    for i, label in enumerate(labels):
        if not label:
            continue
        token = text[begin : i + 1].lstrip(" ")
        begin = i + 1
        if token:
            found.append((token, new, label > 2))
            new = label in (2, 4)
    return found


LINES = st.text(alphabet="abcde ABC.,?012é", min_size=1, max_size=60).map(
    lambda text: " ".join(text.split())
)


@settings(deadline=None, max_examples=60)
@given(st.lists(LINES.filter(bool), min_size=1, max_size=6))
def test_tokens_are_stanzas_whatever_else_is_in_the_batch(lines: list[str]) -> None:
    for line, tokens in zip(lines, segmenter()(lines), strict=True):
        assert [
            (line[token.start : token.end], token.starts_sentence, token.is_multiword)
            for token in tokens
        ] == stanza_tokens(line)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="ab \t\u00a0\u0085\u009f\u3000.", max_size=40))
def test_offsets_lead_back_into_the_line(line: str) -> None:
    (tokens,) = segmenter()([line])
    ends = [0, *(token.end for token in tokens)]
    assert all(
        before <= token.start < token.end for before, token in zip(ends, tokens, strict=False)
    )
    kept = "".join(line[token.start : token.end] for token in tokens)
    assert [c for c in kept if c in "ab."] == [c for c in line if c in "ab."]


def test_a_long_line_goes_on_after_a_sentence() -> None:
    line = ("abc dea b. " * (3 * WINDOW // 11)).strip()
    (tokens,) = segmenter()([line])
    assert tokens[-1].end == len(line)
    assert "".join(line[t.start : t.end] for t in tokens).replace(" ", "") == line.replace(" ", "")


def test_a_line_alone_is_what_it_is_among_others() -> None:
    lines = ["abc de.", "a" * 30, "b c " * 20]
    together = segmenter()(lines)
    assert together == [segmenter()([line])[0] for line in lines]


@pytest.mark.parametrize(
    "address",
    [
        "https://contoh.id/buku?id=7&a=b.c",
        "www.contoh.id/a.b",
        "redaksi.kota@warta-contoh.co.id",
        "warta.co.id/ekonomi",
    ],
)
def test_addresses_stay_whole(address: str) -> None:
    line = f"abc {address} cde"
    words = {line[token.start : token.end] for token in segmenter()([line])[0]}
    assert any(word.endswith(address) for word in words)


def test_nothing_has_no_tokens() -> None:
    assert segmenter()([]) == []
    assert segmenter()(["", " \t "]) == [[], []]
    assert np.shape(segmenter()(["a"])) == (1, 1, 4)
