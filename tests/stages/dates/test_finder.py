from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.dates.finder import find_dates
from tests.growth import growth

WIB = timezone(timedelta(hours=7))
PUBLISHED = datetime(2025, 10, 22, 9, 0, tzinfo=WIB)  # a Wednesday


def found(text: str, anchor: date | datetime | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(text[m.start : m.end], m.value) for m in find_dates(text, anchor=anchor)]


def flags(text: str, anchor: date | datetime | None = PUBLISHED) -> list[tuple[str, ...]]:
    return [m.flags for m in find_dates(text, anchor=anchor)]


THURSDAY = date(2025, 8, 21)


def test_what_is_to_go():
    assert found("libur sepekan lagi") == [("sepekan lagi", "2025-W44")]
    assert found("kontrak habis sebulan lagi") == [("sebulan lagi", "2025-11")]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Film 17 Agustus diputar", []),
        ('lagu berjudul "1 Mei"', []),
        ("novel 9 September karya Sari", []),
        ("Film itu diputar 17 Agustus", ["17 Agustus"]),
        ("film 17 Agustus 1945", ["17 Agustus 1945"]),
        ("novel 5 Oktober lalu", ["5 Oktober lalu"]),
    ],
)
def test_dates_that_are_titles(text, mentions):
    assert [mention for mention, _ in found(text)] == mentions


