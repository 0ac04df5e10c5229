from __future__ import annotations

import csv
import io
import random

import pytest

from pipeline.errors import InputError
from pipeline.readers.csv_lines import Lines
from pipeline.readers.csv_records import CsvRecords
from tests.growth import growth

WORDS = ["kata", "warga", "lalu", "ke", "2,5", "persen", "lama,", '"ya,"', '"Sari"', "x\n\nItu"]


def read(text, *, delimiter=",", limit=2**20):
    """The cells below the header; of a lost row the line that its message names."""
    stream = io.StringIO(text, newline="")
    records = iter(
        CsvRecords(Lines(stream, first=(), limit=limit), delimiter=delimiter, first_line=1)
    )
    next(records)
    return [one.message if isinstance(one, InputError) else one.cells for one in records]


def lost(rows):
    return [row for row in rows if isinstance(row, str)]


def kept(rows):
    return [row for row in rows if not isinstance(row, str)]


@pytest.mark.parametrize(
    ("rows", "expected", "failures"),
    [
        ('1,"a\n2,"b"\n3,"c"\n', ["2b", "3c"], 1),
        ('1,"a\n2,b\n3,c\n', ["2b", "3c"], 1),
        ('1,"a\n2,b\n3,"c"\n4,d\n', ["2b", "3c", "4d"], 1),
        ('"1,a\n2,b\n3,c\n', ["2b", "3c"], 1),
        ('1,a\n2,"b\n"3","c"\n4,"d\ne"\n', ["1a", "3c", "4d\ne"], 1),
        ('1,"a\n2,"b\n3,"c\n4,d\n', ["4d"], 3),
        ('1,"a"b,c\n2,d\n', ["2d"], 1),
        ('1,"a" x\r2,b\r', ["2b"], 1),
        ('1,a\n2,"b', ["1a"], 1),
        ('1,"a "b" c\n2,2\n', ["22"], 1),
        ('1,"a\n\nsatu dua\n2,b\n', ["2b"], 1),
        ('1,a\n2,b,c\n3,"d",e\n4,f\n', ["1a", "2bc", "4f"], 1),
        ('1,"a\n2,b",c,d\n3,e\n', ["3e"], 2),
    ],
)
def test_damage_costs_only_its_own_row(rows, expected, failures):
    found = read("id,text\n" + rows)
    assert ["".join(cells) for cells in kept(found)] == expected
    assert len(lost(found)) == failures


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ('1,"Kata "Sari""\n', 'Kata "Sari"'),
        ('1,"Kata "Sari"" \n', 'Kata "Sari"'),
        ('1,"Kata "Sari", lalu pergi"\n', 'Kata "Sari", lalu pergi'),
        ('1,""Ya," kata Sari"\n', '"Ya," kata Sari'),
        ('1,"Ia bilang "ya", lalu "tidak""\n', 'Ia bilang "ya", lalu "tidak"'),
        ('1,"A.\n\nIa "diam", lalu\n"Pergi," kata."\n', 'A.\n\nIa "diam", lalu\n"Pergi," kata.'),
        ('1, "isi, koma"\n', "isi, koma"),
        ('1,"a" \n', "a"),
    ],
)  # fmt: skip
def test_quotes_that_are_not_doubled_are_read_where_they_pair_up(row, text):
    assert read(f"id,text\n{row}2,b\n") == [["1", text], ["2", "b"]]


@pytest.mark.parametrize(
    "row",
    [
        '1,"Kata "Sari, lalu pergi"\n',
        '1,"Kata ""Sari"" dan "Budi", lalu"\n',
        '1,"Kata"Sari,b",c\n',
        '1,"""Kata" Sari"\n',
    ],
)
def test_quotes_that_can_be_read_in_more_than_one_way_cost_the_row(row):
    found = read(f"id,text\n{row}2,b\n")
    assert kept(found) == [["2", "b"]]
    assert len(lost(found)) == 1
    assert "line 2" in lost(found)[0]


@pytest.mark.parametrize(
    "rows",
    [
        '1,"a\n\n2,b\n"\n',
        '1,"a\n2,"\n3,c\n',
        '1,"a\nb"\n2,"c ""d"" e"\n',
        '1,"a\nb",\n',
        '"a\nb"\n1,c\n',
        '1,a" b\n2,"c"\n',
    ],
)
def test_what_can_be_read_strictly_is(rows):
    assert read("id,text\n" + rows) == list(csv.reader(io.StringIO(rows, newline="")))


def test_a_damaged_header_costs_no_row():
    assert read('id,"text\n1,a\n2,b\n') == [["1", "a"], ["2", "b"]]


def test_one_column():
    assert read('text\nsatu\n"dua\ntiga\n"empat"\n')[-2:] == [["tiga"], ["empat"]]
    assert read('text\n"a"\n"Satu.\nIa "ya" dua.\nTiga."\n"b"\n')[1] == [
        'Satu.\nIa "ya" dua.\nTiga.'
    ]


def test_a_stray_quote_in_a_large_file_costs_one_row():
    found = read('id,text\n1,"a\n' + "2,isi\n" * 100, limit=200)
    assert len(lost(found)) == 1
    assert kept(found) == [["2", "isi"]] * 100


def test_a_line_over_the_limit_in_damage_is_passed_over():
    found = read('id,text\n1,"a" x\n' + "x" * 500 + "\n2,b\n", limit=200)
    assert found[1:] == [["2", "b"]]


@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
@pytest.mark.parametrize("width", [2, 4])
def test_one_quote_too_many_or_too_few_loses_no_other_row(quoting, width):
    rng = random.Random(width)  # noqa: S311 - the same each time
    for _ in range(150):
        rows = [[str(n), *["judul"] * (width - 2), text(rng)] for n in range(8)]
        lines = [written(row, quoting) for row in rows]
        bad = rng.randrange(8)
        at = rng.randrange(len(lines[bad]))
        more = '"' if lines[bad][at] != '"' else ""
        lines[bad] = lines[bad][:at] + more + lines[bad][at + (not more) :]
        found = read(",".join("abcd"[:width]) + "\n" + "".join(lines))
        assert [row for row in rows[:bad] + rows[bad + 1 :] if row not in found] == []


def text(rng):
    return " ".join(rng.choices(WORDS, k=rng.randint(2, 14)))


def written(row, quoting):
    stream = io.StringIO()
    csv.writer(stream, quoting=quoting, lineterminator="\n").writerow(row)
    return stream.getvalue()


@pytest.mark.parametrize(
    "row",
    [
        '1,"isi\n',
        '"a "b" c,d\n',
        '1,"a\nb\n2,c"d\n',
        'a,"b""\n',
        '"a" b" c\n',
    ],
)
def test_damage_is_read_in_linear_time(row):
    assert growth(lambda times: read("id,text\n" + row * times), small=100, large=1000) < 3
