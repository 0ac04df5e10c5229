from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.readers.corpus import count_records, read_file
from pipeline.readers.files import CorpusFile

ROWS = [{"text": f"Berita {n}.", "id": str(n)} for n in range(3)]


def read(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    file = CorpusFile(path, path.name)
    items = list(read_file(file))
    assert count_records(file) == len(items)
    return [i.message if isinstance(i, InputError) else str(i.text) for i in items]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ROWS),
        json.dumps(ROWS, indent=2),
        "\n".join(map(json.dumps, ROWS)),
        "".join(map(json.dumps, ROWS)),
        "\ufeff " + json.dumps(ROWS) + "\n\n",
    ],
)
def test_arrays_and_objects_one_after_the_other(tmp_path: Path, text: str) -> None:
    assert read(tmp_path / "a.json", text) == ["Berita 0.", "Berita 1.", "Berita 2."]


def test_one_object_is_one_record(tmp_path: Path) -> None:
    assert read(tmp_path / "a.json", json.dumps(ROWS[0], indent=1)) == ["Berita 0."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("[]", []),
        ('[{"text": "a"}, 3, {"text": "b"}]', ["a", "value 1 is a number, not a JSON object", "b"]),
        ('[{"text": "a"}, {"text": "b"', ["a", "not valid JSON from here on"]),
        ('[{"text": "a"}', ["a", "the array is never closed"]),
        ('[{"text": "a"}, salah, {"text": "b"}]', ["a", "not valid JSON from here on"]),
        ("[" * 100_000, ["nested too deeply"]),
    ],
)
def test_what_is_wrong_is_named_in_its_place(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    found = read(tmp_path / "a.json", text)
    assert len(found) == len(expected)
    assert all(part in message for part, message in zip(expected, found, strict=True))


@given(texts=st.lists(st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)))
def test_long_and_short_texts_come_back(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    texts = [text.replace("\0", "") * 300 + "x" for text in texts]
    path = tmp_path_factory.getbasetemp() / "b.json"
    assert read(path, json.dumps([{"text": text} for text in texts])) == texts
