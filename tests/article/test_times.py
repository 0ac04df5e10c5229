from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article.stamp import months, weekdays
from pipeline.article.times import find_stamp, read_field

WRITTEN = [
    ("- 3 Februari 2022, 11:48 WIB", "2022-02-03T11:48:00+07:00", ()),
    ("Senin, 13 Okt 2025 15:13 WIB", "2025-10-13T15:13:00+07:00", ()),
    ("Kamis, 13 Okt 2025 15:13 WIB", "2025-10-13T15:13:00+07:00", ("weekday_mismatch",)),
    ("Kam, 09/11/2025 - 09:30 WIB", "2025-09-11T09:30:00+07:00", ()),
    ("Kam, 11/09/2025 - 09:30 WIB", "2025-09-11T09:30:00+07:00", ()),
    ("KOMPAS.com - 27/02/2023, 21:14 WIB", "2023-02-27T21:14:00+07:00", ()),
    ("Kamis, 5 November 2015 | 14:56", "2015-11-05T14:56:00+07:00", ("assumed_wib",)),
    ("2023-02-27T17:38:42+07:00", "2023-02-27T17:38:42+07:00", ()),
    ("2022-02-03T17:48:00Z", "2022-02-04T00:48:00+07:00", ("assumed_wib",)),
    ("2022-02-03T17:48:00+0000", "2022-02-04T00:48:00+07:00", ("assumed_wib",)),
    ("3 Februari 2022 17:48 GMT", "2022-02-04T00:48:00+07:00", ("assumed_wib",)),
    ("2022-02-03T22:48:00+01:00", "2022-02-03T22:48:00+01:00", ()),
    ("2022-02-03T00:48:00+09:00", "2022-02-03T00:48:00+09:00", ()),
    ("2023-02-27 17:07:53", "2023-02-27T17:07:53+07:00", ("assumed_wib",)),
    ("13 Agt 2020 10.30 WITA", "2020-08-13T10:30:00+08:00", ()),
    ("13 Agu 2020 10.30 Wita", "2020-08-13T10:30:00+08:00", ()),
    ("7 Des 2012 09:00 WIT", "2012-12-07T09:00:00+09:00", ()),
    ("1 Nop 2011", "2011-11-01T00:00:00+07:00", ("date_only", "assumed_wib")),
    ("12 Sept 2013", "2013-09-12T00:00:00+07:00", ("date_only", "assumed_wib")),
    ("Jum'at, 5 Jan 2018", "2018-01-05T00:00:00+07:00", ("date_only", "assumed_wib")),
    ("Thu, 03 Feb 2022 11:48:00 +0700", "2022-02-03T11:48:00+07:00", ()),
    ("Feb 3, 2022 at 4:05 PM", "2022-02-03T16:05:00+07:00", ("assumed_wib",)),
    ("20:15 WIB, Kamis 3 Februari 2022", "2022-02-03T20:15:00+07:00", ()),
    ("Sabtu, 1 Juni 2019 (10:20 WITA)", "2019-06-01T10:20:00+08:00", ()),
    ("Selasa 25/12/2018, 17.21 WIB", "2018-12-25T17:21:00+07:00", ()),
    ("15.03.2023 10.30 WIB", "2023-03-15T10:30:00+07:00", ()),
    ("15-Mar-23", "2023-03-15T00:00:00+07:00", ("date_only", "assumed_wib")),
    ("15 Mar '23", "2023-03-15T00:00:00+07:00", ("date_only", "assumed_wib")),
    ("2023-03-15T10:00:30.123456+0700", "2023-03-15T10:00:30+07:00", ()),
]


@pytest.mark.parametrize(("text", "iso", "flags"), WRITTEN)
def test_written_times(text: str, iso: str, flags: tuple[str, ...]) -> None:
    stamp = find_stamp(text)
    assert stamp is not None
    assert stamp.when == datetime.fromisoformat(iso)
    assert stamp.when is not None
    assert stamp.when.utcoffset() == datetime.fromisoformat(iso).utcoffset()
    assert stamp.flags == flags


