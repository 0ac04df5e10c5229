from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.hyphens import (
    with_codes_joined,
    with_doubled_joined,
    with_hyphens_divided,
    with_hyphens_settled,
)
from pipeline.nlp.word_span import WordSpan
from tests.nlp.word_spans import spans


def words_of(text: str) -> list[WordSpan]:
    return spans(text, r"[\w'-]+|[^\w\s]")


def divided(text: str) -> list[str]:
    return [text[w.start : w.end] for w in with_hyphens_divided(text, words_of(text))]


def test_se_before_a_name_is_a_word():
    text = "Bupati se-NTT dan wali kota se-Indonesia se-lama Se-Jateng"
    words = [WordSpan(*m.span(), *m.span(), False) for m in re.finditer(r"\S+", text)]
    parts = [text[w.start : w.end] for w in with_hyphens_divided(text, words)]
    assert parts[1:4] == ["se", "-", "NTT"]
    assert parts[-7:] == ["se", "-", "Indonesia", "se-lama", "Se", "-", "Jateng"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Prabowo-Gibran menang. Prabowo dan Gibran hadir.", ["Prabowo", "-", "Gibran"]),
        ("Prabowo-Gibran menang. Prabowo hadir.", ["Prabowo", "-", "Gibran"]),
        ("Rusia-Ukraina berunding.", ["Rusia", "-", "Ukraina"]),
        ("Warsana-Gitadi menang. Warsana dan Gitadi hadir.", ["Warsana", "-", "Gitadi"]),
        ("Warsana-Gitadi menang. Warsana hadir.", ["Warsana-Gitadi"]),
        ("Prabowo-Gitadi menang. Gitadi hadir.", ["Prabowo", "-", "Gitadi"]),
        ("Undang-Undang itu. Undang saja.", ["Undang-Undang"]),
        ("Tim-tim itu. Tim kami.", ["Tim-tim"]),
        ("Jokowi-Ma'ruf itu. Jokowi dan Ma'ruf hadir.", ["Jokowi", "-", "Ma'ruf"]),
    ],
)
def test_pairs_and_what_looks_like_them(text, first):
    assert divided(text)[: len(first)] == first


@pytest.mark.parametrize(
    "joined",
    [
        "BGN-nya", "laptop-nya", "e-mail-nya", "fans-nya", "rahmat-Nya", "Tuhan-Mu", "KPK-lah",
        "dia-lah", "mobil-ku", "HP-mu", "ini-kah", "kami-pun",
    ],
)  # fmt: skip
def test_a_hyphen_parts_an_enclitic_from_its_word(joined):
    word, _, enclitic = joined.rpartition("-")
    words = [WordSpan.token(0, len(joined), starts_sentence=True)]
    divided = [joined[w.start : w.end] for w in with_hyphens_settled(joined, words)]
    assert divided == [word, "-", enclitic]


@pytest.mark.parametrize("whole", ["kuku", "ku-ku", "lah-lah", "Ruwa-Madura"])
def test_what_only_looks_like_an_enclitic_stays(whole):
    words = [WordSpan.token(0, len(whole), starts_sentence=True)]
    assert len(with_hyphens_settled(whole, words)) == 1


def test_parts_are_tokens_of_their_own_and_one_starts_the_sentence():
    text = "Prabowo-Gibran menang. Prabowo dan Gibran hadir."
    parts = with_hyphens_divided(text, words_of(text))[:3]
    assert [w.starts_sentence for w in parts] == [True, False, False]
    assert all((w.start, w.end) == (w.surface_start, w.surface_end) for w in parts)


def test_glued_hyphen_begins_no_word():
    text = "(42%-58%) naik -3 (-4) 17-Budi"
    words = [WordSpan(*m.span(), *m.span(), False) for m in re.finditer(r"-?\w+|\S", text)]
    parts = [text[w.start : w.end] for w in with_hyphens_divided(text, words)]
    assert parts[:6] == ["(", "42", "%", "-", "58", "%"]
    assert parts[6:] == [")", "naik", "-3", "(", "-4", ")", "17", "-", "Budi"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Undang-Undang itu", "Undang-Undang"),
        ("Direktur-direktur itu", "Direktur-direktur"),
        ("Raja - Raja", "Raja"),
        ("Rusia-Ukraina", "Rusia"),
        ("2-2", "2"),
    ],
)
def test_doubled_words_are_one(text, first):
    words = [WordSpan(*m.span(), *m.span(), not m.start()) for m in re.finditer(r"\w+|-", text)]
    joined = with_doubled_joined(text, words)
    assert text[joined[0].start : joined[0].end] == first
    assert [w.starts_sentence for w in joined] == [True] + [False] * (len(joined) - 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("COVID-19 itu", ["COVID-19", "itu"]),
        ("pada H-1 Lebaran", ["pada", "H-1", "Lebaran"]),
        ("PMK-61/PMK.03", ["PMK", "-", "61", "/", "PMK", ".", "03"]),
        ("skor 2-1", ["skor", "2", "-", "1"]),
        ("B-1-2", ["B", "-", "1", "-", "2"]),
    ],
)
def test_codes_are_one(text, words):
    parts = spans(text, r"\w+|[^\w\s]")
    assert [text[w.start : w.end] for w in with_codes_joined(text, parts)] == words


def test_word_within_a_multiword_token_is_left_alone():
    text = "Prabowo-Gibran Prabowo Gibran"
    words = [WordSpan(0, 14, 0, 15, True), *words_of(text)[1:]]
    assert with_hyphens_divided(text, words) == words


@given(
    st.lists(
        st.sampled_from(["Ani", "Budi", "Ani-Budi", "Budi-nya", "x-y", "5%", "-5", "."]), max_size=8
    )
)
def test_no_character_is_lost(forms):
    text = " ".join(forms)
    parts = with_hyphens_settled(text, words_of(text))
    assert "".join(text[w.start : w.end] for w in parts) == text.replace(" ", "")
