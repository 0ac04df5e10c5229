"""What is known of a name: an invented market, its head, and a minister who speaks of both."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from pipeline.runs.output import Output
from pipeline.spilling import open_spilling
from pipeline.views.report.corpus import open_corpus
from pipeline.views.report.dossiers import Dossier, dossiers
from tests.views.outputs import Row, write_output

TEXTS = (
    "Kepala Pasar Sari Dewi menolak.\nMenteri Budi Santoso memuji Sari Dewi.",
    "Sari Dewi pindah ke Malang.",
    "Sari Dewi pindah ke Malang.",  # a copy
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Dossiers by name, with the titles of articles and the names beside in place of numbers."""
    return read(write(tmp_path_factory.mktemp("dossiers") / "out"))


def read(out: Path) -> dict[str, Any]:
    corpus = open_corpus(open_spilling(out.with_name("spill")), Output(out), {})
    by_number, articles = dossiers(corpus)
    names = dict(corpus.rows("SELECT number, canonical FROM ranked"))
    return {names[n]: told(dossier, articles, names) for n, dossier in by_number.items()}


def told(dossier: Dossier, articles: list[tuple[Any, ...]], names: dict[int, str]) -> Any:
    known: dict[str, Any] = {**dossier}
    for part in ("said", "said_of", "named"):
        known[part] = [(articles[at][0], *rest) for at, *rest in known.get(part, [])]
    known["beside"] = {names[other]: n for other, n in known.get("beside", [])}
    return known


def write(out: Path) -> Path:
    tables: dict[str, list[Row]] = {"documents": [], "sentences": [], "entities": []}
    for number, text in enumerate(TEXTS):
        key = {"doc_id": f"d{number}"}
        day = dt.date(2025, 1, 1 + number)
        address = "javascript:alert(1)" if number else "https://contoh.id/a"
        tables["documents"].append(
            {**key, "title": f"Judul {number}", "published_date": day, "text": text, "url": address}
        )
        at = 0
        for sent_id, sentence in enumerate(text.split("\n")):
            span = {"start": at, "end": at + len(sentence)}
            tables["sentences"].append({**key, "sent_id": sent_id, "text": sentence, **span})
            for name, label, role in (
                ("Sari Dewi", "PERSON", "Kepala Pasar" if number == sent_id == 0 else None),
                ("Budi Santoso", "PERSON", "Menteri"),
                ("Malang", "GPE", None),
            ):
                if name in sentence:
                    start = at + sentence.index(name)
                    tables["entities"].append(
                        {
                            **key,
                            "ent_id": len(tables["entities"]),
                            "sent_id": sent_id,
                            "par_kind": "body",
                            "start": start,
                            "end": start + len(name),
                            "text": name,
                            "label": label,
                            "canonical": name,
                            "entity_id": ("Sari Dewi", "Budi Santoso", "Malang").index(name),
                            "role": role,
                        }
                    )
            at += len(sentence) + 1
    first, second = TEXTS[0].split("\n")
    praise = {"quote_id": 1, "speaker": "Budi Santoso", "speaker_entity_id": 1, "direct": True}
    refusal = {"quote_id": 0, "speaker": "Sari Dewi", "speaker_entity_id": 0, "direct": False}
    quotes: list[Row] = [
        {"doc_id": "d0", "start": 24, "end": 30, "text": "menolak", **refusal},
        {
            "doc_id": "d0",
            "start": len(first) + 1,
            "end": len(first) + 1 + len(second),
            "text": "memuji\nSari Dewi,",
            **praise,
        },
    ]
    again = {**quotes[0], "doc_id": "d1", "start": 0, "end": 7}  # the same words in another article
    copies = [{"doc_id": "d2", "duplicate_of": "d1", "similarity": 1.0}]
    return write_output(out, quotes=[*quotes, again], duplicates=copies, **tables)


def test_offices_days_and_who_stands_beside(found):
    sari = found["Sari Dewi"]
    assert sari["roles"] == ["Kepala Pasar"]
    assert sari["trend"] == [(0, 1), (1, 1), (2, 1)]
    assert sari["beside"] == {"Malang": 2, "Budi Santoso": 1}


def test_what_a_name_says_and_what_others_say_of_it(found):
    assert found["Sari Dewi"]["said"] == [("Judul 0", "menolak", False, "Sari Dewi")]
    praise = ("Judul 0", "memuji Sari Dewi", True, "Budi Santoso")
    assert found["Sari Dewi"]["said_of"] == [praise]
    assert found["Budi Santoso"]["said"] == [praise]
    assert found["Budi Santoso"]["said_of"] == []  # nobody speaks of them but they themselves


def test_sentences_come_from_the_newest_articles_and_from_no_copy(found):
    assert found["Sari Dewi"]["named"] == [
        ("Judul 1", TEXTS[1]),
        *(("Judul 0", sentence) for sentence in TEXTS[0].split("\n")),
    ]


def test_only_addresses_of_the_web_are_links(tmp_path):
    out = write(tmp_path / "out")
    corpus = open_corpus(open_spilling(tmp_path / "spill"), Output(out), {})
    _, articles = dossiers(corpus)
    assert {title: url for title, _, _, url in articles} == {
        "Judul 0": "https://contoh.id/a",
        "Judul 1": None,
    }


def test_nobody_named_is_no_dossier(tmp_path):
    assert read(write_output(tmp_path / "out", documents=[{"doc_id": "d0"}])) == {}