@pytest.mark.parametrize(
    "text",
    [
        "paket 3 hari 2 malam",
        "menginap tiga malam",
        "Mereka menginap semalam",
        "tarifnya Rp 200 ribu semalam",
        "viral dalam semalam",
    ],
)
def test_one_night_is_no_day(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "mention", "value"),
    [
        ("perang pecah pada Oktober dua tahun lalu", "Oktober dua tahun lalu", "2023-10"),
        ("lahir 7 Mei 10 tahun silam", "7 Mei 10 tahun silam", "2015-05-07"),
        ("berlaku Januari dua tahun mendatang", "Januari dua tahun mendatang", "2027-01"),
        # parts of the day, with and without a clock
        ("tantangan abad 21", "abad 21", "2001/2100"),
        ("toko tutup sepuluh malam", "sepuluh malam", "T22:00"),
        ("acara selesai lima sore", "lima sore", "T17:00"),
        ("pasar ramai sejak empat subuh", "empat subuh", "T04:00"),
        ("buka dari 7 pagi", "7 pagi", "T07:00"),
        ("Sore ini hujan turun", "Sore ini", "2025-08-21"),
        ("rapat malam ini di balai", "malam ini", "2025-08-21"),
        ("banjir surut tadi pagi", "tadi pagi", "2025-08-21"),
        ("api padam tadi malam", "tadi malam", "2025-08-20"),
        ("debat semalam di Solo", "semalam", "2025-08-20"),
        ("ia tiba semalam pukul 22.00", "semalam pukul 22.00", "2025-08-20T22:00"),
        ("rombongan tiba siang hari ini", "siang hari ini", "2025-08-21"),
        ("dibuka nanti sore", "nanti sore", "2025-08-21"),
        (
            "mulai tadi pagi pukul 08.00 Wita",
            "tadi pagi pukul 08.00 Wita",
            "2025-08-21T08:00+08:00",
        ),
        ("nanti malam pukul 7 di alun-alun", "nanti malam pukul 7", "2025-08-21T19:00"),
        ("Senin malam pukul 8 di sana", "Senin malam pukul 8", "2025-08-18T20:00"),
        ("buka jam 9 pagi", "jam 9 pagi", "T09:00"),
        ("tiba pukul delapan malam", "pukul delapan malam", "T20:00"),
        (
            "buka dari tujuh pagi sampai sepuluh malam",
            "tujuh pagi sampai sepuluh malam",
            "T07:00/T22:00",
        ),
        ("toko buka hingga 9 malam", "9 malam", "T21:00"),
        ("Besok jam 3 kami tebang", "Besok jam 3", "2025-08-22T15:00"),
        ("Besok pukul 03.00 kami sahur", "Besok pukul 03.00", "2025-08-22T03:00"),
        # counts ahead and back
        ("tiga pekan mendatang", "tiga pekan mendatang", "2025-W37"),
        ("dua minggu depan", "dua minggu depan", "2025-W36"),
        ("3 hari mendatang", "3 hari mendatang", "2025-08-24"),
        ("dua pekan ke depan", "dua pekan ke depan", "2025-W36"),
        ("acara hari ini meriah", "hari ini", "2025-08-21"),
        ("program tahun ini", "tahun ini", "2025"),
        ("setahun ke depan", "setahun ke depan", "2026"),
        ("lima belas hari mendatang", "lima belas hari mendatang", "2025-09-05"),
        ("4 thn lalu", "4 thn lalu", "2021"),
        ("2 bln lalu", "2 bln lalu", "2025-06"),
        # written forms
        ("lahir 12 Des. 2020 di Solo", "12 Des. 2020", "2020-12-12"),
        ("lahir 3 Okt. 2019 di Solo", "3 Okt. 2019", "2019-10-03"),
        ("bebas 5 Okt. lalu", "5 Okt. lalu", "2024-10-05"),
        ("pada 5 Des. Lalu hujan", "5 Des", "2025-12-05"),
        ("surat 12-Mei-2020 itu", "12-Mei-2020", "2020-05-12"),
        ("surat 7-Agt-2024 itu", "7-Agt-2024", "2024-08-07"),
        ("kerusuhan 5 Mei '98 itu", "5 Mei '98", "1998-05-05"),
        ("gempa 26 Des ’04 itu", "26 Des ’04", "2004-12-26"),
        ("On May 5, 2020 he left", "May 5, 2020", "2020-05-05"),
        ("on 14 March 2019 in", "14 March 2019", "2019-03-14"),
        ("in December 2018 there", "December 2018", "2018-12"),
        (
            "cap 2025-08-21T09:30:00+07:00 itu",
            "2025-08-21T09:30:00+07:00",
            "2025-08-21T09:30+07:00",
        ),
        ("cap 2025-08-21T02:30:15Z itu", "2025-08-21T02:30:15Z", "2025-08-21T02:30:15+00:00"),
        ("merdeka 17/8/45 silam", "17/8/45", "1945-08-17"),
        ("merdeka tanggal 17-8-45 itu", "17-8-45", "1945-08-17"),
        # parts of years and months
        ("kuartal terakhir 2018", "kuartal terakhir 2018", "2018-10/2018-12"),
        ("triwulan terakhir tahun lalu", "triwulan terakhir tahun lalu", "2024-10/2024-12"),
        ("semester terakhir 2023", "semester terakhir 2023", "2023-07/2023-12"),
        ("paruh pertama 2025", "paruh pertama 2025", "2025-01/2025-06"),
        ("semester II 2024", "semester II 2024", "2024-07/2024-12"),
        ("Tanggal 5 bulan depan", "5 bulan depan", "2025-09-05"),
        ("tanggal 31 bulan lalu", "31 bulan lalu", "2025-07-31"),
        ("Tanggal 6 (Agustus) kami main", "6 (Agustus)", "2025-08-06"),
        ("1 Mei hingga akhir Juli 2025", "1 Mei hingga akhir Juli 2025", "2025-05-01/2025-07"),
        # weekdays of another week, nights before a day
        ("Jumat malam pekan lalu ia pergi", "Jumat malam pekan lalu", "2025-08-15"),
        (
            "rapat Senin dan Selasa pekan depan",
            "Senin dan Selasa pekan depan",
            "2025-08-25/2025-08-26",
        ),
        ("libur Senin-Rabu pekan lalu", "Senin-Rabu pekan lalu", "2025-08-11/2025-08-13"),
        ("ronda malam Minggu lalu", "Minggu lalu", "2025-08-16"),
        ("pasar buka Sabtu malam Minggu", "Sabtu", "2025-08-16"),
        (
            "pentas Sabtu malam Minggu pukul 8",
            "Sabtu malam Minggu pukul 8",
            "2025-08-16T20:00",
        ),
        ("prasasti tahun 856 Masehi", "tahun 856", "0856"),
        ("candi dari tahun 1292 Masehi", "tahun 1292", "1292"),
    ],
)
def test_one_mention(text, mention, value):
    assert found(text, THURSDAY) == [(mention, value)]


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("awal Agustus 2025", "early"),
        ("pertengahan 2024", "middle"),
        ("akhir tahun lalu", "late"),
        ("penghujung Juli", "late"),
        ("1 Mei hingga akhir Juli 2025", "late"),
    ],
)
def test_parts_of_a_period_are_flagged(text, flag):
    assert flags(text) == [(flag,)]


