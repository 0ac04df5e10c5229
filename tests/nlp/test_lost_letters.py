"""Stops that stand for a letter and its comma."""

from __future__ import annotations

import pytest

from pipeline.nlp.lost_letters import without_lost_letters
from pipeline.nlp.word_span import WordSpan


def sentences(text: str) -> list[str]:
    """Let a sentence begin behind every stop, and give those that are left."""
    words, start = [], 0
    for piece in text.split(" "):
        end = start + len(piece)
        first = start == 0 or text[start - 2] == "."
        words.append(WordSpan(start, end, start, end, first))
        start = end + 1
    kept = without_lost_letters(text, words)
    starts = [word.start for word in kept if word.starts_sentence]
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sementara it. harga naik. Rina menuturka. warga resah. Toko tutup.",
            ["Sementara it. harga naik.", "Rina menuturka. warga resah.", "Toko tutup."],
        ),
        # behind a word that lacks a letter also before a capital
        (
            "Selain it. Rina menuturka. harga naik, dan penjuala. sore ini. Dia pergi.",
            ["Selain it. Rina menuturka. harga naik, dan penjuala. sore ini.", "Dia pergi."],
        ),
        # one slip, and a text that begins its sentences with small letters
        ("Sementara it. harga naik. Toko tutup.", ["Sementara it.", "harga naik.", "Toko tutup."]),
        ("saya pulang. dia pergi. toko tutup.", ["saya pulang.", "dia pergi.", "toko tutup."]),
        ("", []),
    ],
)
def test_no_sentence_ends_at_a_lost_letter(text, expected):
    assert (sentences(text) if text else []) == expected
