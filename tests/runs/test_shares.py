from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import ModelConfig, RunConfig
from pipeline.runs import shares
from pipeline.runs.shares import WORKER_MEMORY, share_out


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight cores, and memory for five workers."""
    monkeypatch.setattr(shares, "available_cores", lambda: 8)
    monkeypatch.setattr(shares, "memory", lambda: 5 * WORKER_MEMORY + 1)


@pytest.mark.parametrize(
    ("config", "shards", "expected"),
    [
        (RunConfig(), 100, (5, 1)),
        (RunConfig(), 3, (3, 2)),
        (RunConfig(), 0, (1, 8)),
        (RunConfig(workers=8), 100, (8, 1)),
        (RunConfig(workers=10_000), 100, (100, 1)),
        (RunConfig(workers=2), 100, (2, 4)),
        (RunConfig(workers=2, models=ModelConfig(threads=7)), 100, (2, 7)),
        (RunConfig(models=ModelConfig(device="cuda", precision="fp32")), 100, (1, 8)),
    ],
)
def test_cores_memory_and_work_decide(
    config: RunConfig, shards: int, expected: tuple[int, int]
) -> None:
    found = share_out(config, shards=shards)
    assert (found.workers, found.models.threads) == expected


def test_an_enricher_of_ones_own_runs_alone_unless_more_is_asked_for() -> None:
    assert share_out(RunConfig(), shards=9, alone=True).workers == 1
    assert share_out(RunConfig(workers=3), shards=9, alone=True).workers == 3


def test_little_memory_is_one_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "memory", lambda: WORKER_MEMORY // 2)
    assert share_out(RunConfig(), shards=9).workers == 1


def test_a_container_has_less_than_its_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.undo()
    (tmp_path / "limit").write_text("1000000\n")
    (tmp_path / "none").write_text("max\n")
    monkeypatch.setattr(shares, "_LIMITS", (tmp_path / "none", tmp_path / "missing"))
    machine = shares.memory()
    monkeypatch.setattr(shares, "_LIMITS", (tmp_path / "limit",))
    assert shares.memory() == 1_000_000 < machine
