from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.files import CorpusFile
from pipeline.records import Record
from pipeline.runs.output import Output, locked
from pipeline.runs.plan import Range, Shard
from pipeline.runs.steps import BATCH_CHARACTERS, BATCH_RECORDS, Item, batches, steps
from pipeline.runs.trouble import Care, Place, Watch


@pytest.fixture
def shard(tmp_path: Path) -> Shard:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": f"teks {n}"}) + "\n" for n in range(5)))
    return Shard("00000", (Range(CorpusFile(path, path.name), 0, 5),))


@pytest.fixture
def output(tmp_path: Path) -> Output:
    with locked(Output(tmp_path / "out")):
        return Output(tmp_path / "out")


@given(st.lists(st.integers(0, 400_000), max_size=300))
def test_batches_keep_order_and_stay_small(sizes):
    text = "a" * 400_000
    items = [Record(str(n), "a", n, text=text[:size]) for n, size in enumerate(sizes)]
    made = list(batches(items))
    assert [item for batch in made for item in batch] == items
    for batch in made:
        assert 1 <= len(batch) <= BATCH_RECORDS
        before_last = sum(len(item.text or "") for item in batch[:-1])
        assert before_last < BATCH_CHARACTERS


def texts_of(items: list[Item]) -> list[str | None]:
    return [item.text if isinstance(item, Record) else None for item in items]


def test_what_is_in_hand_is_noted(shard: Shard, output: Output) -> None:
    watch = Watch(output.tmp)
    shard = replace(shard, care=Care(singly=frozenset({0})))
    places = []
    for batch in steps(shard, output, rehearse=list):
        places.append((texts_of(batch), watch.place("00000")))
    assert places == [([f"teks {n}"], Place(0, n, n)) for n in range(5)]
    assert watch.place("00000") == Place()


@pytest.mark.parametrize("fails", [False, True])
def test_a_suspect_is_run_first_and_once_more_in_its_place(
    shard: Shard, output: Output, fails: bool
) -> None:
    watch, rehearsed = Watch(output.tmp), []

    def rehearse(items: list[Item]) -> None:
        rehearsed.append((texts_of(items), watch.place("00000")))
        if fails:
            raise ValueError

    shard = replace(shard, care=Care(suspect=(0, 3)))
    given = [texts_of(batch) for batch in steps(shard, output, rehearse=rehearse)]
    assert rehearsed == [(["teks 3"], Place(0, 3, rehearsal=True))]
    assert given == [[f"teks {n}" for n in range(5)]]
