from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from pipeline.runs.output import Output
from pipeline.spilling import open_spilling
from pipeline.views.report.corpus import Corpus, open_corpus
from tests.views.outputs import write_output

FIRST = dt.date(2025, 1, 1)


def opened(folder: Path, days: list[dt.date | None]) -> Corpus:
    documents = [{"doc_id": f"d{i}", "published_date": day} for i, day in enumerate(days)]
    output = Output(write_output(folder / "out", documents=documents))
    return open_corpus(open_spilling(folder / "spill"), output, {})


def test_documents_are_counted_by_period(tmp_path):
    corpus = opened(tmp_path, [FIRST, None, FIRST, FIRST + dt.timedelta(2)])
    assert corpus.periods is not None
    assert (corpus.periods.unit, corpus.per_period) == ("day", [2, 0, 1])


@pytest.mark.parametrize(("many", "first"), [(400, 1970), (600, 2025)])
def test_a_wrong_day_stretches_the_axis_of_a_small_corpus_only(tmp_path, many, first):
    corpus = opened(tmp_path, [dt.date.min, dt.date.max, dt.date(1970, 1, 1), *[FIRST] * many])
    assert corpus.periods is not None
    assert corpus.periods.starts[0].year == first
    assert corpus.per_period[-1] == many


def test_without_days_there_are_no_periods(tmp_path):
    corpus = opened(tmp_path, [None])
    assert (corpus.periods, corpus.per_period, corpus.by_period("SELECT 1")) == (None, [], {})


@pytest.mark.parametrize(
    ("days", "span"),
    [
        (0, "2025-01-01"),
        (2, "2025-01-01 to 2025-01-03"),
        (50, "2025-01-01 to 2025-02-20"),  # weeks, which begin on other days
        (400, "2025-01 to 2026-02"),
    ],
)
def test_the_span_is_told_as_exactly_as_it_is_drawn(tmp_path, days, span):
    assert opened(tmp_path, [FIRST, FIRST + dt.timedelta(days)]).span == span


@pytest.mark.parametrize(("each", "totals"), [(9, []), (10, [10, 0, 10])])
def test_shares_are_taken_of_enough_documents_only(tmp_path, each, totals):
    corpus = opened(tmp_path, [FIRST, FIRST + dt.timedelta(2)] * each)
    assert corpus.totals == totals


def test_only_names_with_a_dossier_are_links(tmp_path):
    corpus = opened(tmp_path, [FIRST])
    corpus = dataclasses.replace(corpus, numbers={"PERSON:sari": 7})
    assert corpus.link("PERSON:sari", "Sari & Co") == '<a href="#name-7">Sari &amp; Co</a>'
    assert corpus.link("PERSON:budi", "Budi") == "Budi"
    assert corpus.link(None, "Budi") == "Budi"
