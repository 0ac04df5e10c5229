"""What the user knows of names, over all documents."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from pipeline.views.corpus.build import build_corpus_view
from tests.views.outputs import Row, write_output

CORRECTIONS = """
never = ["Simak"]
[labels]
"Bank Melati" = "ORG"
[names]
"Ratna Widjaja" = ["RW"]
Surakarta = ["Solo Raya"]
"""


def mention(doc_id: str, text: str, label: str, canonical: str | None, **link: str) -> Row:
    return {"doc_id": doc_id, "text": text, "label": label, "canonical": canonical, **link}


MENTIONS = [
    mention("a", "RW", "ORG", "RW"),
    mention("b", "Ratna", "PERSON", "Ratna Widjaja"),
    mention("c", "RW", "PERSON", "RW"),
    mention("a", "Simak", "ORG", "Simak"),
    mention("a", "Melati", "GPE", "Bank Melati", kb="idn", kb_id="32.71"),
    mention("b", "Bank Melati", "ORG", "Bank Melati"),
    mention("a", "Solo", "GPE", "Surakarta", kb="idn", kb_id="33.72"),
    mention("b", "Solo Raya", "LOC", "Solo Raya"),
    mention("b", "Bogor", "GPE", "Bogor", kb="idn", kb_id="32.71"),
    mention("b", "Senin", "DATE", None),
]


def index_of(folder: Path) -> dict[str, Row]:
    rows = pq.read_table(build_corpus_view(folder)["entity_index"]).to_pylist()
    return {row["canonical"]: row for row in rows}


def test_names_merge_whatever_their_links_and_labels(tmp_path: Path) -> None:
    write_output(tmp_path, entities=MENTIONS, shards=2)
    (tmp_path / "_state" / "corrections.toml").write_text(CORRECTIONS, encoding="utf-8")
    found = index_of(tmp_path)
    assert set(found) == {"Ratna Widjaja", "Bank Melati", "Surakarta", "Bogor"}
    ratna = found["Ratna Widjaja"]
    assert (ratna["documents"], ratna["mentions"], ratna["label"]) == (3, 3, "PERSON")
    assert ratna["aliases"] == [{"text": "RW", "count": 2}, {"text": "Ratna", "count": 1}]
    bank = found["Bank Melati"]
    assert (bank["documents"], bank["label"], bank["kb"]) == (2, "ORG", None)
    assert (found["Surakarta"]["documents"], found["Surakarta"]["kb_id"]) == (2, "33.72")
    assert (found["Bogor"]["documents"], found["Bogor"]["kb_id"]) == (1, "32.71")


def test_without_corrections_names_are_as_they_were_found(tmp_path: Path) -> None:
    write_output(tmp_path, entities=MENTIONS)
    assert {"Simak", "RW", "Solo Raya"} <= set(index_of(tmp_path))
