from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.readers import delimited
from pipeline.readers.rows import FileError

# csv.writer cannot write what its own reader gives back for NUL, nor lone surrogates to a file.
CELL = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)


def parsed(row):
    try:
        return row if isinstance(row, InputError) else row()
    except InputError as error:
        return error


def read(path, **options):
    return [parsed(row) for row in delimited.rows(path, **options)]


def write(tmp_path, data, name="a.csv"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize("suffix", [".csv", ".tsv"])
@settings(deadline=None, max_examples=50)
@given(
    rows=st.lists(st.tuples(CELL, CELL, CELL), max_size=8),
    bom=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]),
    start=st.integers(0, 9),
)
def test_rows_come_back(tmp_path_factory, *, suffix, rows, bom, end, start):
    path = tmp_path_factory.mktemp("csv") / f"a{suffix}"
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        writer = csv.writer(
            file,
            "excel-tab" if suffix == ".tsv" else "excel",
            lineterminator=end,
            quoting=csv.QUOTE_ALL,
        )
        writer.writerows([("text", "judul", "x"), *rows])
    expected = [dict(zip(("text", "judul", "x"), row, strict=True)) for row in rows]
    assert read(path) == expected
    assert read(path, start=start) == expected[start:]


def test_what_pandas_writes_comes_back(tmp_path):
    frame = pd.DataFrame({"text": ['Ia berkata, "ya".\n\nLalu pergi.', "b"], "n": ["1", "2"]})
    path = tmp_path / "a.csv.gz"
    frame.to_csv(path)
    assert read(path) == [
        {"column_0": str(number), **row} for number, row in enumerate(frame.to_dict("records"))
    ]


@pytest.mark.parametrize("delimiter", ",;\t|")
def test_delimiter_is_taken_from_the_first_line(tmp_path, delimiter):
    path = write(tmp_path, f'judul{delimiter}isi\nSatu{delimiter}"a, b; c| d"\n')
    assert read(path) == [{"judul": "Satu", "isi": "a, b; c| d"}]


def test_tsv_is_tabs_whatever_the_header_holds(tmp_path):
    assert read(write(tmp_path, "isi, lengkap\nA, b\n", "a.TSV")) == [{"isi, lengkap": "A, b"}]


def test_header_names_are_made_unique(tmp_path):
    path = write(tmp_path, "text, text,,text.1\na,b,c,d\n")
    assert delimited.header(path) == ("text", "text.1", "column_2", "text.1.1")
    assert read(path) == [{"text": "a", "text.1": "b", "column_2": "c", "text.1.1": "d"}]


def test_field_of_a_megabyte_is_read(tmp_path):
    assert (
        read(write(tmp_path, 'text\n"' + "kata\n" * 200_000 + '"\n'))[0]["text"].count("\n")
        == 200_000
    )


def test_short_rows_lack_the_last_columns_and_blank_lines_are_none(tmp_path):
    path = write(tmp_path, "judul,text\n\nSatu\n\r\nDua,isi,,\n")
    assert read(path) == [{"judul": "Satu", "text": None}, {"judul": "Dua", "text": "isi"}]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (b"a,b,c\n", "line 3 has 3 fields where the header has 2"),
        (b"a,kaf\x81\n", "invalid UTF-8 on line 3: byte 0x81 in column 'text'"),
        (b"a,b\0\n", "line 3: binary data"),
    ],
)
def test_a_bad_row_costs_only_itself(tmp_path, row, message):
    first, bad, last = read(write(tmp_path, b"judul,text\nSatu,isi\n" + row + b"Tiga,isi\n"))
    assert (first["judul"], last["judul"]) == ("Satu", "Tiga")
    with pytest.raises(InputError, match=message):
        raise bad


def test_a_field_that_is_never_closed_costs_its_row(tmp_path):
    first, bad, last = read(write(tmp_path, 'judul,text\nSatu,isi\nDua,"isi\nTiga,isi\n'))
    assert first == {"judul": "Satu", "text": "isi"}
    assert last == {"judul": "Tiga", "text": "isi"}
    assert "begins on line 3 is never closed" in bad.message


def test_last_row_without_a_line_end_is_no_error(tmp_path):
    assert read(write(tmp_path, 'text\n"isi"')) == [{"text": "isi"}]


