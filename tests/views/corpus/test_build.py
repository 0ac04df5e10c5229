"""When the corpus view is made again."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.views.corpus.build import build_corpus_view, refresh_corpus_view
from tests.views.outputs import write_output


def test_it_is_refreshed_where_it_is_older_than_the_output(tmp_path: Path) -> None:
    write_output(tmp_path)
    assert not refresh_corpus_view(tmp_path)  # there is none
    index = build_corpus_view(tmp_path)["entity_index"]
    assert not refresh_corpus_view(tmp_path)
    os.utime(index, (0, 0))
    assert refresh_corpus_view(tmp_path)
    assert not refresh_corpus_view(tmp_path)
    (tmp_path / "manifest.json").unlink()
    os.utime(index, (0, 0))
    assert not refresh_corpus_view(tmp_path)