SPOKEN_ON = date(2025, 8, 4)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"Pohon itu tumbang kemarin," ujar Lurah, Sabtu (2/8/2025).', "2025-08-01"),
        ("“Pohon itu tumbang kemarin,” ujar Lurah, Sabtu (2/8).", "2025-08-01"),
        ('Sabtu (2/8), Lurah berkata, "Pohon itu tumbang kemarin pagi."', "2025-08-01"),
        ('"Dua hari lalu pohon tumbang," kata Lurah di Blora, Sabtu (2/8).', "2025-07-31"),
        ('"Besok kami tebang pohonnya," kata Lurah kepada warga, Jumat (1/8).', "2025-08-02"),
        (
            '"Sudah kami urus semua," kata Lurah, Sabtu (2/8).\n"Besok kami tebang," katanya.',
            "2025-08-03",
        ),
        ('"Pohon itu tumbang kemarin," ujar Lurah.', "2025-08-03"),
        ("Pohon itu tumbang kemarin, ujar Lurah, Sabtu (2/8).", "2025-08-03"),
    ],
)
def test_relative_days_in_a_quotation_count_from_the_day_of_speaking(text, value):
    assert value in [found_value for _, found_value in found(text, SPOKEN_ON)]


def test_a_day_that_the_text_calls_today_is_the_day_of_an_undated_article():
    text = (
        "Warga menyerahkan berkas pada Senin (6/10). Kasusnya bermula 20 Februari 2023. "
        '"Gudangnya kami segel hari ini (Kamis, 9/10)," ujar Rudi. Sejak hari ini ia ditahan.'
    )
    assert [value for _, value in found(text, None)] == [
        "2025-10-06",
        "2023-02-20",
        "2025-10-09",
        "2025-10-09",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rabu (24/12). Buku itu terbit pada 2024.", "2025-12-24"),
        ("Jumat (3/1). Buku itu terbit pada Mei 2019.", "2020-01-03"),
        ("Ia lahir 17 Agustus 1945. Jumat (3/1). Terbit Mei 2019.", "2020-01-03"),
        ("Senin (6/10). Sidang digelar 20 Februari 2026.", "2025-10-06"),
        ("Kamis, 9 Oktober. Kontrak diteken 1 Mei 2025.", "2025-10-09"),
    ],
)
def test_the_year_of_an_undated_article_fits_the_weekday(text, value):
    assert value in [found_value for _, found_value in found(text, None)]


def test_the_day_is_the_one_where_the_article_was_published():
    late = datetime(2025, 10, 22, 23, 30, tzinfo=timezone(timedelta(hours=9)))
    assert found("hari ini", late) == [("hari ini", "2025-10-22")]


def test_year_of_a_day_without_year_fits_the_weekday():
    assert found("Rabu (24/12)", date(2026, 1, 2)) == [("Rabu (24/12)", "2025-12-24")]
    assert found("Jumat (2/1)", date(2025, 12, 30)) == [("Jumat (2/1)", "2026-01-02")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Bantuan akan tiba Kamis di sana", "2025-10-23"),
        ("Menteri tiba Kamis di sana", "2025-10-16"),
        ("Menteri pada Kamis mengatakan akan datang", "2025-10-16"),
        ('"Kami akan datang," ujarnya, Kamis', "2025-10-16"),
        ("Kamis depan", "2025-10-23"),
        ("Rabu lalu", "2025-10-15"),
        ("Rabu", "2025-10-22"),
        ("Jumat ini", "2025-10-24"),
        ("Kamis besok", "2025-10-23"),
        ("Senin kemarin", "2025-10-20"),
        ("proyek akan selesai Maret", "2026-03"),
        ("selesai Maret lalu", "2025-03"),
        ("pada 28 Oktober", "2025-10-28"),
        ("pada 28 Oktober lalu", "2024-10-28"),
    ],
)
def test_tense(text, value):
    assert [m.value for m in find_dates(text, anchor=PUBLISHED)] == [value]


