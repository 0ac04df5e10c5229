"""Acronyms and what they stand for."""

from __future__ import annotations

import pytest

from pipeline.language_data import read_pairs
from pipeline.stages.aliases.acronyms import abbreviated_part, contract, looks_like_acronym
from pipeline.stages.aliases.names import words_of


@pytest.mark.parametrize(
    ("full", "short", "part"),
    [
        ("Badan Riset dan Inovasi Nasional", "BRIN", 0),
        ("Komisi Pemberantasan Korupsi", "KPK", 0),
        ("Badan Keuangan dan Aset Daerah", "BKAD", 0),
        ("Badan Anggaran", "Banggar", 0),
        ("Universitas Airlangga", "Unair", 0),
        ("Direktorat Jenderal Pengawasan", "Ditjen", 0),
        ("Komisi Fatwa Majelis Ulama Indonesia", "MUI", 2),
        ("Dewan Komisioner Lembaga Penjamin Simpanan", "LPS", 2),
        ("Otorita Ibu Kota Nusantara", "IKN", 1),
        ("Badan Pusat Statistik", "Golkar", None),
        ("Organisasi Kesehatan Dunia", "WHO", None),
        ("KPK", "K", None),
        ("", "KPK", None),
    ],
)
def test_what_an_acronym_abbreviates(full, short, part):
    assert abbreviated_part(full, short) == part


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KPK", True),
        ("KPPBC", True),
        ("KemenPU", False),
        ("P3SPS", True),
        ("Banggar", False),
        ("K", False),
    ],
)
def test_looks_like_acronym(text, expected):
    assert looks_like_acronym(text) is expected


def test_every_known_name_is_contracted():
    for _, full in read_pairs("aliases/acronyms.tsv"):
        assert contract(words_of(full)) != words_of(full), full
