from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.readers import jsonl
from pipeline.readers.rows import FileError

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
ROWS = st.lists(st.dictionaries(st.text(), VALUES, max_size=5), max_size=8)


def parsed(row):
    try:
        return row if isinstance(row, InputError) else row()
    except InputError as error:
        return error


def read(path, **options):
    return [parsed(row) for row in jsonl.rows(path, **options)]


@settings(deadline=None, max_examples=50)
@given(
    rows=ROWS,
    blank=st.sampled_from(["", "\n", " \t\r\n"]),
    bom=st.booleans(),
    start=st.integers(0, 9),
)
def test_rows_come_back(tmp_path_factory, rows, blank, bom, start):
    path = tmp_path_factory.mktemp("jsonl") / "a.jsonl"
    text = "".join(json.dumps(row) + "\n" + blank for row in rows)
    path.write_text(text, encoding="utf-8-sig" if bom else "utf-8")
    assert read(path) == rows
    assert read(path, start=start) == rows[start:]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{oops}", r"line 2 is not valid JSON: .* at character 1"),
        (b'{"text": "a"', r"line 2 is not valid JSON"),
        (b'{"text": "kaf\x81"}', r"invalid UTF-8 on line 2: byte 0x81"),
        (b"[1]", "line 2 is an array, not a JSON object"),
        (b'"a"', "line 2 is a string, not"),
        (b"null", "line 2 is null, not"),
        (b"3.5", "line 2 is a number, not"),
        (b"true", "line 2 is a truth value, not"),
        (b'{"a": ' + b"[" * 100_000, "nested too deeply"),
        (b"\0\0\0", "line 2 is not valid JSON"),
    ],
)
def test_a_bad_line_costs_only_itself(tmp_path, line, message):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "satu"}\n' + line + b'\n{"text": "tiga"}')
    first, bad, last = read(path)
    assert (first, last) == ({"text": "satu"}, {"text": "tiga"})
    with pytest.raises(InputError, match=message):
        raise bad


def test_control_characters_and_python_constants_are_taken(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "satu\tdua\x07", "n": NaN, "i": -Infinity}')
    assert read(path) == [{"text": "satu\tdua\x07", "n": None, "i": None}]


def test_numbers_keep_how_they_were_written(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1.10}')
    (row,) = read(path)
    assert str(row["id"]) == "1.10"
    assert json.dumps(row) == '{"id": 1.1}'


def test_a_line_over_the_limit_costs_only_itself(tmp_path, monkeypatch):
    monkeypatch.setattr(jsonl, "MAX_RECORD_BYTES", 20)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"a": 1}\n' + b'{"a": "' + b"x" * 50 + b'"}\n{"a": 2}\n' + b"y" * 61)
    first, long, second, last = read(path)
    assert (first, second) == ({"a": 1}, {"a": 2})
    assert isinstance(long, InputError)
    assert isinstance(last, InputError)


def test_a_line_of_10_mb_is_read_and_one_of_50_mb_is_not_held(tmp_path):
    path = tmp_path / "a.jsonl"
    lines = [json.dumps({"text": "kata " * count}) for count in (2_000_000, 10_000_000, 1)]
    path.write_text("\n".join(lines), encoding="utf-8")
    long, longer, short = read(path)
    assert (len(long["text"]), len(short["text"])) == (10_000_000, 5)
    assert longer.message == "the line is larger than 16 MB"


def test_rows_before_a_truncation_come_first(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    lines = [{"text": str(number**5)} for number in range(5000)]
    packed = gzip.compress("".join(json.dumps(line) + "\n" for line in lines).encode())
    path.write_bytes(packed[:-100])
    *rows, last = read(path)
    assert rows == lines[: len(rows)]
    assert len(rows) > 4000
    assert isinstance(last, FileError)
    assert read(path, start=len(rows) + 1) == []


def test_commas_behind_the_objects_are_passed_over(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"},\n{"text": "b"} , \n{"text": "c"}', encoding="utf-8")
    assert [row()["text"] for row in jsonl.rows(path)] == ["a", "b", "c"]


def test_lines_may_end_as_on_old_macs(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\r{"text": "b}\r"}\r{"text": "c"}\r')
    assert [row()["text"] for row in jsonl.rows(path)] == ["a", "b}\r", "c"]
