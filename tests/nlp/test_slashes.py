from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.slashes import with_slashes_divided
from pipeline.nlp.word_span import WordSpan
from tests.nlp.word_spans import spans


def divided(text: str, pattern: str = r"\S+") -> list[str]:
    return [text[w.start : w.end] for w in with_slashes_divided(text, spans(text, pattern))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("TNI/Polri siaga", "TNI / Polri siaga"),
        ("desa dan/atau kota", "desa dan / atau kota"),
        ("Rina/Dewi/Sari menang", "Rina / Dewi / Sari menang"),
        ("Anggaran-Perubahan/APBD-P", "Anggaran-Perubahan / APBD-P"),
        ("(PPN)/Kepala Dinas", "(PPN) / Kepala Dinas"),
        ("KABARKITA.com/RUDI HARTONO", "KABARKITA.com / RUDI HARTONO"),
        ("(kabar.co.id/Rahmat)", "(kabar.co.id / Rahmat)"),
    ],
)
def test_slash_between_words_is_a_word(text, words):
    assert divided(text) == words.split(" ")


@pytest.mark.parametrize(
    "text",
    [
        "II/2007",
        "S/A",
        "s/d",
        "3/2/2022",
        "https://contoh.id/berita/utama",
        "contoh.id/berita/utama",
        "www/berita/utama.html",
        "www.kabar.com/Berita",
        "https://kabar.com/Berita",
        "kabar.com/Berita/utama",
        "#siaga/banjir",
        "melaju 60 km/jam",
        "seharga 2 juta/ton",
    ],
)
def test_codes_dates_addresses_and_units_stay_whole(text):
    assert divided(text) == text.split(" ")


def test_slash_that_the_tokenizer_left_at_a_word_is_cut_off():
    assert divided("TNI/Polri", r"TNI|/Polri") == ["TNI", "/", "Polri"]
    assert divided("TNI/Polri", r"TNI/|Polri") == ["TNI", "/", "Polri"]
    assert divided("TNI/Polri", r"\w+|/") == ["TNI", "/", "Polri"]


def test_first_part_alone_starts_the_sentence():
    parts = with_slashes_divided("TNI/Polri siaga", spans("TNI/Polri siaga"))
    assert [part.starts_sentence for part in parts] == [True, False, False, False]


def test_words_of_a_multiword_token_stay():
    text = "kota/desanya"
    words = [WordSpan(0, 9, 0, 12, True), WordSpan(9, 12, 0, 12, False)]
    assert with_slashes_divided(text, words) == words


@given(st.text("ab/ .1-", max_size=30))
def test_characters_are_kept(text):
    parts = with_slashes_divided(text, spans(text))
    assert "".join(text[p.start : p.end] for p in parts) == "".join(text.split())
    assert all(p.start < p.end for p in parts)
