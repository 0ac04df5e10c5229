from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.readers.values import as_date, as_json, as_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("", ""),
        ("isi", "isi"),
        ("😀", "😀"),
        (b"caf\xc3\xa9", "café"),
        (["Satu.", "Dua."], "Satu.\nDua."),
        ([], ""),
        (None, None),
        (float("nan"), None),
        (10**25, "1" + "0" * 25),
        (Decimal("1.10"), "1.10"),
        (True, "true"),
        (date(2022, 2, 3), "2022-02-03"),
        (
            datetime(2022, 2, 3, 11, 48, tzinfo=timezone(timedelta(hours=7))),
            "2022-02-03T11:48:00+07:00",
        ),
        (time(11, 48), "11:48:00"),
        ({"$oid": "62a1"}, "62a1"),
        ({"rendered": "<p>Satu.</p>", "protected": False}, "<p>Satu.</p>"),
        ([{"type": "p", "text": "Satu."}, {"type": "p", "text": "Dua."}], "Satu.\nDua."),
        ("['Satu.', \"Jum'at.\"]", "Satu.\nJum'at."),
        ('["Satu.", "Dua."]', "Satu.\nDua."),
        ("b'Kafe\\xc3\\xa9'", "Kafeé"),
        ("['Satu'] dan [\"dua\"]", "['Satu'] dan [\"dua\"]"),
        ("[1, 2]", "[1, 2]"),
        ({"$date": {"$numberLong": "1643863680000"}}, "1643863680000"),
    ],
)
def test_text(value, text):
    assert as_text(value, column="isi") == text


@pytest.mark.parametrize(
    "value",
    [{"judul": "x"}, ["a", 1], b"\xe9", {}, [{"title": "a", "text": "b"}], {"rendered": {"a": 1}}],
)
def test_what_is_no_text_is_an_error_that_names_the_column(value):
    with pytest.raises(InputError, match="'isi'"):
        as_text(value, column="isi")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1643863680, "2022-02-03T04:48:00+00:00"),
        (1643863680.5, "2022-02-03T04:48:00.500000+00:00"),
        (1643863680000, "2022-02-03T04:48:00+00:00"),
        (1643863680000000, "2022-02-03T04:48:00+00:00"),
        (1643863680000000000, "2022-02-03T04:48:00+00:00"),
        (-500000000, "1954-02-26T23:06:40+00:00"),
        ("1643863680", "2022-02-03T04:48:00+00:00"),
        ("1643863680000", "2022-02-03T04:48:00+00:00"),
        ({"$date": 1643863680000}, "2022-02-03T04:48:00+00:00"),
        ("20220203", "20220203"),
        (20220203, 20220203),
        (2022, 2022),
        ("03/02/2022 11:48", "03/02/2022 11:48"),
        (True, True),
        (10**40, 10**40),
        (float("inf"), float("inf")),
    ],
)
def test_epochs_become_iso_text_and_all_else_stays(value, expected):
    assert as_date(value) == expected


@settings(deadline=None, max_examples=50)
@given(st.datetimes(datetime(1980, 1, 1), datetime(2200, 1, 1)), st.sampled_from([1, 1000]))
def test_any_epoch_in_seconds_or_milliseconds_comes_back(moment, unit):
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    assert as_date(int(moment.timestamp()) * unit) == moment.isoformat()


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()  # unpaired surrogates become valid in `Record`
    | st.binary()
    | st.datetimes()
    | st.dates()
    | st.times()
    | st.decimals()
    | st.timedeltas(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner),
    max_leaves=8,
)


@settings(deadline=None, max_examples=50)
@given(VALUES)
def test_every_value_has_a_json_form_that_any_file_can_hold(value):
    text = json.dumps(as_json(value), ensure_ascii=False, allow_nan=False)
    assert json.loads(text.encode()) == as_json(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (b"\xff\x00", "/wA="),
        (b"abc", "abc"),
        (float("inf"), None),
        ((1, "a"), [1, "a"]),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        ({"a": {1: date(2022, 2, 3)}}, {"a": {"1": "2022-02-03"}}),
    ],
)
def test_json_forms(value, expected):
    assert as_json(value) == expected
