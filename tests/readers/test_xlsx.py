from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from pipeline.config import FieldConfig
from pipeline.errors import InputError
from pipeline.readers import xlsx
from pipeline.readers.corpus import count_records, read_file
from pipeline.readers.files import CorpusFile
from pipeline.readers.survey import survey

openpyxl = pytest.importorskip("openpyxl")


def test_the_first_sheet_is_read_below_its_header(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Judul", "Isi", "Tanggal", None],
        ["Satu", "Berita satu.", datetime(2025, 8, 21, 9, 0), "catatan"],
        [None, None, None, None],
        ["Dua", "Berita dua.", "21 Agustus 2025"],
    ):
        book.active.append(row)
    book.create_sheet("lain").append(["text", "bukan ini"])
    book.save(tmp_path / "a.xlsx")
    file = CorpusFile(tmp_path / "a.xlsx", "a.xlsx")
    first, second = read_file(file)
    assert (first.title, first.text, first.date) == ("Satu", "Berita satu.", "2025-08-21T09:00:00")
    assert first.meta == {"column_3": "catatan"}
    assert (second.title, second.text, second.position) == ("Dua", "Berita dua.", 1)
    assert count_records(file) == 2
    assert [r.text for r in read_file(file, start=1)] == ["Berita dua."]


def test_what_is_no_workbook_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK but no")
    (error,) = read_file(CorpusFile(path, "a.xlsx"))
    assert isinstance(error, InputError)
    assert "not a valid Excel workbook" in error.message


def test_further_sheets_are_told(tmp_path, caplog):
    book = openpyxl.Workbook()
    book.active.append(["isi"])
    book.active.append(["Halo."])
    for name in ("Februari", "Maret"):
        book.create_sheet(name).append(["isi"])
    book.save(tmp_path / "a.xlsx")
    assert xlsx.header(tmp_path / "a.xlsx") == ("isi",)
    (message,) = caplog.messages
    assert message.endswith("a.xlsx: only the first sheet is read, not: Februari, Maret")


def write(path, *sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"s{number}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    return CorpusFile(path, path.name)


def test_a_title_and_blank_rows_may_stand_above_the_header(tmp_path):
    rows = [["Laporan berita", None, None], [None], ["id", "judul", "isi"], [1, "Satu", "Halo."]]
    (record,) = read_file(write(tmp_path / "a.xlsx", rows))
    assert (record.doc_id, record.title, record.text) == ("1", "Satu", "Halo.")


def test_empty_sheets_are_passed_over(tmp_path, caplog):
    file = write(tmp_path / "a.xlsx", [], [["isi"], ["Halo."]], [])
    assert [record.text for record in read_file(file)] == ["Halo."]
    assert caplog.messages == []


def test_errors_of_formulas_are_no_text_and_carriage_returns_are_read(tmp_path):
    rows = [["isi", "judul"], ["a_x000D_\nb", "#N/A"], ["c", "#REF!"]]
    first, second = read_file(write(tmp_path / "a.xlsx", rows))
    assert (first.text, first.title, second.title) == ("a\nb", None, None)


def test_ids_are_told_when_a_workbook_is_surveyed(tmp_path):
    file = write(tmp_path / "a.xlsx", [["id", "isi"], [1, "a"], [None, "b"], [2.5, "c"]])
    told = []
    survey(file, fields=FieldConfig(), on_id=lambda position, name: told.append((position, name)))
    assert told == [(record.position, record.doc_id) for record in read_file(file)]
