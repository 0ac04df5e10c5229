from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.runs.output import Output
from pipeline.spilling import open_spilling
from pipeline.views.report.corpus import Corpus, open_corpus
from pipeline.views.report.selection import EVERYTHING, Selection
from tests.views.outputs import Row, write_output
from tests.views.report.press import press_output

TABLES = ("documents", "paragraphs", "sentences", "entities", "quotes", "seen", "mentions")


def opened(out: Path, only: Selection) -> Corpus:
    return open_corpus(open_spilling(out.with_name("spill")), Output(out), {}, only)


def documents(corpus: Corpus, table: str = "documents") -> set[int]:
    return {int(doc_id[1:]) for (doc_id,) in corpus.rows(f"FROM {table} SELECT doc_id")}


@pytest.mark.parametrize(
    ("only", "kept"),
    [
        (Selection(outlet="kabar 1"), set(range(1, 60, 3))),
        (Selection(section="Kota"), set(range(1, 60, 2))),
        (Selection(since=dt.date(2025, 1, 8), until=dt.date(2025, 1, 15)), {1, 2}),
        (Selection(about="SARI DEWI 3"), set(range(3, 60, 12))),
        (Selection(about="Sari Dewi 3", outlet="Kabar 0", until=dt.date(2025, 6, 1)), {3, 15}),
    ],
)
def test_what_does_not_fit_is_in_no_table(tmp_path, only, kept):
    corpus = opened(press_output(tmp_path / "out"), only)
    for table in TABLES:
        assert documents(corpus, table) == kept
    assert corpus.number("SELECT count(*) FROM failures") == 1
    assert corpus.number("SELECT sum(quotes) FROM speakers") == len(kept)


def test_about_a_name_is_about_all_that_the_corpus_takes_for_it(tmp_path):
    names = ["Komisi Pemberantasan Korupsi", "KPK", "Kejaksaan Agung"]
    entities: list[Row] = [
        {"doc_id": f"d{i}", "ent_id": 0, "label": "ORG", "text": name, "canonical": name}
        for i, name in enumerate(names)
    ]
    rows = [{"doc_id": f"d{i}"} for i in range(3)]
    out = write_output(tmp_path / "out", documents=rows, entities=entities)
    assert documents(opened(out, Selection(about="kpk"))) == {0, 1}


def test_corrections_count_too(tmp_path):
    out = press_output(tmp_path / "out", documents=6)
    (out / "_state" / "corrections.toml").write_text('never = ["Kota Bogor"]', encoding="utf-8")
    assert documents(opened(out, Selection(about="Aceh"))) == {2}
    with pytest.raises(ConfigError, match="no document about Kota Bogor"):
        opened(out, Selection(about="Kota Bogor"))


def test_a_selection_is_told_in_words():
    only = Selection(about="KPK", outlet="Kabar", section="Kota", since=dt.date(2025, 1, 2))
    assert only.told() == "about KPK, from Kabar, in Kota, since 2025-01-02"
    assert EVERYTHING.told() == ""
