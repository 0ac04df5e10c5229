from __future__ import annotations

from datetime import datetime

import pytest

from pipeline.article.lines import Line
from pipeline.article.published import date_lines, decide, field_stamp, years_in

CORRECTED = ("zone_corrected",)
PROSE = "Warga diminta waspada karena sungai mulai meluap ke jalan raya di tiga desa."


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("- 3 Februari 2022, 11:48 WIB", None),
        ("KOMPAS.com - 27/02/2023, 21:14 WIB", None),
        ("Kompas Tekno, 19/07/2024, 10:03 WIB", None),
        ("CNN Indonesia | Kamis, 12/10/2017 14:20 WIB", None),
        ("Diterbitkan 20 Oktober 2025, 10:10 WIB", None),
        ("Diposkan pada 21 Oktober 2025 pukul 07:45 WIB oleh Asep Rohendi", "Asep Rohendi"),
        ("Surabaya, 3 Des 2024 — 07:45 WIB", None),
        ("Rina Kartika - detikNews Senin, 20 Okt 2025 10:30 WIB", "Rina Kartika"),
        ("Oleh: Rina Kartika | Senin, 20 Oktober 2025 10:30 WIB", "Rina Kartika"),
        ("Rina Kartika, Jurnalis · Selasa 14 Nopember 2017 09:12 WIB", "Rina Kartika"),
    ],
)
def test_lines_of_publication_time(text: str, author: str | None) -> None:
    (found,) = date_lines([Line(1, "Judul"), Line(2, text), Line(3, PROSE)])
    assert found.line.number == 2
    assert found.stamp.when is not None
    assert found.credits.author == author


@pytest.mark.parametrize(
    "text",
    [
        "Sidang digelar pada Senin (3/2/2022) pukul 10.00 WIB.",
        "Minggu, 27 Oktober 2024: pembukaan lomba",
        "10.10 - 10.40 WIB Latihan Bebas",
    ],
)
def test_lines_that_say_more(text: str) -> None:
    assert date_lines([Line(1, text), Line(2, PROSE)]) == []


def test_a_bare_date_below_the_first_paragraph_is_a_sub_heading() -> None:
    assert date_lines([Line(1, PROSE), Line(2, "Minggu, 27 Oktober 2024")]) == []


def test_the_first_publication_comes_before_an_update() -> None:
    lines = [Line(1, "Diperbarui 9 Maret 2024, 10:00 WIB"), Line(2, "8 Maret 2024, 09:00 WIB")]
    assert [p.is_update for p in date_lines(lines)] == [True, False]


def test_decide_without_anything() -> None:
    assert decide(None, ()) == (None, ())
    assert decide(field_stamp(" "), ()) == (None, ())
    when, flags = decide(field_stamp("2022-02-03"), ())
    assert when == datetime.fromisoformat("2022-02-03T00:00:00+07:00")
    assert flags == ("date_only", "assumed_wib")


@pytest.mark.parametrize(
    ("field", "line", "when", "flags"),
    [
        ("1643888880", "3 Februari 2022, 18:48 WIB", "2022-02-03T18:48:00+07:00", ()),
        ("1643888880", "3 Februari 2022, 20:48 WIT", "2022-02-03T20:48:00+09:00", ()),
        ("1643888880", "", "2022-02-03T18:48:00+07:00", ("assumed_wib",)),
        ("2022-02-03", "3 Februari 2022, 18:48 WITA", "2022-02-03T18:48:00+08:00", ()),
        ("2022-02-03 18:48", "3 Februari 2022, 18:48 WITA", "2022-02-03T18:48:00+08:00", ()),
        ("2022-02-03T18:48Z", "3/2/2022 18:48 WIB", "2022-02-03T18:48:00+07:00", CORRECTED),
        ("2022-02-03 10:48:11", "3/2/2022 18:48 WITA", "2022-02-03T18:48:00+08:00", ()),
        ("2022-02-03T18:48+07:00", "3/2/2022 19:48 WITA", "2022-02-03T18:48:00+07:00", ()),
    ],
)
def test_a_field_is_checked_against_the_times_in_the_text(
    field: str, line: str, when: str, flags: tuple[str, ...]
) -> None:
    seen = [stamp for stamp in (field_stamp(line),) if stamp]
    found, found_flags = decide(field_stamp(field), seen)
    assert found is not None
    assert (found.isoformat(), found_flags) == (when, flags)


def test_years_by_frequency() -> None:
    assert years_in("2024 2025 2025 12025") == (2025, 2024)


@pytest.mark.parametrize("field", [None, "", " ", "NULL", "None", "nan", "NaT", "-", "N/A"])
def test_a_date_that_is_missing_is_no_date(field: str | None) -> None:
    assert field_stamp(field) is None
