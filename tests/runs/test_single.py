from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import RunConfig
from pipeline.errors import ConfigError, InputError
from pipeline.records import Record
from pipeline.runs.single import analyse, read_one
from tests.fakes import load_fake_language


def test_records_are_numbered_over_the_files_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "satu"}\n{"text": "dua"}\n', encoding="utf-8")
    (tmp_path / "b.txt").write_text("tiga", encoding="utf-8")
    assert read_one(tmp_path, position=2, config=RunConfig()).text == "tiga"
    with pytest.raises(ConfigError, match="has no record 3"):
        read_one(tmp_path, position=3, config=RunConfig())


def test_a_record_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("bukan JSON\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.jsonl, record 0"):
        read_one(tmp_path / "a.jsonl", config=RunConfig())


def test_a_document_knows_its_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.runs.single.load_models", load_fake_language)
    record = Record("a", "-", text="Kabar Kota\n\nWarga Bogor membersihkan sungai pagi ini.\n")
    doc = analyse(record, config=RunConfig())
    assert doc.text == doc._.article.text
    assert "Bogor" in {ent.text for ent in doc.ents}
