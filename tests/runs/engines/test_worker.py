from __future__ import annotations

import pytest

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
