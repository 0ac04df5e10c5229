from __future__ import annotations

import pytest

from pipeline.stages.json_data import read_json


def test_reads_a_table_once():
    assert read_json("dates/words.json") is read_json("dates/words.json")


def test_missing_file_is_named():
    with pytest.raises(FileNotFoundError, match=r"no_such\.json"):
        read_json("dates/no_such.json")
