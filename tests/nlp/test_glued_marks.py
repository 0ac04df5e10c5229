from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.glued_marks import with_marks_divided
from pipeline.nlp.word_span import WordSpan
from tests.nlp.word_spans import spans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[ary]", "[ ary ]"),
        ("sangat [beras] mahal", "sangat [ beras ] mahal"),
        ("Beny; Iqbal", "Beny ; Iqbal"),
        ("home(", "home ("),
        ("’’Harga", "’’ Harga"),
        ("naik’’", "naik ’’"),
        ("(f(x))", "( f(x) )"),
        ("Rp 2 M.", "Rp 2 M ."),
        ("naik Rp 3 T. Sisanya", "naik Rp 3 T . Sisanya"),
        ("Ruang 2 M. naik", "Ruang 2 M. naik"),
        ("Budi M. Nur", "Budi M. Nur"),
        ("BLORA, JATENGPAGI.com- Polisi", "BLORA, JATENGPAGI.com - Polisi"),
        ("anak- anak", "anak- anak"),
    ],
)
def test_marks_at_the_edge_are_words(text, words):
    found = with_marks_divided(text, spans(text))
    assert [text[w.start : w.end] for w in found] == words.split(" ")


@pytest.mark.parametrize(
    "text", ["f(x)", "anak(-anak)", "catatan[1]", "AT&amp;", "&lt;", ";", "[]"]
)
def test_pairs_inside_entities_and_marks_alone_stay(text):
    assert with_marks_divided(text, spans(text)) == spans(text)


def test_mark_at_a_multiword_token_leaves_its_surface():
    text = "’’ujarnya;"
    words = [WordSpan(0, 6, 0, 10, True), WordSpan(6, 10, 0, 10, False)]
    assert with_marks_divided(text, words) == [
        WordSpan(0, 2, 0, 2, True),
        WordSpan(2, 6, 2, 9, False),
        WordSpan(6, 9, 2, 9, False),
        WordSpan(9, 10, 9, 10, False),
    ]


@given(st.text("ab()[];’ &p", max_size=30))
def test_characters_are_kept(text):
    parts = with_marks_divided(text, spans(text))
    assert "".join(text[p.start : p.end] for p in parts) == "".join(text.split())
    assert all(p.surface_start <= p.start < p.end <= p.surface_end for p in parts)
    assert sum(p.starts_sentence for p in parts) == sum(w.starts_sentence for w in spans(text))