def test_days_that_are_not_between_are_flagged():
    assert flags("Senin dan Kamis pekan depan", THURSDAY) == [("enumeration",)]
    assert flags("Senin dan Selasa pekan depan", THURSDAY) == [()]


@pytest.mark.parametrize(
    ("text", "value", "flagged"),
    [
        ("Sabtu, Minggu, dan Senin (25, 26, 27/10)", "2025-10-25/2025-10-27", ()),
        ("Rabu, Kamis, dan Jumat (29-31/10/2025)", "2025-10-29/2025-10-31", ()),
        ("Senin-Jumat, 27-31 Oktober", "2025-10-27/2025-10-31", ()),
        ("27-31 Oktober, 2025", "2025-10-27/2025-10-31", ()),
        ("Rabu dan Jumat (29, 31/10)", "2025-10-29/2025-10-31", ("enumeration",)),
        ("Senin, Rabu, dan Jumat (27, 29, 31/10)", "2025-10-27/2025-10-31", ("enumeration",)),
    ],
)
def test_weekdays_with_their_days_in_one_bracket(text, value, flagged):
    assert found(text) == [(text, value)]
    assert flags(text) == [flagged]


def test_a_comma_may_stand_before_the_end_of_a_range():
    text = "Senin, 20 Oktober 2025, hingga Rabu, 22 Oktober 2025"
    assert found(text) == [(text, "2025-10-20/2025-10-22")]


@pytest.mark.parametrize("text", ["Minggu pertama September", "pada minggu kedua September"])
def test_a_week_of_a_month_is_no_sunday(text):
    assert found(text, THURSDAY) == [("September", "2025-09")]


def test_a_weekday_takes_up_the_date_just_told():
    text = "Acara digelar 1-2 November 2025. Pintu ditutup pada Minggu dini hari."
    assert found(text)[1] == ("Minggu", "2025-11-02")
    text = "Ia hilang pada Rabu (8/10). Rabu malam itu hujan turun. Kata ibunya, Rabu."
    assert [value for _, value in found(text)] == ["2025-10-08", "2025-10-08", "2025-10-22"]
    text = 'Acara digelar 26 Oktober 2025. "Kami siap," kata Rudi, Minggu.'
    assert found(text)[1] == ("Minggu", "2025-10-19")


def test_what_is_to_come_lasts_until_a_day_after():
    text = "Ia dijadwalkan tiba pada Kamis (23/10) pukul 09.00 dan berada di kota itu hingga Senin."
    assert found(text)[1] == ("Senin", "2025-10-27")
    text = "Ia tiba pada Kamis (23/10). Pameran dibuka sejak Rabu hingga Senin."
    assert found(text)[-1][1] != "2025-10-27"


def test_a_day_that_is_near_is_meant_whatever_coming_year_was_named():
    text = "Stasiun selesai Juni 2027. Tiket untuk 12 November dijual."
    assert [value for _, value in found(text)] == ["2027-06", "2025-11-12"]


def test_a_coming_year_that_was_named_holds_for_its_days():
    text = "Libur tahun 2026 ditetapkan. Imlek pada 17 Februari dan Nyepi 19 Maret."
    assert [value for _, value in found(text)] == ["2026", "2026-02-17", "2026-03-19"]
    text = "Anggaran 2026 dibahas. Rapat pada 10 Oktober ramai, inflasi September turun."
    assert [value for _, value in found(text)] == ["2026", "2025-10-10", "2025-09"]


