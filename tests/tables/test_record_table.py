from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Record, valid_unicode
from pipeline.tables.record_table import (
    RECORD_SCHEMA,
    from_table,
    meta_to_json,
    to_table,
)

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
maybe = st.none() | text
json_value = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=5,
)
records = st.lists(
    st.builds(
        Record,
        doc_id=text,
        path=text,
        position=st.integers(0, 2**62),
        text=maybe,
        html=maybe,
        title=maybe,
        date=maybe,
        url=maybe,
        meta=st.dictionaries(text, json_value, max_size=3),
    ),
    max_size=4,
)


@given(records)
def test_records_come_back_as_they_went_in(items):
    table = to_table(items)
    assert table.schema == RECORD_SCHEMA
    assert list(from_table(table)) == items


@given(st.text(st.characters(), max_size=20))
def test_any_string_can_be_encoded_after_its_repair(value):
    repaired = valid_unicode(value)
    repaired.encode("utf-8")
    assert len(repaired) == len(value)
    (back,) = from_table(to_table([Record("a", "a.txt", text=value, meta={value: value})]))
    assert back.text == repaired


def test_meta_is_json_whatever_the_values():
    meta = {"a": float("nan"), "b": date(2022, 2, 3), 3: ("x", None), "c": {"d": float("inf")}}
    assert json.loads(meta_to_json(meta)) == {
        "a": None,
        "b": "2022-02-03",
        "3": ["x", None],
        "c": {"d": None},
    }
    assert meta_to_json({}) is None
