"""Cleaning makes of every sample article what `expected.json` says."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.article.clean import clean
from pipeline.readers.corpus import read_corpus
from pipeline.records import Article, Record

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = json.loads((ROOT / "tests/samples/expected.json").read_text(encoding="utf-8"))


def key_of(record: Record) -> str:
    name = Path(record.path).name
    return record.doc_id if name.endswith((".jsonl", ".csv")) else name


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    records = read_corpus([ROOT / "samples"])
    return {key_of(record): clean(record) for record in records}


def body_of(article: Article) -> str:
    kinds = ("body", "heading")
    return "\n".join(article.text[p.start : p.end] for p in article.paragraphs if p.kind in kinds)


def test_every_sample_is_read_and_expected(articles: dict[str, Article]) -> None:
    assert sorted(articles) == sorted(EXPECTED)
    assert len(EXPECTED) == 60


@pytest.mark.parametrize("key", EXPECTED)
def test_metadata(articles: dict[str, Article], key: str) -> None:
    article, expected = articles[key], EXPECTED[key]
    published = expected["published"]
    assert article.title == expected["title"]
    assert article.published == (datetime.fromisoformat(published) if published else None)
    assert ("assumed_wib" in article.flags) == expected.get("assumed_wib", False)
    for name in ("author", "editor", "source"):
        if name in expected:
            assert getattr(article, name) == expected[name]


@pytest.mark.parametrize("key", EXPECTED)
def test_body(articles: dict[str, Article], key: str) -> None:
    article, expected = articles[key], EXPECTED[key]
    body = body_of(article)
    if expected["first"]:
        assert body.startswith(expected["first"])
        assert body.count(expected["first"]) == 1
    assert body.endswith(expected["last"])
    for sentence in expected.get("kept", []):
        assert sentence in body
    for text in expected.get("absent", []):
        assert text not in article.text


@pytest.mark.parametrize("key", EXPECTED)
def test_kinds(articles: dict[str, Article], key: str) -> None:
    article, expected = articles[key], EXPECTED[key]
    kept = [(p.kind, article.text[p.start : p.end]) for p in article.paragraphs]
    if expected["headings"] is not None:
        assert [text for kind, text in kept if kind == "heading"] == expected["headings"]
    datelines = [text.strip() for kind, text in kept if kind == "dateline"]
    assert datelines == ([expected["dateline"]] if "dateline" in expected else [])


@pytest.mark.parametrize("key", EXPECTED)
def test_dropped_with_reason(articles: dict[str, Article], key: str) -> None:
    article = articles[key]
    for piece in EXPECTED[key]["dropped"]:
        reasons = [d.reason for d in article.dropped if piece["text"] in d.text]
        assert reasons, f"not dropped: {piece['text']}"
        assert piece["reason"] is None or piece["reason"] in reasons
        if piece["reason"] != "duplicate" and " " in piece["text"]:  # a word may recur
            assert piece["text"] not in body_of(article)