def test_a_date_that_is_named_again_keeps_its_year():
    text = "Gedung terbakar 20 Desember 2023.\nSejak 20 Desember warga mengungsi."
    assert [value for _, value in found(text)] == ["2023-12-20", "2023-12-20"]
    text = "Gedung terbakar 22 Oktober 2023.\nPada 22 Oktober warga berdoa bersama."  # today
    assert [value for _, value in found(text)] == ["2023-10-22", "2025-10-22"]
    text = "Gedung terbakar 20 Desember 2023.\nPeresmian dijadwalkan 20 Desember."
    assert [value for _, value in found(text)] == ["2023-12-20", "2025-12-20"]


def test_who_speaks_on_the_day_after_does_so_when_an_undated_article_is_written():
    text = 'Ia ditahan Senin (6/10). "Besok ia diperiksa," kata Rudi, Selasa. Ia lahir 3 Mei 2000.'
    values = [value for _, value in found(text.replace("3 Mei 2000", "pada Mei 2025"), None)]
    assert values == ["2025-10-06", "2025-10-08", "2025-10-07", "2025-05"]
    text = "Sidang digelar Senin (6/10), kata Rudi, Kamis. Ia ditahan Mei 2025."
    assert [value for _, value in found(text, None)] == ["2025-10-06", "2025-10-02", "2025-05"]


def test_the_year_of_an_undated_article_stands_in_the_name_of_an_event():
    text = "Persik menang, Sabtu (22/11), pada laga Super League 2025/2026."
    assert found(text, None) == [("Sabtu (22/11)", "2025-11-22")]
    assert found(text.replace("Super League", "kode barang"), None)[0][1] is None


def test_the_text_may_say_that_it_is_another_day_than_that_of_publication():
    text = "Harga turun hari ini, Selasa (28/10/2025). Kemarin naik."
    assert [value for _, value in found(text)] == ["2025-10-28", "2025-10-27"]
    assert flags(text)[1] == ("anchor_from_text",)
    spoken = 'Katanya, "Hari ini, Selasa (28/10/2025), kami sidang." Kemarin naik.'
    assert found(spoken)[-1][1] == "2025-10-21"
    assert found("Ia bebas hari ini, Jumat (17/8/1945). Kemarin naik.")[-1][1] == "2025-10-21"
    slip = "Ia bebas hari ini, Rabu (28/10/2025). Kemarin naik."  # a Tuesday
    assert found(slip)[-1][1] == "2025-10-21"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"Kami siap," kata Rina di Kudus, Rabu (27/12/2023). Kemarin hujan.', "2023-12-26"),
        ('"Siap?" ujarnya, Rabu (27/12/2023). "Ya," kata Budi, Kamis (28/12/2023). Kemarin hujan.',
         "2023-12-27"),
        ("Ketua mengatakan pemilu digelar Rabu (27/12/2023). Kemarin hujan.", "2020-03-09"),
        ('"Kami siap," kata Rina. Pesta dibuka Rabu (27/12/2023). Kemarin hujan.', "2020-03-09"),
        ('"Kami siap," kata Rina, Senin (27/12/2023). Kemarin hujan.', "2020-03-09"),  # no Monday
        ('"Kami siap," kata Rina, Rabu (11/3/2020). Kemarin hujan.', "2020-03-09"),
        ('"Siap," kata Rina, Selasa (10/3). "Ya," kata Budi, Sabtu (14/3/2020). Kemarin hujan.',
         "2020-03-09"),
        ('"Kami siap," kata Rina soal laga yang akan digelar, Sabtu (14/3/2020). Kemarin hujan.',
         "2020-03-09"),
        ('"Kami siap," kata Rina jelang laga di Kudus, Sabtu (14/3/2020). Kemarin hujan.',
         "2020-03-09"),
        ('"Kami siap," kata Rina, Sabtu (14/3/2020) mendatang. Kemarin hujan.', "2020-03-09"),
    ],
)  # fmt: skip
def test_somebody_who_spoke_after_publication_tells_the_day_of_the_text(text, value):
    assert found(text, date(2020, 3, 10))[-1] == ("Kemarin", value)


