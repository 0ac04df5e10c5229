from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.files import CorpusFile, find_files
from pipeline.runs.plan import Plan, cut, differences, make_plan

COUNTS = st.lists(st.integers(0, 40), max_size=8)
SIZES = st.integers(1, 17)
LIMITS = st.none() | st.integers(1, 200)


@given(COUNTS, SIZES, LIMITS)
def test_shards_cover_each_record_once_in_order(
    counts: list[int], shard_size: int, limit: int | None
) -> None:
    shards = list(cut(counts, shard_size=shard_size, limit=limit))
    covered = [
        (file, position)
        for shard in shards
        for file, start, stop in shard
        for position in range(start, stop)
    ]
    every = [(file, position) for file, count in enumerate(counts) for position in range(count)]
    assert covered == every[:limit]


@given(COUNTS, SIZES, LIMITS)
def test_all_shards_but_the_last_are_full(
    counts: list[int], shard_size: int, limit: int | None
) -> None:
    shards = list(cut(counts, shard_size=shard_size, limit=limit))
    sizes = [sum(stop - start for _, start, stop in shard) for shard in shards]
    assert all(size == shard_size for size in sizes[:-1])
    assert sizes[-1] <= shard_size
    assert all(start < stop for shard in shards for _, start, stop in shard)


def test_a_corpus_without_records_has_one_empty_shard() -> None:
    assert list(cut([0, 0], shard_size=5)) == [[]]
    assert Plan(5, None, ()).n_shards == 1


@given(COUNTS, SIZES, LIMITS)
def test_the_number_of_shards_is_known_beforehand(
    counts: list[int], shard_size: int, limit: int | None
) -> None:
    plan = _plan(counts, shard_size=shard_size, limit=limit)
    files = [CorpusFile(Path(file.name), file.name) for file in plan.files]
    shards = list(plan.shards(files))
    assert len(shards) == plan.n_shards
    assert sum(shard.n_records for shard in shards) == plan.n_records
    assert [shard.name for shard in shards] == sorted(shard.name for shard in shards)


def test_planning_counts_files_and_stops_at_the_limit(tmp_path: Path) -> None:
    for name, lines in (("a", 3), ("b", 4), ("c", 5)):
        (tmp_path / f"{name}.jsonl").write_text('{"text": "Halo."}\n' * lines, encoding="utf-8")
    files = find_files(tmp_path)
    assert [file.records for file in make_plan(files, shard_size=2).files] == [3, 4, 5]
    limited = make_plan(files, shard_size=2, limit=6)
    assert [file.name for file in limited.files] == ["a.jsonl", "b.jsonl"]
    assert limited.n_records == 6


def test_unchanged_files_are_not_counted_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Halo."}\n', encoding="utf-8")
    files = find_files(tmp_path)
    first = make_plan(files, shard_size=2)
    monkeypatch.delattr("pipeline.readers.corpus.count_records")
    monkeypatch.setattr("pipeline.readers.corpus.count_records", None, raising=False)
    assert make_plan(files, shard_size=2, known=first) == first


def test_a_plan_does_not_depend_on_where_the_corpus_lies(tmp_path: Path) -> None:
    for folder in ("satu", "dua"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("Halo.", encoding="utf-8")
    plans = [make_plan(find_files(tmp_path / folder), shard_size=2) for folder in ("satu", "dua")]
    assert plans[0] == plans[1]


def test_differences_say_what_changed() -> None:
    old = _plan([1, 2, 3], shard_size=2, limit=None)
    a, b, c = old.files
    assert differences(old, old) == []
    assert differences(old, replace(old, files=(a, b))) == ["2.txt is gone"]
    assert differences(replace(old, files=(a, b)), old) == ["2.txt is new"]
    changed = replace(old, files=(a, replace(b, digest="x"), c))
    assert differences(old, changed) == ["1.txt has changed"]
    assert differences(old, replace(old, files=(b, a, c))) == ["the files come in another order"]


def _plan(counts: list[int], *, shard_size: int, limit: int | None) -> Plan:
    from pipeline.runs.plan import PlannedFile

    files = [PlannedFile(f"{n}.txt", f"{n:032x}", count) for n, count in enumerate(counts)]
    return Plan(shard_size, limit, tuple(files))
