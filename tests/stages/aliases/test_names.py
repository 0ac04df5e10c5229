"""Names as words that can be compared."""

from __future__ import annotations

import pytest

from pipeline.language_data import read_pairs
from pipeline.stages.aliases.names import is_anonymous, is_nickname, name_of, words_of

SAME = [
    ("ORG", "Komisi Pemberantasan Korupsi", "KPK"),
    ("ORG", "Badan Anggaran (Banggar) DPR RI", "Banggar DPR"),
    ("ORG", "PT Pertamina (Persero)", "Pertamina"),
    ("ORG", "PT Bank Central Asia Tbk", "BCA"),
    ("ORG", "Partai Golkar", "GOLKAR"),
    ("ORG", "Kepolisian Daerah Bali", "Polda Bali"),
    ("ORG", "Kementerian Luar Negeri RI", "Kemlu"),
    ("ORG", "Kemenlu", "Kemlu"),
    ("ORG", "Kementerian ESDM", "Kementerian Energi dan Sumber Daya Mineral"),
    ("ORG", "Komisi III Dewan Perwakilan Rakyat", "Komisi III DPR RI"),
    ("GPE", "Amerika Serikat", "AS"),
    ("GPE", "Provinsi Jawa Tengah", "Jateng"),
    ("GPE", "Kota Jakarta Pusat", "Jakpus"),
    ("LAW", "Undang-Undang Nomor 11 Tahun 2020", "UU No. 11/2020"),
    ("LAW", "Pasal 5 Ayat (1)", "pasal 5 ayat 1"),
    ("EVENT", "Pemilihan Umum (Pemilu) 2024", "Pemilu 2024"),
    ("PERSON", "Pak Joko Widodo", "Jokowi"),
    ("PERSON", "Soekarno", "Sukarno"),
    ("PERSON", "Mohammad Hatta", "Muhammad Hatta"),
    ("PERSON", "Yusril Ihza Mahendra, S.H.", "Yusril Ihza Mahendra"),
]
DIFFERENT = [
    ("ORG", "Timnas Indonesia", "Indonesia"),
    ("ORG", "Komisi VII DPR", "Komisi VIII DPR"),
    ("ORG", "Fraksi PDIP", "PDIP"),
    ("GPE", "Kota Bogor", "Kabupaten Bogor"),
    ("GPE", "Moskow", "Rusia"),
    ("LAW", "Pasal 6 ayat (1)", "Pasal 6 ayat (3)"),
    ("LAW", "UU Nomor 11 Tahun 2008", "UU Nomor 19 Tahun 2016"),
    ("PERSON", "Boris Johnson", "Rachel Johnson"),
]


@pytest.mark.parametrize(("label", "one", "other"), SAME)
def test_spellings_of_one_name(label, one, other):
    assert name_of(label, one) == name_of(label, other)


@pytest.mark.parametrize(("label", "one", "other"), DIFFERENT)
def test_different_names(label, one, other):
    assert name_of(label, one) != name_of(label, other)


def test_the_words_before_a_place_decide():
    assert name_of("GPE", "Bogor", level="regency") == name_of("GPE", "Kabupaten Bogor")
    assert name_of("GPE", "Makassar", level="below") != name_of("GPE", "Makassar")


@pytest.mark.parametrize("text", ["(KPK)", "...", "«»", "(", "PT", "Pak", "RI", ","])
@pytest.mark.parametrize("label", ["PERSON", "ORG", "GPE", "LOC", "LAW", "EVENT"])
def test_no_name_is_empty(label, text):
    assert name_of(label, text).words


def test_nicknames_and_anonymous_people():
    assert is_nickname(words_of("Cak Imin"))
    assert not is_nickname(words_of("Muhaimin Iskandar"))
    assert is_anonymous(words_of("A"))
    assert not is_anonymous(words_of("Budi"))


@pytest.mark.parametrize("file", ["acronyms", "laws", "people", "spellings"])
def test_tables_never_map_a_name_to_itself(file):
    rows = read_pairs(f"aliases/{file}.tsv")
    assert all(words_of(short) != words_of(full) for short, full in rows)
    assert len(rows) == len(set(rows))


def test_every_nickname_is_compared_as_the_full_name():
    for nick, full in read_pairs("aliases/people.tsv"):
        assert name_of("PERSON", nick) == name_of("PERSON", full), nick
