from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.readers.rows import FileError
from pipeline.readers.walks import from_any_row

SOME = Path("berita.jsonl")


@from_any_row
def breaking_off(path, *, on_bytes, encoding):
    yield lambda: {"text": "Satu."}
    yield lambda: {"text": "Dua."}
    raise EOFError


def test_a_walk_ends_with_the_error():
    *rows, last = breaking_off(SOME)
    assert [row()["text"] for row in rows] == ["Satu.", "Dua."]
    assert isinstance(last, FileError)
    assert "truncated" in last.message


@pytest.mark.parametrize(("start", "left"), [(1, 2), (2, 1), (3, 0), (9, 0)])
def test_a_walk_begins_at_any_row(start, left):
    assert len(list(breaking_off(SOME, start=start))) == left


def test_other_errors_are_not_hidden():
    @from_any_row
    def wrong(path, *, on_bytes, encoding):
        yield lambda: {}
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(wrong(SOME))
