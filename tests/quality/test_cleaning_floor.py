from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from tests.quality.cleaning import score_pages

# By default where a checkout finds the data; see tests/quality/cleaning.py.
PAGES = Path(os.environ.get("NUSAWARTA_CORPORA", "../shared/corpora")) / "html"
EXPECTED = "5dfb7443b8f5059719dbfd35007bf8f96950b2bf212ffcaf5e78cd3576dfd683"


@pytest.mark.skipif(not (PAGES / "expected.json").exists(), reason="saved pages are not here")
def test_saved_pages_are_cut_as_well_as_measured():
    data = (PAGES / "expected.json").read_bytes()
    assert hashlib.sha256(data).hexdigest() == EXPECTED
    scores = score_pages(PAGES)
    assert all(score.title and score.date for score in scores)
    assert sum(score.body for score in scores) / len(scores) > 0.99  # measured: 0.997