@pytest.mark.parametrize("text", ["31 Februari 2022 10:00 WIB", "1 Mei 2022 25:10", "0/13/2022"])
def test_times_that_cannot_be_are_flagged_and_not_taken(text: str) -> None:
    stamp = find_stamp(text)
    assert stamp is not None
    assert stamp.when is None
    assert stamp.flags == ("impossible_date",)


@pytest.mark.parametrize(
    "text", ["1.150 orang", "10.10 - 10.40 WIB", "menang 2-1", "1/2 gelas", ""]
)
def test_what_is_no_date(text: str) -> None:
    assert find_stamp(text) is None


def test_a_date_without_a_year_takes_the_year_that_fits_its_weekday() -> None:
    stamp = find_stamp("Rabu (24/12)", years=(2024, 2025))
    assert stamp is not None
    assert stamp.when is not None
    assert stamp.when.date().isoformat() == "2025-12-24"
    unknown = find_stamp("Rabu (24/12)")
    assert unknown is not None
    assert (unknown.when, unknown.flags) == (None, ("date_without_year",))


@pytest.mark.parametrize(
    ("field", "order", "iso"),
    [
        ("1643863680", "dmy", "2022-02-03T11:48:00+07:00"),
        ("1643863680000", "dmy", "2022-02-03T11:48:00+07:00"),
        ("13+December+2018", "dmy", "2018-12-13T00:00:00+07:00"),
        ("6/13/2025 23:36", "dmy", "2025-06-13T23:36:00+07:00"),
        ("10/11/2025", "dmy", "2025-11-10T00:00:00+07:00"),
        ("10/11/2025", "mdy", "2025-10-11T00:00:00+07:00"),
        ("20251013", "dmy", "2025-10-13T00:00:00+07:00"),
        ("20251013T101112", "dmy", "2025-10-13T10:11:12+07:00"),
    ],
)
def test_date_fields(field: str, order: str, iso: str) -> None:
    assert read_field(field, date_order=order).when == datetime.fromisoformat(iso)


def test_a_field_that_is_no_date_is_flagged() -> None:
    stamp = read_field("besok lusa")
    assert (stamp.when, stamp.flags) == (None, ("unreadable_date",))


# As the metadata of pages and their readers see them.
MOMENTS = [
    ("2015-11-05T14:56:43+07:00", "2015-11-05T14:56:43+07:00"),
    ("2015-11-05 T10:08:58Z", "2015-11-05T17:08:58+07:00"),
    ("2016-02-16 09:10:56", "2016-02-16T09:10:56+07:00"),
    ("2021/03/04 09:10 WITA", "2021-03-04T09:10:00+08:00"),
    ("2021-03-04T02:10:56.123Z", "2021-03-04T09:10:56+07:00"),
    ("2021-03-04T02:10:56+0900", "2021-03-04T02:10:56+09:00"),
    ("20210304", "2021-03-04T00:00:00+07:00"),
    ("20210304091056", "2021-03-04T09:10:56+07:00"),
    ("1614823856", "2021-03-04T09:10:56+07:00"),
    ("1614823856000", "2021-03-04T09:10:56+07:00"),
    ("Thu, 05 Nov 2015 10:08:58 +0700", "2015-11-05T10:08:58+07:00"),
    ("Kamis, 5 November 2015 14:56 WIB", "2015-11-05T14:56:00+07:00"),
    ("Rabu, 4 November 2015 | 21:04 WIB", "2015-11-04T21:04:00+07:00"),
    ("Kamis, 5 November 2015 - 15:56 wib", "2015-11-05T15:56:00+07:00"),
    ("Kamis, 05 November 2015 / 14:22 WIB", "2015-11-05T14:22:00+07:00"),
    ("KAMIS, 05 NOVEMBER 2015 , 14:22:10 WIT", "2015-11-05T14:22:10+09:00"),
    ("Kamis, 05/11/2015 10:08 WIB", "2015-11-05T10:08:00+07:00"),
    ("Kompas.com - 27/02/2023, 21:14 WIB", "2023-02-27T21:14:00+07:00"),
    ("13 Okt 2025 15.13 WIB", "2025-10-13T15:13:00+07:00"),
    ("5 Nop. 2014, pukul 7.05 WITA", "2014-11-05T07:05:00+08:00"),
    ("on 16 Feb 2016 at 09:10 WIB", "2016-02-16T09:10:00+07:00"),
    ("November 5, 2015 2:56 pm", "2015-11-05T14:56:00+07:00"),
    ("Agustus 17th, 2020", "2020-08-17T00:00:00+07:00"),
    ("10/21/2025", "2025-10-21T00:00:00+07:00"),
    ("4 Mar 2021 12:05 GMT+8", "2021-03-04T12:05:00+08:00"),
]


