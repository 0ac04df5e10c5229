from __future__ import annotations

from pathlib import Path

from pipeline.runs.plan import Shard
from pipeline.runs.trouble import Place, Recovery, Watch

SHARD = Shard("00000", ())


def test_a_death_may_pass_before_anything_is_suspected() -> None:
    recovery = Recovery()
    again = recovery.retried(SHARD, Place(2), error="ProcessDied", message="died")
    assert again == SHARD
    again = recovery.retried(SHARD, Place(2), error="ProcessDied", message="died")
    assert again is not None and again.care.singly == {2}
    assert recovery.retried(again, Place(2, 7), error="ProcessDied", message="died") == again
    last = recovery.retried(again, Place(2, 7), error="ProcessDied", message="died")
    assert last is not None and last.care.given_up == ((7, "ProcessDied", "died"),)


def test_what_stalls_is_suspected_at_once() -> None:
    recovery = Recovery()
    again = recovery.retried(SHARD, Place(0), error="TimeoutError", message="slow")
    assert again is not None and again.care.singly == {0}
    last = recovery.retried(again, Place(0, 3), error="TimeoutError", message="slow")
    assert last is not None and last.care.given_up == ((3, "TimeoutError", "slow"),)


def test_deaths_that_no_record_explains_end_the_shard() -> None:
    recovery = Recovery()
    tries = [recovery.retried(SHARD, Place(), error="ProcessDied", message="") for _ in range(3)]
    assert tries == [SHARD, SHARD, None]


def test_a_note_tells_the_place_and_whether_it_moves(tmp_path: Path) -> None:
    watch = Watch(tmp_path, seconds=1)
    assert watch.place("00000") == Place()
    Place(3, 9, 8, 70).write(watch.note("00000"))
    assert watch.place("00000") == Place(3, 9, 8, 70)
    assert not watch.has_stalled("00000")
    watch._seen["00000"] = (watch.note("00000").read_text(), -1e9)
    assert watch.has_stalled("00000")
    Place(None, None, 9, 80).write(watch.note("00000"))
    assert not watch.has_stalled("00000")
    watch.forget("00000")
    assert list(tmp_path.iterdir()) == []
