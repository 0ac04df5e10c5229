from __future__ import annotations

import pytest

from pipeline.errors import ConfigError
from pipeline.runs.engines import worker


def test_a_worker_that_dies_before_it_is_told_what_to_do_is_heard_of_by_who_listens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "_PROGRAM", "")
    process, pipe = worker.start_worker(b"x" * 2**24, threads=1)  # more than a pipe holds
    with pytest.raises((EOFError, ConnectionError)):
        pipe.recv()
    pipe.close()
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait() == 0


def test_a_worker_that_was_started_ahead_is_the_first_one_of_a_task_of_ours() -> None:
    with worker.started_ahead(wanted=True):
        (ahead,) = worker._waiting
        process, pipe = worker.start_worker(b"load_verified_models", threads=1)
        assert (process, pipe) == ahead
        assert not worker._waiting
    pipe.send(None)  # a shard; the task is none
    assert isinstance(pipe.recv(), ConfigError)
    pipe.close()
    process.communicate()


def test_a_worker_that_was_started_ahead_is_not_given_another_task_and_ends() -> None:
    with worker.started_ahead(wanted=True):
        ((ahead, _),) = worker._waiting
        process, pipe = worker.start_worker(b"another", threads=1)
        assert process is not ahead
        pipe.close()
        process.communicate()
    assert ahead.returncode is not None
