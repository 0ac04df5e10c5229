from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article.title_end import WINDOW, candidate_ends, is_title, title_end

CASES = [
    ("Warga Demak Mengungsi ke Balai Desa", "Menurut Sari, air mulai surut sejak pagi."),
    ("Jokowi: Beras Dalam Negeri Capai 2,1 Juta Ton", "Selain itu, pemerintah mengimpor gula."),
    ("Hasil Persib Vs Persija 2-0, Maung Menang Lagi", '"Kami bermain baik," ujar pelatihnya.'),
    ("Apakah Boleh Membawa Cairan di Bagasi?", "Sementara itu, penumpang diminta datang awal."),
    ("BPBD Demak siapkan dapur umum bagi pengungsi", "Dia mengatakan bantuan tiba kemarin."),
    ("Polisi Tangkap Pelaku Pencurian di Semarang", "Ia kini ditahan di kantor polisi."),
]


@pytest.mark.parametrize(("title", "body"), CASES)
def test_where_titles_end(title: str, body: str) -> None:
    text = f"{title} {body}"
    assert text[: title_end(text)] == title


@pytest.mark.parametrize("title", [title for title, _ in CASES])
def test_a_title_with_nothing_behind_it_is_taken_whole(title: str) -> None:
    assert title_end(title) == len(title)


def test_is_title() -> None:
    assert is_title("Harga Cabai Naik di Pasar Induk")
    assert not is_title("Kesalahan saat menginap di hotel")
    assert not is_title("Bahan:")


def test_a_title_cannot_end_behind_a_comma() -> None:
    words = ["Panen", "Gagal,", "Harga", "Cabai", "Naik"]
    assert candidate_ends(words, at_end=True) == [3, 4, 5]


def test_the_weights_are_numbers() -> None:
    path = files("pipeline.lang") / "article" / "title_end.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    assert all(isinstance(w, float) for w in data["weights"].values())
    assert {"dan", "yang", "di"} <= set(data["function_words"])


@given(st.text(max_size=300))
def test_the_end_lies_in_the_text(text: str) -> None:
    end = title_end(text)
    assert 0 <= end <= len(text)
    assert len(text[:end].split()) <= WINDOW
