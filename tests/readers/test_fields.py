from __future__ import annotations

import dataclasses

import pytest

from pipeline.config import FieldConfig
from pipeline.errors import InputError
from pipeline.readers.fields import guesses, make_doc_id, match_columns, to_record

GUESS = FieldConfig()


def record(row, config=GUESS):
    columns = match_columns(tuple(row), config)
    return to_record(row, columns, doc_id="hash", path="a.jsonl", position=3)


def test_every_field_has_guesses_and_no_name_stands_for_two():
    assert set(guesses()) == {field.name for field in dataclasses.fields(FieldConfig)}
    names = [name for field in guesses().values() for name in field]
    assert len(names) == len(set(names))
    assert all(names)


@pytest.mark.parametrize(
    ("field", "column"),
    [
        *(("text", name) for name in ("text", "Content", "BODY", "isi", "artikel", "konten")),
        *(("text", name) for name in ("berita", "Isi Berita", "isi-berita", "articleBody")),
        *(("title", name) for name in ("title", "judul", "Headline", "judul_berita")),
        *(("date", name) for name in ("date", "Tanggal", "published_at", "publish_date", "waktu")),
        *(("date", name) for name in ("datetime", "publishedAt", "date_published", "tgl")),
        *(("id", name) for name in ("id", "doc_id", "_id", "ID")),
        *(("url", name) for name in ("url", "link", "source_url", "URL")),
        *(("html", name) for name in ("html", "raw_html")),
    ],
)
def test_usual_names_are_guessed(field, column):
    names = ("text", column) if field != "text" else (column,)
    assert getattr(match_columns(names, GUESS), field) == (column,)


def test_best_guess_comes_first_and_later_ones_fill_its_gaps():
    row = {"content": "isi", "_id": 9, "id": None, "text": None, "judul": "J", "foto": "P"}
    found = record(row)
    assert (found.text, found.doc_id, found.title) == ("isi", "9", "J")
    assert found.meta == {"foto": "P"}


def test_named_columns_win_and_what_they_replace_travels_in_meta():
    config = FieldConfig(text="ringkasan", title="topik", id="kode")
    row = {"text": "panjang", "ringkasan": "pendek", "title": "T", "topik": "X", "kode": 7, "id": 1}
    found = record(row, config)
    assert (found.text, found.title, found.doc_id) == ("pendek", "X", "7")
    assert found.meta == {"text": "panjang", "title": "T", "id": 1}


def test_a_column_named_for_one_field_is_guessed_for_no_other():
    config = FieldConfig(title="content", text="isi")
    assert record({"content": "Judul", "isi": "Isi."}, config).title == "Judul"


def test_missing_named_columns_are_told_with_those_that_exist():
    config = FieldConfig(text="teks", date="kapan")
    with pytest.raises(
        InputError, match=r"'teks' \(--text-field\), 'kapan' \(--date-field\)"
    ) as caught:
        match_columns(("Isi", "tanggal"), config)
    assert "columns: Isi, tanggal" in str(caught.value)


def test_no_text_column_is_told_with_those_that_exist():
    with pytest.raises(InputError, match="no text column; columns: nama, umur"):
        match_columns(("nama", "umur"), GUESS)
    with pytest.raises(InputError, match="and 80 more"):
        match_columns(tuple(f"x{number}" for number in range(100)), GUESS)
    with pytest.raises(InputError, match="columns: none"):
        match_columns((), GUESS)


def test_a_row_without_text_is_told_with_its_columns():
    with pytest.raises(InputError, match="no text in the row; columns: text, html, judul"):
        record({"text": None, "html": None, "judul": "J"})


def test_an_empty_text_is_a_text():
    assert record({"text": "", "judul": "J"}).text == ""


@pytest.mark.parametrize(
    ("row", "config", "text", "html"),
    [
        ({"text": "T", "html": "<p>H"}, GUESS, "T", None),
        ({"text": "", "html": "<p>H"}, GUESS, None, "<p>H"),
        ({"text": None, "html": "<p>H"}, GUESS, None, "<p>H"),
        ({"text": "", "html": ""}, GUESS, "", None),
        ({"text": "T", "html": "<p>H"}, FieldConfig(html="html"), None, "<p>H"),
        ({"text": "T", "html": None}, FieldConfig(html="html"), "T", None),
        ({"text": "T", "html": "<p>H"}, FieldConfig(html="html", text="text"), "T", None),
        ({"laman": "<p>H"}, FieldConfig(html="laman"), None, "<p>H"),
    ],
)
def test_a_record_has_text_or_html(row, config, text, html):
    found = record(row, config)
    assert (found.text, found.html, found.meta) == (text, html, {})


