from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigError
from pipeline.runs.plan import Plan, PlannedFile
from pipeline.runs.plan_file import plan_from_json, plan_to_json

COUNTS = st.lists(st.integers(0, 40), max_size=8)
SIZES = st.integers(1, 17)
LIMITS = st.none() | st.integers(1, 200)


def _plan(counts: list[int], *, shard_size: int, limit: int | None) -> Plan:
    files = [PlannedFile(f"{n}.txt", f"{n:032x}", count) for n, count in enumerate(counts)]
    return Plan(shard_size, limit, tuple(files))


@given(COUNTS, SIZES, LIMITS)
def test_a_plan_survives_json(counts: list[int], shard_size: int, limit: int | None) -> None:
    plan = _plan(counts, shard_size=shard_size, limit=limit)
    assert plan_from_json(plan_to_json(plan)) == plan
    longer = plan.extended(_plan([3, 1], shard_size=2, limit=limit))
    assert plan_from_json(plan_to_json(longer)) == longer


@pytest.mark.parametrize("text", ["", "[]", '{"files": 3}', '{"files": [{"no": 1}]}'])
def test_a_damaged_plan_is_named(text: str) -> None:
    with pytest.raises(ConfigError, match=r"plan\.json is damaged"):
        plan_from_json(text)
