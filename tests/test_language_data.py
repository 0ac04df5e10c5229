"""Lists and tables of language data."""

from __future__ import annotations

import pytest

from pipeline import language_data
from pipeline.language_data import (
    read_csv,
    read_json,
    read_lines,
    read_pairs,
    read_text,
    read_toml,
    read_words,
)


def test_comments_and_blank_lines_are_no_entries():
    assert "presiden" in read_words("roles/offices.txt")
    assert not any(line.startswith("#") or not line for line in read_lines("roles/offices.txt"))


def test_tables_have_two_columns():
    assert ("KPK", "Komisi Pemberantasan Korupsi") in read_pairs("aliases/acronyms.tsv")
    assert read_csv("places/provinces.csv")[0] == {"code": "11", "name": "Aceh"}


def test_a_row_of_another_width_is_named(monkeypatch):
    monkeypatch.setattr(language_data, "read_lines", lambda path: ("a\tb", "only one"))
    with pytest.raises(ValueError, match="only one"):
        read_pairs.__wrapped__("aliases/acronyms.tsv")


def test_a_file_is_read_once():
    assert read_json("dates/words.json") is read_json("dates/words.json")
    assert read_toml("article/rules.toml") is read_toml("article/rules.toml")


@pytest.mark.parametrize("read", [read_text, read_lines, read_json, read_toml])
def test_a_missing_file_is_named(read):
    with pytest.raises(FileNotFoundError, match=r"dates/no_such\.file"):
        read("dates/no_such.file")


@pytest.mark.parametrize(
    ("read", "text", "problem"),
    [(read_json, "{", "not valid JSON"), (read_json, "[]", "list"), (read_toml, "=", "TOML")],
)
def test_a_broken_file_is_named(monkeypatch, read, text, problem):
    monkeypatch.setattr(language_data, "read_text", lambda path: text)
    with pytest.raises(ValueError, match=f"some.file.*{problem}"):
        read.__wrapped__("some.file")
