from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article.html.data import load_toml
from pipeline.article.html.dates import parse_moment, parse_zone

MOMENTS = [
    ("2015-11-05T14:56:43+07:00", "2015-11-05T14:56:43+07:00"),
    ("2015-11-05 T10:08:58Z", "2015-11-05T10:08:58+00:00"),
    ("2016-02-16 09:10:56", "2016-02-16T09:10:56+07:00"),
    ("2021/03/04 09:10 WITA", "2021-03-04T09:10:00+08:00"),
    ("2021-03-04T02:10:56.123Z", "2021-03-04T02:10:56+00:00"),
    ("2021-03-04T02:10:56+0900", "2021-03-04T02:10:56+09:00"),
    ("20210304", "2021-03-04T00:00:00+07:00"),
    ("20210304091056", "2021-03-04T09:10:56+07:00"),
    ("1614823856", "2021-03-04T02:10:56+00:00"),
    ("1614823856000", "2021-03-04T02:10:56+00:00"),
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
def test_times_as_sites_write_them(text, moment):
    assert parse_moment(text).when.isoformat() == moment


@pytest.mark.parametrize(
    "text",
    ["", "31 Februari 2024", "2024-13-40", "Rabu (24/12)", "12:30 WIB", "5 Novem 2015", "42"],
)
def test_what_is_no_complete_or_possible_date(text):
    assert parse_moment(text) is None


def test_an_impossible_date_gives_way_to_a_later_one():
    assert parse_moment("31 Februari 2024; 1 Maret 2024").when.month == 3


def test_clock_and_zone_are_told_apart_from_defaults():
    bare, full = parse_moment("5 November 2015"), parse_moment("5 November 2015 00:00 WIB")
    assert (bare.clock, bare.zone) == (False, False)
    assert (full.clock, full.zone) == (True, True)
    assert bare.when == full.when


@pytest.mark.parametrize(
    ("text", "hours"),
    [("WIB", 7), ("wita", 8), ("WIT", 9), ("Z", 0), ("GMT +7", 7), ("-03:30", -3.5), ("+0800", 8)],
)
def test_zones(text, hours):
    assert parse_zone(text).utcoffset(None).total_seconds() == hours * 3600


@pytest.mark.parametrize("text", [None, "", "WAKTU", "+99:00"])
def test_no_zone(text):
    assert parse_zone(text) is None


def test_every_name_of_a_month_is_read():
    for number, names in load_toml("dates.toml")["months"].items():
        for name in names:
            assert parse_moment(f"9 {name} 2021").when.month == int(number)


@given(st.text(alphabet="0123456789 :./-TZ+WIBagustmei,", max_size=60))
def test_any_text_is_a_moment_or_none(text):
    moment = parse_moment(text)
    assert moment is None or moment.when.tzinfo is not None
