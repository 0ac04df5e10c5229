from __future__ import annotations

from pipeline.errors import InputError
from pipeline.records import Record
from pipeline.schema import SCHEMAS
from pipeline.tables import Failure, tabulate_failures

RECORD = Record("a", "a.jsonl", 7)


def test_a_failure_says_where_and_why():
    failure = Failure.of(RECORD, stage="clean", error=ValueError("tanggal \ud800"))
    table = tabulate_failures([failure])
    assert table.schema == SCHEMAS["failures"]
    assert table.to_pylist() == [
        {
            "path": "a.jsonl",
            "position": 7,
            "doc_id": "a",
            "stage": "clean",
            "error": "ValueError",
            "message": "tanggal \ufffd",
        }
    ]


def test_the_message_does_not_repeat_the_path():
    error = InputError("no text", path="a.jsonl", position=7)
    assert Failure.of(RECORD, stage="read", error=error).message == "no text"