@pytest.mark.parametrize(("text", "moment"), MOMENTS)
def test_times_as_sites_write_them(text: str, moment: str) -> None:
    when = read_field(text).when
    assert when is not None
    assert when.isoformat() == moment


@pytest.mark.parametrize(
    "text",
    ["", "31 Februari 2024", "2024-13-40", "Rabu (24/12)", "12:30 WIB", "5 Novem 2015", "42"],
)
def test_what_is_no_complete_or_possible_date(text: str) -> None:
    assert read_field(text).when is None


def test_an_impossible_date_gives_way_to_a_later_one() -> None:
    when = read_field("31 Februari 2024; 1 Maret 2024").when
    assert when is not None
    assert when.month == 3


EPOCHS = ["1643907600", "1643907600.0", "1643907600000", "1643907600000000", "1643907600000000000"]


@pytest.mark.parametrize("field", [*EPOCHS, "2022-02-03T17:00:00Z", "2022-02-03 17:00:00+00:00"])
def test_a_moment_in_utc_belongs_to_the_day_that_it_is_in_jakarta(field: str) -> None:
    stamp = read_field(field)
    assert stamp.when is not None
    assert (stamp.when.isoformat(), stamp.flags) == ("2022-02-04T00:00:00+07:00", ("assumed_wib",))
    assert stamp.written is not None
    assert stamp.written.isoformat() == "2022-02-03T17:00:00+00:00"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("WIB", 420), ("wita", 480), ("WIT", 540), ("Z", 0), ("GMT +7", 420), ("-03:30", -210)],
)
def test_zones(text: str, minutes: int) -> None:
    stamp = read_field(f"3 Februari 2022 11:48 {text}")
    assert stamp.offset == minutes


def test_every_name_of_a_month_and_weekday_is_read() -> None:
    for name, number in months().items():
        found = find_stamp(f"9 {name} 2021")
        assert found is not None
        assert found.when is not None
        assert found.when.month == number
    for name, number in weekdays().items():
        found = find_stamp(f"{name}, {6 + number}/2/2022")  # the 7th was a Monday
        assert found is not None
        assert found.flags == ("date_only", "assumed_wib")


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2068, 12, 31)))
def test_every_time_of_day_is_read_back(moment: datetime) -> None:
    names = {n: name for name, n in reversed(months().items())}
    text = f"{moment.day} {names[moment.month]} {moment.year}, {moment:%H:%M:%S} WIB"
    stamp = find_stamp(text)
    assert stamp is not None
    assert stamp.when is not None
    assert stamp.when.replace(tzinfo=None) == moment.replace(microsecond=0)


@given(st.text(alphabet="0123456789/-.: WIBJanuari,|", max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    find_stamp(text, years=(2020,))
    read_field(text)


@pytest.mark.parametrize("zone", ["+0000 ", "UTC ", "GMT "])
def test_times_as_c_and_unix_write_them(zone: str) -> None:
    found = read_field(f"Wed Mar 15 10:00:05 {zone}2023")
    assert found.when == datetime.fromisoformat("2023-03-15T10:00:05+00:00")
