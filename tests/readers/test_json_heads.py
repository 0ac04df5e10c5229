"""Files called JSON Lines that hold other JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.readers import jsonl
from pipeline.readers.corpus import read_file
from pipeline.readers.files import CorpusFile
from pipeline.readers.survey import survey
from pipeline.records import Record

A, B = {"judul": "Banjir", "isi": "Banjir surut."}, {"judul": "Panen", "isi": "Petani panen."}
LINES = [json.dumps(A), json.dumps(B)]


def texts_of(path: Path) -> list[str | None]:
    file = CorpusFile(path, path.name)
    found = list(map(_text, read_file(file)))
    assert survey(file).records == len(found)
    for start in range(1, len(found) + 1):
        assert list(map(_text, read_file(file, start=start))) == found[start:]
    return found


def _text(item: Record | InputError) -> str | None:
    return item.text if isinstance(item, Record) else None


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([A, B]),
        json.dumps([A, B], indent=2),
        "[\n" + ",\n".join(LINES) + "\n]\n",
        f"[{LINES[0]}]\n[{LINES[1]}]\n",
        json.dumps({"articles": [A, B]}) + "\n",
        json.dumps({"articles": [A, B]}, indent=2),
        json.dumps({"hal": 1, "data": [A]}) + "\n" + json.dumps({"hal": 2, "data": [B]}),
        json.dumps(A, indent=2) + "\n" + json.dumps(B, indent=2),
        "".join(LINES),
        "\n" + "\n".join(LINES) + "\n]\n",
        '{"isi": "Banjir\nsurut."}\n{"isi": "Petani panen."}\n'.replace("\nsurut", " surut"),
        "\ufeff" + json.dumps({"articles": [A, B]}, indent=2),
    ],
)
def test_what_the_name_does_not_say_is_read_all_the_same(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(text, encoding="utf-8")
    assert texts_of(path) == [A["isi"], B["isi"]]


def test_a_line_break_within_a_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"isi": "Banjir\nsurut."}\n{"isi": "Panen."}\n', encoding="utf-8")
    assert texts_of(path) == ["Banjir\nsurut.", "Panen."]


@pytest.mark.parametrize(
    "first", ['{"isi": "Banjir su', '{"isi": ', "{oops}", '{"isi": "a"} dan', "[1, 2]", "x"]
)
def test_a_damaged_first_line_costs_only_itself(tmp_path: Path, first: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{first}\n{LINES[0]}\n{LINES[1]}\n", encoding="utf-8")
    assert texts_of(path) == [None, A["isi"], B["isi"]]


def test_a_damaged_line_of_an_array_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"[\n{LINES[0]},\n{{oops}},\n{LINES[1]}\n]\n", encoding="utf-8")
    assert texts_of(path) == [A["isi"], None, B["isi"]]


def test_an_object_over_the_limit_that_wraps_is_read_as_a_stream(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("json", "jsonl", "json_heads"):
        monkeypatch.setattr(f"pipeline.readers.{module}.MAX_RECORD_BYTES", 2000)
    rows = [{"isi": f"Berita {number}."} for number in range(500)]
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"articles": rows}), encoding="utf-8")
    found = list(jsonl.rows(path))
    assert not any(isinstance(row, InputError) for row in found[:500])
