from __future__ import annotations

import pytest

from pipeline.nlp.named_bodies import with_bodies_told, with_substitutes_told
from tests.nlp.named_spans import Named, spans_of


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        (
            "Vokalis Senja Rimba , Galang Pradipta , sakit . Senja Rimba batal",
            [("Senja Rimba", "PERSON"), ("Galang Pradipta", "PERSON"), ("Senja Rimba", "PERSON")],
            ["ORG", "PERSON", "ORG"],
        ),
        (
            "Pemilik Kenanga bernama Lukito ditahan",
            [("Kenanga", "PERSON"), ("Lukito", "PERSON")],
            ["ORG", "PERSON"],
        ),
        ("Pabrik kertas Cemara tutup", [("Cemara", "PERSON")], ["ORG"]),
        ("Pabrik kertas Cemara tutup", [("Cemara", "GPE")], ["ORG"]),
        ("Pabrik kertas Bekasi tutup", [("Bekasi", "GPE")], ["GPE"]),
        (
            "Juru bicara Wibowo , Dahlan Adi , hadir",
            [("Wibowo", "PERSON"), ("Dahlan Adi", "PERSON")],
            ["PERSON", "PERSON"],
        ),
        (
            "Karyawan Wibowo , Dahlan Adi , hadir . Pak Wibowo sakit",
            [("Wibowo", "PERSON"), ("Dahlan Adi", "PERSON"), ("Wibowo", "PERSON")],
            ["PERSON", "PERSON", "PERSON"],
        ),
        (
            "Karyawan Wibowo , Dahlan Adi , hadir . Agus Wibowo sakit",
            [("Wibowo", "PERSON"), ("Dahlan Adi", "PERSON"), ("Agus Wibowo", "PERSON")],
            ["PERSON", "PERSON", "PERSON"],
        ),
        ("menurut harian Berita Nusa , Rabu", [("Berita Nusa", "PERSON")], ["ORG"]),
        ("grup Facebook itu", [("Facebook", "PRODUCT")], ["PRODUCT"]),
    ],
)
def test_members_and_kinds_show_a_body(text: str, names: Named, told: list[str]) -> None:
    doc, spans = spans_of(text, names)
    assert [span.label_ for span in with_bodies_told(doc, spans)] == told


def test_a_place_that_is_sure_is_no_company() -> None:
    doc, (span,) = spans_of("Pabrik kertas Cemara tutup", [("Cemara", "GPE")])
    span._.score = 0.97
    assert [s.label_ for s in with_bodies_told(doc, [span])] == ["GPE"]


@pytest.mark.parametrize(
    ("text", "label"), [("Jefri ( Bobi 70 )", "PERSON"), ("Jefri ( Bobi )", "GPE")]
)
def test_who_comes_on_in_a_line_up_is_somebody(text: str, label: str) -> None:
    doc, spans = spans_of(text, [("Jefri", "PERSON"), ("Bobi", "GPE")])
    assert [span.label_ for span in with_substitutes_told(doc, spans)] == ["PERSON", label]
