from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.readers import xlsx
from pipeline.readers.corpus import count_records, read_file
from pipeline.readers.files import CorpusFile

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
