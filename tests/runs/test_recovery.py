from __future__ import annotations

import random
from collections.abc import Callable

from pipeline.runs.plan import Shard
from pipeline.runs.recovery import Recovery
from pipeline.runs.trouble import Care, Place

SHARD = Shard("00000", ())
SINGLY = Shard("00000", (), care=Care(singly=frozenset({0, 1})))
_MOST = 200  # deaths; a run that needs more does not end


def died(recovery: Recovery, shard: Shard, place: Place) -> Shard | None:
    return recovery.retried(shard, place, error="ProcessDied", message="died")


def place_of_death(shard: Shard, item: int) -> Place:
    """Where a process is seen to die whose record number *item* is in hand; batches hold ten."""
    batch = item // 10
    if shard.care.suspect == (batch, item):
        return Place(batch, item, rehearsal=True)
    return Place(batch, item if batch in shard.care.singly else None)


def deaths_until(done: Callable[[Shard], bool], shard: Shard, item: int) -> int:
    """How often a record kills its process before *done* is true of the shard."""
    recovery, deaths = Recovery(), 0
    while not done(shard) and deaths < _MOST:
        again = died(recovery, shard, place_of_death(shard, item))
        assert again is not None
        shard, deaths = again, deaths + 1
    return deaths


def test_a_death_may_pass_before_anything_is_suspected() -> None:
    recovery = Recovery()
    again = died(recovery, SHARD, Place(2))
    assert again == SHARD
    again = died(recovery, SHARD, Place(2))
    assert again is not None and again.care.singly == {2}


def test_a_record_is_given_up_when_processes_die_of_it_alone() -> None:
    def given_up(shard: Shard) -> bool:
        return shard.care.given_up == ((7, "ProcessDied", "died"),)

    assert deaths_until(given_up, SHARD, 7) == 6


def test_a_record_that_passes_alone_is_innocent() -> None:
    recovery, shard = Recovery(), SHARD
    for place in (Place(0), Place(0), Place(0, 7), Place(0, 7, rehearsal=True), Place(0, 3)):
        again = died(recovery, shard, place)
        assert again is not None
        shard = again
    assert shard.care.suspect == (0, 3)
    again = died(recovery, shard, Place(0, 7))
    assert again is not None
    again = died(recovery, again, Place(0, 7, rehearsal=True))
    assert again is not None and again.care.given_up == ()


def test_a_record_that_never_passes_in_company_is_given_up_in_the_end() -> None:
    recovery, shard = Recovery(), SHARD
    for place in [Place(0)] * 2 + [Place(0, 7)] * 6:
        assert not shard.care.given_up
        again = died(recovery, shard, place)
        assert again is not None
        shard = again
    assert shard.care.given_up == ((7, "ProcessDied", "died"),)


def test_several_culprits_are_found_while_others_are_killed_too() -> None:
    recovery, shards, deaths = Recovery(), {"a": Shard("a", ()), "b": Shard("b", ())}, 0
    culprits = {"a": [3, 4, 25], "b": [0]}
    while deaths < _MOST and any(culprits.values()):
        for name, items in culprits.items():
            if not items:
                continue
            again = died(recovery, shards[name], place_of_death(shards[name], items[0]))
            assert again is not None
            shards[name], deaths = again, deaths + 1
            if again.care.given_up and again.care.given_up[-1][0] == items[0]:
                items.pop(0)
    assert [number for number, *_ in shards["a"].care.given_up] == [3, 4, 25]
    assert deaths < 40


def test_kills_at_random_cost_no_record() -> None:
    choose = random.Random(7)  # noqa: S311 - the same kills each time
    for _ in range(200):
        recovery, shard = Recovery(), SHARD
        for _ in range(20):
            if choose.random() < 0.4:
                recovery.progressed()
                place = Place()
            elif shard.care.suspect is not None and choose.random() < 0.1:
                place = Place(*shard.care.suspect, rehearsal=True)
            else:
                place = place_of_death(SINGLY, choose.randrange(12))
            again = died(recovery, shard, place)
            assert again is not None
            shard = again
        assert shard.care.given_up == ()


def test_what_stalls_is_suspected_at_once() -> None:
    recovery = Recovery()
    again = recovery.retried(SHARD, Place(0), error="TimeoutError", message="slow")
    assert again is not None and again.care.singly == {0}
    last = recovery.retried(again, Place(0, 3), error="TimeoutError", message="slow")
    assert last is not None and last.care.given_up == ((3, "TimeoutError", "slow"),)


def test_deaths_that_no_record_explains_end_the_shard() -> None:
    recovery = Recovery()
    tries = [died(recovery, SHARD, Place()) for _ in range(13)]
    assert tries == [SHARD] * 11 + [None, None]


def test_deaths_between_which_others_get_on_end_it_later() -> None:
    recovery, tries = Recovery(), 0
    while died(recovery, SHARD, Place()) is not None:
        recovery.progressed()
        tries += 1
    assert 40 < tries < 80