@pytest.mark.parametrize(
    ("value", "doc_id"),
    [
        ("007", "007"),
        (7, "7"),
        ({"$oid": "62a1"}, "62a1"),
        ("", "hash"),
        (" ", "hash"),
        (None, "hash"),
    ],
)
def test_ids(value, doc_id):
    assert record({"text": "a", "id": value}).doc_id == doc_id


def test_blank_fields_are_none_and_strange_ones_stay_in_meta():
    row = {"text": "a", "title": "", "url": " ", "date": None, "id": {"a": 1}, "x": None}
    found = record(row)
    assert (found.title, found.url, found.date, found.doc_id) == (None, None, None, "hash")
    assert found.meta == {"id": {"a": 1}, "x": None}


def test_strange_text_is_an_error():
    with pytest.raises(InputError, match="column 'text' holds an object"):
        record({"text": {"a": "b"}})


def test_all_fields_are_carried():
    found = record(
        {"text": "Isi.", "title": "J", "date": 1643863680, "url": "https://contoh.id", "foto": "x"}
    )
    assert found.date == "2022-02-03T04:48:00+00:00"
    assert (found.url, found.meta) == ("https://contoh.id", {"foto": "x"})
    assert (found.path, found.position) == ("a.jsonl", 3)


def test_doc_ids_tell_files_and_positions_apart():
    keys = [("a.jsonl", 1), ("a.jsonl", 11), ("a.jsonl1", 1), ("kaf\udce9.txt", 0)]
    ids = {make_doc_id(*key) for key in keys}
    assert len(ids) == 4
    assert all(len(doc_id) == 16 and int(doc_id, 16) >= 0 for doc_id in ids)


def test_html_in_bytes_is_decoded_by_its_charset_and_text_as_utf8():
    page = '<meta charset="windows-1252"><p>“Halo”'
    assert record({"html": page.encode("cp1252")}).html == page
    assert record({"text": "“Halo”".encode()}).text == "“Halo”"
    with pytest.raises(InputError, match="invalid UTF-8: byte 0x93 in column 'text'"):
        record({"text": b"\x93Halo"})


def test_only_the_column_that_would_have_been_taken_is_left_out_of_meta():
    found = record({"html": "<p>H", "text": "", "berita": "politik", "raw_html": "<p>R"})
    assert (found.html, found.meta) == ("<p>H", {"berita": "politik", "raw_html": "<p>R"})


def test_a_row_may_leave_out_a_named_column_but_not_the_text():
    config = FieldConfig(text="isi", title="kepala")
    columns = match_columns(("isi", "judul"), config, sparse=True)
    assert (columns.text, columns.title) == (("isi",), ())
    with pytest.raises(InputError, match="no column 'isi'"):
        match_columns(("kepala",), config, sparse=True)


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("penulis", "author"),
        ("Author", "author"),
        ("Nama Penulis", "author"),
        ("wartawan", "author"),
        ("editor", "editor"),
        ("Penyunting", "editor"),
        ("source", "source"),
        ("Sumber", "source"),
        ("media", "source"),
        ("section", "section"),
        ("kanal", "section"),
        ("Rubrik", "section"),
        ("kategori", "section"),
    ],
)
def test_credits_are_guessed_and_leave_meta(column, field):
    found = record({"text": "Isi.", column: " Rini Astuti "})
    assert (getattr(found, field), found.meta) == ("Rini Astuti", {})


def test_credits_can_be_named():
    config = FieldConfig(author="oleh", editor="ed", source="dari", section="rak")
    found = record({"isi": "x", "oleh": "A", "ed": "B", "dari": "C", "rak": "D"}, config)
    assert (found.author, found.editor, found.source, found.section) == ("A", "B", "C", "D")


def test_several_authors_are_one_line():
    assert record({"text": "Isi.", "authors": ["Rini", " ", "Budi"]}).author == "Rini, Budi"
    assert record({"text": "Isi.", "penulis": "Rini\nBudi"}).author == "Rini, Budi"


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({"@type": "Person", "name": "Rina Sari"}, "Rina Sari"),
        ([{"name": "Rina Sari"}, {"name": "Joko"}], "Rina Sari, Joko"),
        ("['Rina Sari', 'Joko']", "Rina Sari, Joko"),
        ('["Rina Sari"]', "Rina Sari"),
    ],
)
def test_credits_are_names(value, name):
    found = record({"text": "Isi.", "author": value})
    assert (found.author, found.meta) == (name, {})


@pytest.mark.parametrize("value", ["https://contoh.id/a", {"id": 3}, ["http://contoh.id"]])
def test_credits_that_are_none_stay_in_meta(value):
    found = record({"text": "Isi.", "source": value, "url": "https://contoh.id/b"})
    assert (found.source, found.meta) == (None, {"source": value})
