from __future__ import annotations

import pytest

from pipeline.config import FieldConfig
from pipeline.readers.nested import lifted
from pipeline.readers.rows import Row


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"tanggal": "5 Mei", "article": {"title": "a", "body": "b"}}, {"title": "a", "body": "b"}),
        ({"_id": "x", "_source": {"isi": "b", "judul": "a"}}, {"_id": "x", "judul": "a"}),
        ({"status": 200, "data": {"artikel": {"isi": "b"}}}, {"isi": "b", "status": 200}),
        ({"judul": "a", "content": {"text": "b", "html": "<p>b</p>"}}, {"judul": "a", "text": "b"}),
        ({"id": 1, "attributes": {"id": 2, "isi": "b"}}, {"id": 2, "id.1": 1, "isi": "b"}),
    ],
)
def test_the_fields_of_the_object_inside_are_taken_out(row: Row, expected: Row) -> None:
    found = lifted(row, FieldConfig())
    assert expected.items() <= found.items()


@pytest.mark.parametrize(
    "row",
    [
        {"isi": "b", "data": {"isi": "c"}},
        {"isi": None, "data": {"isi": "c"}},
        {"isi": "", "artikel": {"isi": "c"}},
        {"judul": "a", "komentar": {"isi": "c"}},
        {"judul": "a", "gambar": {"text": "c", "url": "u"}},
        {"artikel": {"isi": "b"}, "berita": {"isi": "c"}},
        {"title": {"rendered": "a"}, "content": {"rendered": "b"}},
    ],
)
def test_a_row_with_a_place_for_its_text_stays(row: Row) -> None:
    assert lifted(row, FieldConfig()) == row


def test_a_chosen_column_is_found_inside() -> None:
    row = {"data": {"naskahnya": "b", "judul": "a"}}
    assert lifted(row, FieldConfig(text="naskahnya")) == row["data"]
