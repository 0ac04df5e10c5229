"""Lists and tables of language data."""

from __future__ import annotations

import pytest

from pipeline import language_data
from pipeline.language_data import read_csv, read_lines, read_pairs, read_words


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
