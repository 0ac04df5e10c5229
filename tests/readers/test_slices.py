from __future__ import annotations

import json
import os

import pytest

from pipeline.readers import slices
from pipeline.readers.formats import FORMATS, Format

JSONL = FORMATS[".jsonl"]


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"n": number}) + "\n" for number in range(20_000)))
    slices._left_off.clear()
    return path


def counting():
    """A format that counts how often a file is walked from its beginning or elsewhere."""
    opened = []

    def rows(path, *, start=0):
        opened.append(start)
        return JSONL.rows(path, start=start)

    return Format(rows), opened


def numbers(path, start, stop, known=JSONL):
    return [row()["n"] for row in slices.rows_between(known, path, start=start, stop=stop)]


def test_slices_in_order_walk_the_file_once(path):
    known, opened = counting()
    for start in (0, 500, 1000, 5000, 5000 + 500):
        assert numbers(path, start, start + 500, known) == list(range(start, start + 500))
    assert numbers(path, 19_990, None, known) == list(range(19_990, 20_000))
    assert opened == [0]


def test_a_slice_before_the_last_one_opens_the_file_anew(path):
    known, opened = counting()
    for start in (1000, 400, 0):
        assert numbers(path, start, start + 10, known) == list(range(start, start + 10))
    assert opened == [1000, 400, 0]


@pytest.mark.parametrize("stop", [0, 3, 7])
def test_a_slice_without_rows_is_empty(path, stop):
    assert numbers(path, 7, stop) == []
    assert numbers(path, 30_000, 30_010) == []
    assert numbers(path, 7, 9) == [7, 8]


def test_a_slice_given_up_half_way_does_no_harm(path):
    rows = slices.rows_between(JSONL, path, start=0, stop=10)
    next(rows)
    assert numbers(path, 5, 8) == [5, 6, 7]
    del rows
    assert numbers(path, 8, 10) == [8, 9]


def test_two_slices_at_once_do_not_disturb_each_other(path):
    numbers(path, 0, 10)
    first = slices.rows_between(JSONL, path, start=10, stop=13)
    second = slices.rows_between(JSONL, path, start=10, stop=13)
    pairs = [(a()["n"], b()["n"]) for a, b in zip(first, second, strict=True)]
    assert pairs == [(10, 10), (11, 11), (12, 12)]


def test_a_changed_file_is_opened_anew(path):
    assert numbers(path, 0, 1) == [0]
    path.write_text('{"n": "a"}\n{"n": "b"}\n')
    assert numbers(path, 1, 2) == ["b"]


def test_one_file_at_most_stays_open(path, tmp_path):
    other = tmp_path / "b.jsonl"
    other.write_bytes(path.read_bytes())
    numbers(path, 0, 1)
    numbers(other, 0, 1)
    assert len(slices._left_off) == 1


def test_a_forked_process_opens_the_file_anew(path):
    assert numbers(path, 0, 500) == list(range(500))
    child = os.fork()
    if child == 0:
        right = numbers(path, 9000, 9500) == list(range(9000, 9500))
        os._exit(0 if right else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert numbers(path, 500, 20_000) == list(range(500, 20_000))
