from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.quoted_titles import quoted_titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ('Ia menyanyikan lagu "Malam di Dermaga" semalam.', ["Malam di Dermaga"]),
        ("Novel pertamanya, 'Ladang Garam', laris.", ["Ladang Garam"]),
        ("Film horor berjudul “Sumur Tua” tayang besok.", ["Sumur Tua"]),
        ("Album kedua mereka yang bertajuk ‘Arah Pulang’ dirilis.", ["Arah Pulang"]),
        ('buku seperti "Aksi", "Dari Kota", hingga "Desa"', ["Aksi", "Dari Kota", "Desa"]),
        ("lagu 'Can't Wait' diputar", ["Can't Wait"]),
        ("film ' Hujan Sore ' tayang", ["Hujan Sore"]),
        ('dalam buku-buku seperti "Aksi"', ["Aksi"]),
        ("FTV \"Pacar Tetangga\"", ["Pacar Tetangga"]),
        ('di tangga lagu "US Dance"', []),
        ('program "Kursi Pilihan" dibuka', []),
        ('Ia membaca buku. "Saya Suka Itu," katanya.', []),
        ('kata sutradara film itu, "kami belum siap tayang"', []),
        ('penulis buku itu berkata, "Saya tidak akan datang ke sana"', []),
    ],
)  # fmt: skip
def test_titles_stand_behind_their_kind(text, titles):
    assert [text[start:end] for start, end in quoted_titles(text)] == titles


@given(st.lists(st.sampled_from(["film", "lagu", " ", '"', "'", "“", "”", "Aku", "dan", ","])))
def test_titles_lie_in_the_text_without_quotes_around(parts):
    text = "".join(parts)
    for start, end in quoted_titles(text):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip(" ,.") == text[start:end]
