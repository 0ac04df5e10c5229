from __future__ import annotations

import pyarrow.parquet as pq
import pytest

from pipeline.duplicates.scan import SIGNATURE_SCHEMA, body_of, clear, scan_shard
from pipeline.errors import InputError
from pipeline.records import Article, Paragraph, Record
from tests.duplicates.agency_copies import PARAGRAPHS, text_of


def as_article(record: Record) -> Article:
    if record.text == "rusak":
        raise InputError("cannot be cleaned", path=record.path)
    text = record.text or ""
    return Article(record, text, paragraphs=(Paragraph("body", 0, len(text)),))


def records(*texts: str) -> list[Record]:
    return [Record(f"d{i}", "korpus.jsonl", i, text=text) for i, text in enumerate(texts)]


def test_one_row_for_each_document_that_has_words(tmp_path):
    texts = records(text_of(PARAGRAPHS), "rusak", "", "Pendek saja")
    path = scan_shard("00000", texts, state=tmp_path, clean=as_article)
    table = pq.read_table(path)
    assert table.schema.equals(SIGNATURE_SCHEMA)
    assert table.column("doc_id").to_pylist() == ["d0", "d3"]
    assert table.column("row").to_pylist() == [0, 3]
    assert table.column("hashes").null_count == 1


def test_a_shard_that_was_scanned_is_not_read_again(tmp_path):
    path = scan_shard("00000", records("satu dua"), state=tmp_path, clean=as_article)
    before = path.stat().st_mtime_ns

    def unreadable():
        raise AssertionError("read again")
        yield

    assert scan_shard("00000", unreadable(), state=tmp_path, clean=as_article) == path
    assert path.stat().st_mtime_ns == before


def test_an_interrupted_scan_leaves_no_file_that_counts(tmp_path):
    def breaking():
        yield records("satu dua")[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        scan_shard("00000", breaking(), state=tmp_path, clean=as_article)
    assert not (tmp_path / "signatures" / "00000.parquet").exists()
    scan_shard("00000", records("satu dua"), state=tmp_path, clean=as_article)
    assert (tmp_path / "signatures" / "00000.parquet").exists()


def test_only_the_body_is_compared():
    text = "JUDUL\n\nJAKARTA - Isi berita."
    article = Article(
        Record("a", "a.txt"),
        text,
        paragraphs=(
            Paragraph("headline", 0, 5),
            Paragraph("dateline", 7, 17),
            Paragraph("body", 17, len(text)),
        ),
    )
    assert body_of(article) == "Isi berita."


def test_clear_forgets_everything(tmp_path):
    scan_shard("00000", records("satu dua"), state=tmp_path, clean=as_article)
    (tmp_path / "duplicates.parquet").touch()
    clear(tmp_path)
    assert list(tmp_path.iterdir()) == []
    clear(tmp_path)
