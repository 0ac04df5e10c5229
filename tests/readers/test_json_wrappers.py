from __future__ import annotations

import json
import random

import pytest

from pipeline.config import FieldConfig
from pipeline.readers import json as json_reader
from pipeline.readers.corpus import count_records, read_file
from pipeline.readers.files import CorpusFile

ROWS = [{"isi": f"Berita {number}."} for number in range(3)]
TEXTS = [row["isi"] for row in ROWS]


def read(tmp_path, value, **fields):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    file = CorpusFile(path, path.name)
    found = list(read_file(file, fields=FieldConfig(**fields)))
    assert count_records(file) == len(found)
    return [getattr(one, "text", None) for one in found]


@pytest.mark.parametrize(
    "value",
    [
        {"articles": ROWS},
        {"status": "ok", "totalResults": 3, "articles": ROWS},
        {"data": ROWS, "meta": {"halaman": 1}},
        {"response": {"numFound": 3, "docs": ROWS}},
        {"schema": {"fields": [{"name": "isi"}]}, "data": ROWS},
        {"apa_saja": ROWS},
        {"data": {"items": ROWS, "next": None}},
    ],
)
def test_a_wrapped_list_is_read_as_the_list(tmp_path, value):
    assert read(tmp_path, value) == TEXTS


@pytest.mark.parametrize(
    "value",
    [
        {"isi": "Satu.", "tags": [{"name": "a"}], "komentar": ROWS},
        {"isi": ["Satu."], "komentar": ROWS},
    ],
)
def test_an_article_with_lists_is_a_record(tmp_path, value):
    assert read(tmp_path, value) == ["Satu."]


def test_an_article_whose_text_has_a_name_of_its_own_is_a_record(tmp_path):
    text = "Warga pulang. " * 40
    assert read(tmp_path, {"naskahnya": text, "komentar": ROWS}, text="naskahnya") == [text]


def test_a_wrapped_list_whose_texts_have_a_name_of_their_own(tmp_path):
    assert read(tmp_path, {"data": [{"naskahnya": "Satu."}]}, text="naskahnya") == ["Satu."]


def test_two_lists_are_not_chosen_from(tmp_path):
    assert read(tmp_path, {"berita": ROWS, "artikel": ROWS}) == [None]


def test_only_a_first_object_wraps(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(ROWS[0]) + json.dumps({"data": ROWS}), encoding="utf-8")
    assert len(list(read_file(CorpusFile(path, "a.json")))) == 2


def test_pages_of_an_interface_wrap_each(tmp_path):
    path = tmp_path / "a.json"
    pages = [{"page": number, "articles": [row]} for number, row in enumerate(ROWS)]
    path.write_text("".join(map(json.dumps, pages)), encoding="utf-8")
    found = list(read_file(CorpusFile(path, "a.json")))
    assert [getattr(one, "text", None) for one in found] == TEXTS


@pytest.mark.parametrize(
    "value",
    [
        {"judul": {"0": "a", "1": "b", "2": "c"}, "isi": dict(zip("012", TEXTS, strict=True))},
        {"judul": {"x": "a", "y": "b", "z": "c"}, "isi": dict(zip("xyz", TEXTS, strict=True))},
        dict(zip("012", ROWS, strict=True)),
        {"https://a.id/1": ROWS[0], "https://a.id/2": ROWS[1], "https://a.id/3": ROWS[2]},
        {"columns": ["isi"], "index": [0, 1, 2], "data": [[text] for text in TEXTS]},
        {"judul": ["a", "b", "c"], "isi": TEXTS},
        {"hits": {"total": 3, "hits": [{"_id": "x", "_source": row} for row in ROWS]}},
        {"features": [], "rows": [{"row_idx": 0, "row": row} for row in ROWS]},
    ],
)
def test_a_table_in_one_object_is_read_row_by_row(tmp_path, value):
    assert read(tmp_path, value) == TEXTS


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"isi": ["Satu.", "Dua."], "penulis": ["Rina", "Joko"]}, "Satu.\nDua."),
        ({"artikel": {"judul": "a", "isi": "Satu."}}, "Satu."),
        ({"judul": {"rendered": "a"}, "isi": {"rendered": "Satu."}}, "Satu."),
    ],
)
def test_one_article_is_no_table(tmp_path, value, text):
    assert read(tmp_path, value) == [text]


def test_a_wrapped_list_larger_than_a_record_is_read_as_a_stream(tmp_path, monkeypatch):
    monkeypatch.setattr(json_reader, "MAX_RECORD_BYTES", 2000)
    monkeypatch.setattr(json_reader, "_PIECE", 100)
    rows = [{"isi": f"Berita {number}."} for number in range(500)]
    value = {"status": "ok", "halaman": [1, 2], "articles": rows, "sesudah": "x"}
    assert read(tmp_path, value)[:500] == [row["isi"] for row in rows]


def test_a_bad_byte_costs_only_its_own_record(tmp_path):
    path = tmp_path / "a.json"
    data = json.dumps(
        {"data": [{"isi": "Satu."}, {"isi": "Kaf@ \u201cini\u201d"}, {"isi": "Dua."}]}
    )
    path.write_bytes(data.replace("@", "X").encode().replace(b"X", b"\x81"))
    found = list(read_file(CorpusFile(path, "a.json")))
    assert [getattr(one, "text", None) for one in found] == ["Satu.", None, "Dua."]


@pytest.mark.parametrize("seed", range(20))
def test_any_piece_of_an_object_is_no_crash(seed):
    from pipeline.readers.json_wrappers import behind_opening

    rng = random.Random(seed)  # noqa: S311 - the same each time
    text = json.dumps({"a": [1, "x"], "b": {"c": None}, "articles": ROWS})
    behind_opening(text[: rng.randrange(len(text))])