def test_day_and_month_of_publication_may_be_swapped():
    text = "Sidang digelar kemarin, kata Rina, Kamis (3/7/2025)."
    assert found(text, date(2025, 3, 7))[0] == ("kemarin", "2025-07-02")
    assert found(f"{text} Ia ditahan Jumat (7/3/2025).", date(2025, 3, 7))[0][1] == "2025-03-06"


def test_a_weekday_that_does_not_fit_dates_no_undated_article():
    text = "Serangan pada Jumat (25/10/2024). Dikutip Sabtu (26/10/2026). Besok ia pulang."
    assert found(text, None)[-1] == ("Besok", "2024-10-26")


def test_a_year_to_come_does_not_date_an_undated_article():
    text = "Kota akan tenggelam pada 2050. Pada 2017 banjir besar. Rapat digelar Rabu (1/5)."
    assert found(text, None)[-1] == ("Rabu (1/5)", "2019-05-01")


def test_times_open_the_lines_of_a_schedule():
    text = "Minggu\n20:30/Liga 1/Persik\n21.00-22.00 Bincang\n1.50 Poin\n12.50 persen\nskor 20.10"
    assert found(text)[1:] == [("20:30", "T20:30"), ("21.00-22.00", "T21:00/T22:00")]


@pytest.mark.parametrize(
    "text", ["ia ditahan 20 hari ke depan", "aturan berlaku dua pekan ke depan"]
)
def test_what_lasts_is_no_point_in_time(text):
    assert found(text) == []


def test_a_story_of_the_past_keeps_its_year():
    text = "Pada 12 Maret 2019 ia ditahan. Pada 15 Maret ia bebas.\nPada 20 Maret ia datang."
    assert [value for _, value in found(text)] == ["2019-03-12", "2019-03-15", "2025-03-20"]


def test_days_after_are_counted_only_from_a_date_beside_them():
    assert found("Tiga hari kemudian ia pulang.") == []
    near = "Ia tiba pada 1 Mei 2025. Tiga hari kemudian ia pulang."
    assert found(near)[1] == ("Tiga hari kemudian", "2025-05-04")
    assert len(found("Ia tiba pada 1 Mei 2025. Lalu hujan. Tiga hari kemudian ia pulang.")) == 1
    assert found("Ia tiba pada 1 Mei 2025.\nTiga hari kemudian ia pulang.") == found(near)
    assert len(found("Ia tiba pada 1 Mei 2025.\nIa pulang tiga hari kemudian.")) == 1
    assert len(found("Ia tiba 1 Mei 2025\n\nTiga hari kemudian ia pulang.")) == 1


def test_without_publication_the_first_complete_date_is_the_anchor():
    text = "Kemarin ia datang. Pada Senin (3/2/2025) ia pergi."
    assert found(text, None) == [("Kemarin", "2025-02-02"), ("Senin (3/2/2025)", "2025-02-03")]
    assert flags(text, None) == [("anchor_from_text",), ()]


def test_without_any_anchor_relative_dates_have_no_value():
    text = "Kemarin, Rabu (24/12), pekan lalu, Maret, dua hari lalu, kuartal III"
    assert {value for _, value in found(text, None)} == {None}
    assert set(flags(text, None)) == {()}


def test_slips_keep_their_literal_value():
    assert found("Kamis (21/10/2025)") == [("Kamis (21/10/2025)", "2025-10-21")]
    assert flags("Kamis (21/10/2025)") == [("weekday_mismatch",)]
    assert flags("kata Budi, Selasa (28/10/2025)") == [("after_publication",)]
    assert flags("akan digelar Selasa (28/10/2025)") == [()]


def test_lists_with_gaps_are_flagged():
    assert flags("19 dan 25 Agustus 2025") == [("enumeration",)]
    assert flags("19 dan 20 Agustus 2025") == [()]
    assert flags("Maret dan Juni 2025") == [("enumeration",)]


