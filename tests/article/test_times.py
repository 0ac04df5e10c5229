from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article.times import calendar, find_stamp, read_date_field

WRITTEN = [
    ("- 3 Februari 2022, 11:48 WIB", "2022-02-03T11:48:00+07:00", ()),
    ("Senin, 13 Okt 2025 15:13 WIB", "2025-10-13T15:13:00+07:00", ()),
    ("Kamis, 13 Okt 2025 15:13 WIB", "2025-10-13T15:13:00+07:00", ("weekday_mismatch",)),
    ("KOMPAS.com - 27/02/2023, 21:14 WIB", "2023-02-27T21:14:00+07:00", ()),
    ("Kamis, 5 November 2015 | 14:56", "2015-11-05T14:56:00+07:00", ("assumed_wib",)),
    ("2023-02-27T17:38:42+07:00", "2023-02-27T17:38:42+07:00", ()),
    ("2022-02-03T04:48:00Z", "2022-02-03T04:48:00+00:00", ()),
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
    assert read_date_field(field, date_order=order).when == datetime.fromisoformat(iso)


def test_a_field_that_is_no_date_is_flagged() -> None:
    stamp = read_date_field("besok lusa")
    assert (stamp.when, stamp.flags) == (None, ("unreadable_date",))


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2068, 12, 31)))
def test_every_time_of_day_is_read_back(moment: datetime) -> None:
    months = {n: name for name, n in reversed(calendar()["months"].items())}
    text = f"{moment.day} {months[moment.month]} {moment.year}, {moment:%H:%M:%S} WIB"
    stamp = find_stamp(text)
    assert stamp is not None
    assert stamp.when is not None
    assert stamp.when.replace(tzinfo=None) == moment.replace(microsecond=0)


@given(st.text(alphabet="0123456789/-.: WIBJanuari,|", max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    find_stamp(text, years=(2020,))
    read_date_field(text)
