from __future__ import annotations

import datetime as dt

import pytest

from pipeline.readers.corpus import read_file
from pipeline.readers.files import CorpusFile
from pipeline.readers.serial_dates import from_serial


def dates(path, **options):
    return [record.date for record in read_file(CorpusFile(path, path.name), **options)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (45000, "2023-03-15"),
        (45000.0, "2023-03-15"),
        (45000.5, "2023-03-15T12:00:00"),
        ("45000,25", "2023-03-15T06:00:00"),
        (" 44594.4916666667 ", "2022-02-02T11:48:00"),
        (2023, None),
        (20230315, None),
        (1678838400, None),
        ("1678838400", None),
        (99999, None),
        (True, None),
        (None, None),
        ("45000.5.1", None),
        (float("nan"), None),
    ],
)
def test_numbers_of_days(value, expected):
    assert from_serial(value) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["45000", "", "45000.5"], ["2023-03-15", None, "2023-03-15T12:00:00"]),
        (["45000", "3 Februari 2022"], ["45000", "3 Februari 2022"]),
        (["45000", "2023"], ["45000", "2023"]),
        (["45000", "1678838400"], ["45000", "2023-03-15T00:00:00+00:00"]),
    ],
)
def test_a_column_of_csv_must_hold_nothing_else(tmp_path, cells, expected):
    path = tmp_path / "a.csv"
    path.write_text("tanggal,isi\n" + "".join(f"{cell},Halo.\n" for cell in cells))
    assert dates(path) == expected
    assert dates(path, start=1) == expected[1:]


def test_other_columns_are_left_alone(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,tanggal,isi,pembaca\n45000,45001,Halo.,45002\n")
    (record,) = read_file(CorpusFile(path, path.name))
    assert (record.doc_id, record.date, record.meta) == (
        "45000",
        "2023-03-16",
        {"pembaca": "45002"},
    )


def test_semicolons_and_decimal_commas(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("tanggal;isi\n45000,5;Halo, dunia.\n")
    assert dates(path) == ["2023-03-15T12:00:00"]


def test_cells_of_a_workbook_with_and_without_a_format(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["isi", "tanggal"], ["a", 45000.5], ["b", dt.datetime(2023, 3, 16)], ["c", None]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    expected = ["2023-03-15T12:00:00", "2023-03-16T00:00:00", None]
    assert dates(tmp_path / "a.xlsx") == expected