def test_times_beside_a_date_take_its_day():
    text = "Rabu, 15 Oktober 2025 dari pukul 07.00 sampai 13.00 WIB"
    assert found(text)[1][1] == "2025-10-15T07:00+07:00/2025-10-15T13:00+07:00"
    text = "Minggu (19/10) sekitar pukul 09.20"
    assert found(text)[1] == ("pukul 09.20", "2025-10-19T09:20")
    assert found("pukul 17.00 WIB, Sabtu (18/10)")[0][1] == "2025-10-18T17:00+07:00"
    assert found("pukul 17.00 WIB di Solo, Sabtu (18/10)")[0][1] == "T17:00+07:00"


@pytest.mark.parametrize(
    "text",
    [
        "31 Februari 2025",
        "Senin (36/2/2025) tidak ada"[5:],
        "tahun 0000",
        "tahun 99999",
        "00/00/0000",
        "pukul 27.90 WIB",
        "UU Nomor 11 Tahun 2020",
        "Perpres 82 Tahun 2018",
        "UUD 1945",
        "Pemilu 2024",
        "pilkada serentak 2018",
        "Piala Dunia U-20 2023",
        "setiap Senin dan Kamis",
        "setiap 4 Mei",
        "setiap tahun tanggal 4 Mei",
        "Senin hingga Jumat",
        "Jumat Agung",
        "Pasar Minggu",
        "COVID-19 Oktoberfest",
        "beberapa tahun lalu",
        "beberapa hari ini",
        "dalam beberapa pekan ini",
        "tahun-tahun lalu",
        "hari-hari ini",
        "500 tahun lalu",
        "5-7 tahun lalu",
        "dalam 3 bulan ini",
        "2024 orang",
        "Rp 2000",
        "1945 H",
        "Universitas Sebelas Maret",
        "siswa kelas 5 semester 2",
        "semester 1 di sekolah",
        "gol di paruh kedua",
        "warga mengikuti Kamis Literasi di taman",
        "pegiat Jumat Berkah itu",
        "program Selasa Menyapa",
        "film Minggu Pagi",
        'lagu "September Ceria"',
        "grup band Rabu",
        "No Print-575/Ft.1/10/2025",
        "lebih dari dua tahun lalu",
        "dalam enam bulan ke depan",
        "untuk 20 hari mendatang",
        "dua jam 30 menit",
        "menginap sepuluh malam",
        "tiga malam ia tak tidur",
        "pada satu sore ia pulang",
        "RT 5 pagi",
        "60 km/jam 10",
    ],
)
def test_no_dates(text):
    assert found(text) == []


ISO = re.compile(
    r"(?:\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d)?)?(?:T\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d)?)?\Z"
)
PIECES = st.sampled_from(
    [
        *("Rabu", "Minggu", "(", ")", "/", "-", ",", "24", "12", "31", "2025", "0000", "Februari"),
        *("Mei", "hingga", "dan", "pukul", "20.30", "WIB", "tahun", "lalu", "depan", "ini", "dua"),
        *("kemarin", "hari", "pekan", "1990-an", "kuartal", "III", "abad", "ke-19", "malam", "I"),
        *("kemudian", ".", "\n", "24/12", "3/2/2022", "2023/24", "bulan", "jam", "antara", "lagi"),
    ]
)
ANCHORS = st.none() | st.dates()


@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map(" ".join), ANCHORS)
def test_any_text_gives_ordered_slices_with_iso_values(text, anchor):
    end = 0
    for match in find_dates(text, anchor=anchor):
        assert end <= match.start < match.end <= len(text)
        end = match.end
        for value in (match.value or "").split("/"):
            assert ISO.match(value), value


def test_cost_is_linear_in_the_number_of_mentions():
    sentence = "Pada Rabu (22/10/2025) ia pergi, lalu 3 Mei ia pulang kata Budi, Kamis. "

    def work(times: int) -> None:
        assert len(find_dates(sentence * times, anchor=PUBLISHED)) == 3 * times

    assert growth(work, small=60, large=600) < 4


@pytest.mark.parametrize("text", ["1,", "1-", "Rabu ", "2020 ", "Mei, "])
def test_no_backtracking_on_hostile_text(text):
    assert (
        growth(lambda times: find_dates(text * times, anchor=PUBLISHED), small=150, large=1_500) < 4
    )