def test_a_field_over_the_limit_costs_only_its_row(tmp_path, monkeypatch):
    monkeypatch.setattr(delimited, "MAX_RECORD_BYTES", 100)
    long, last = read(write(tmp_path, 'text\n"' + "x" * 150 + '"\nisi\n'))
    assert "record that begins on line 2 is larger than" in long.message
    assert last == {"text": "isi"}


@pytest.mark.parametrize(
    "huge",
    [
        '"' + "x" * 150 + '"',
        '"' + "satu dua \n" * 30 + '"',
        "x" * 350,
        '"' + "isi\n" * 60 + '"',
    ],
)
def test_no_part_of_a_record_over_the_limit_becomes_a_record(tmp_path, monkeypatch, huge):
    monkeypatch.setattr(delimited, "MAX_RECORD_BYTES", 100)
    first, long, last = read(write(tmp_path, f"text\nsatu\n{huge}\nisi\n"))
    assert (first, last) == ({"text": "satu"}, {"text": "isi"})
    assert "record that begins on line 3 is larger than" in long.message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "invalid UTF-8 on line 1"),
        (b"PK\0\0\nsatu\n", "binary data"),
        (b"kaf\x81\nsatu\n", "invalid UTF-8 on line 1"),
    ],
)
def test_a_bad_header_is_one_error_of_the_file(tmp_path, data, message):
    path = write(tmp_path, data)
    (error,) = read(path)
    assert isinstance(error, FileError)
    assert message in error.message
    assert delimited.header(path) == ()
    assert read(path, start=1) == []


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"judul,text\n", b"judul,text"])
def test_a_file_without_rows_gives_none(tmp_path, data):
    assert read(write(tmp_path, data)) == []


def test_a_missing_file_is_an_error_of_the_file(tmp_path):
    (error,) = read(tmp_path / "a.csv")
    assert isinstance(error, FileError)
    assert delimited.header(tmp_path / "a.csv") == ()


def test_what_csv_reads_is_what_the_standard_library_reads(tmp_path):
    data = 'text,b\n"a ""b"" c",d\n x "y" z,"1\n2"\n'
    assert read(write(tmp_path, data)) == list(csv.DictReader(io.StringIO(data, newline="")))


@pytest.mark.parametrize("first", ["sep=;\r\n", "sep=;\n", '"sep=;"\n', "SEP=;\n"])
def test_a_first_line_can_name_the_delimiter(tmp_path, first):
    path = tmp_path / "a.csv"
    path.write_text(first + "judul;isi,teks\nA;satu\nB;dua;tiga\n", encoding="utf-8")
    good, bad = list(delimited.rows(path))
    assert good() == {"judul": "A", "isi,teks": "satu"}
    with pytest.raises(InputError, match="line 4 has 3 fields"):
        bad()


@pytest.mark.parametrize(
    "above",
    [
        "\n\n",
        "  \n",
        "# dari redaksi\n",
        "Laporan Maret;;\n\n",
        "sep=;\nLaporan;;\n",
    ],
)
def test_the_header_may_stand_below_a_title_or_blank_lines(tmp_path, above):
    path = write(tmp_path, f"{above}id;judul;isi\n1;Satu;Halo, dunia\n1;2;3;4\n")
    assert delimited.header(path) == ("id", "judul", "isi")
    good, bad = read(path)
    assert good == {"id": "1", "judul": "Satu", "isi": "Halo, dunia"}
    assert f"line {above.count(chr(10)) + 3} has 4 fields" in bad.message


@pytest.mark.parametrize("data", ["naskahnya\nisi\nBerita, foto\n", "a,b\nisi,judul\n"])
def test_the_first_line_is_the_header_unless_names_are_known_further_down(tmp_path, data):
    assert delimited.header(write(tmp_path, data))[0] in ("naskahnya", "a")


def test_the_header_of_a_joined_file_is_no_row(tmp_path):
    data = b"\xef\xbb\xbfid,isi\n1,a\n" + b"\xef\xbb\xbfid,isi\n2,b\n" + b"id,isi\n3,c\n"
    assert [row["isi"] for row in read(write(tmp_path, data))] == ["a", "b", "c"]


def test_texts_as_formulas_of_excel_and_quotes_as_mysql_escapes_them(tmp_path):
    path = write(tmp_path, 'id,isi\n="007","Kata \\"Sari\\", lalu pergi"\n')
    assert read(path) == [{"id": "007", "isi": 'Kata "Sari", lalu pergi'}]
