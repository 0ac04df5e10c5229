from __future__ import annotations

import pytest

from pipeline.nlp.bracketed_bodies import with_brackets_settled
from tests.nlp.named_spans import spans_of


@pytest.mark.parametrize(
    ("text", "names", "joined"),
    [
        (
            "Kejaksaan Negeri ( Kejari ) Ogan Ilir menahan",
            [("Kejaksaan Negeri ( Kejari )", "ORG"), ("Ogan Ilir", "GPE")],
            [("Kejaksaan Negeri ( Kejari ) Ogan Ilir", "ORG")],
        ),
        (
            "Dinas Pekerjaan Umum ( PU ) Ende menutup",
            [("Dinas Pekerjaan Umum", "ORG"), ("PU", "ORG"), ("Ende", "ORG")],
            [("Dinas Pekerjaan Umum ( PU ) Ende", "ORG")],
        ),
        (
            "Daerah Pemilihan ( Dapil ) Papua Tengah",
            [("Daerah Pemilihan ( Dapil )", "ORG"), ("Papua Tengah", "GPE")],
            [("Daerah Pemilihan ( Dapil ) Papua Tengah", "LOC")],
        ),
        (
            "Komisi Pemilihan Umum ( KPU ) Blora",
            [("Komisi Pemilihan Umum", "ORG"), ("KPU", "ORG"), ("Blora", "GPE")],
            [("Komisi Pemilihan Umum", "ORG"), ("KPU", "ORG"), ("Blora", "GPE")],
        ),
        (
            "Forum Petani Indonesia ( FPI ) Kota Tegal menolak",
            [("Forum Petani Indonesia", "ORG"), ("FPI ) Kota Tegal", "ORG")],
            [("Forum Petani Indonesia", "ORG"), ("FPI", "ORG"), ("Kota Tegal", "GPE")],
        ),
        (
            "Pengadilan Negeri ( PN ) Blora menolak",
            [("Pengadilan Negeri", "ORG"), ("PN ) Blora", "ORG")],
            [("Pengadilan Negeri ( PN ) Blora", "ORG")],
        ),
        (
            "Dinas Kesehatan ( Dinkes ) Ratih Ayu",
            [("Dinas Kesehatan", "ORG"), ("Dinkes", "ORG"), ("Ratih Ayu", "PERSON")],
            [("Dinas Kesehatan", "ORG"), ("Dinkes", "ORG"), ("Ratih Ayu", "PERSON")],
        ),
    ],
)
def test_the_kind_of_a_body_needs_its_place(text, names, joined):
    found = with_brackets_settled(*spans_of(text, names))
    assert [(span.text, span.label_) for span in found] == joined


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Forum Petani Indonesia ( FPI ) Blora", "Forum Petani Indonesia|FPI|Blora"),
        ("Forum Petani Indonesia ( FPI ) Pusat", "Forum Petani Indonesia|FPI"),
        ("Forum Petani Indonesia ( FPI ) Cabang Pati", "Forum Petani Indonesia|FPI|Pati"),
        ("Badan Pusat Statistik ( BPS ) Kota Tegal", "Badan Pusat Statistik|BPS|Kota Tegal"),
        ("Akademi Militer ( Akmil ) Magelang", "Akademi Militer|Akmil|Magelang"),
        ("Pengadilan Negeri ( PN ) Blora", "Pengadilan Negeri ( PN ) Blora"),
        ("Kementerian Agama ( Kemenag ) Bali", "Kementerian Agama ( Kemenag ) Bali"),
        ("Dinas Lingkungan Hidup ( DLH ) Jepara", "Dinas Lingkungan Hidup ( DLH ) Jepara"),
        ("PT Garuda Indonesia ( Persero ) Tbk", "PT Garuda Indonesia ( Persero ) Tbk"),
        ("Forum Petani Indonesia ( Fortani ) Blora", "Forum Petani Indonesia ( Fortani ) Blora"),
        ("Forum Petani Indonesia ( FPI ) Jaya", "Forum Petani Indonesia ( FPI ) Jaya"),
        ("Forum Petani Indonesia ( FPI )", "Forum Petani Indonesia ( FPI )"),
    ],
)
def test_a_complete_name_its_acronym_and_place_are_three(name, parts):
    found = with_brackets_settled(*spans_of(f"{name} menolak", [(name, "ORG")]))
    assert "|".join(span.text for span in found) == parts
    assert [span._.score for span in found] == [0.6] * len(found)
