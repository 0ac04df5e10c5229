"""A small output with something for every section of the report."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.views.outputs import Row, write_output

DOCUMENTS = 60
SPEAKERS = 12
PLACES = (
    ("Kota Bogor", "32.71", -6.595, 106.7892),
    ("Kota Malang", "35.73", -7.98, 112.62),
    ("Aceh", "11", 4.34, 96.7),
    ("Kota Sorong", "92.71", -0.8667, 131.25),
)


def press_output(folder: Path, *, documents: int = DOCUMENTS, url: str | None = None) -> Path:
    """Write an output of *documents* invented reports in which somebody speaks of a sum."""
    found: dict[str, list[Row]] = {
        name: [] for name in ("documents", "paragraphs", "sentences", "entities", "quotes")
    }
    for number in range(documents):
        for name, rows in _report(number, url).items():
            found[name] += rows
    failed = {"path": "a<b>.txt", "stage": "read", "error": "InputError", "message": "no <text>"}
    repeats = {"doc_id": "d1", "duplicate_of": "d0", "similarity": 0.9}
    return write_output(folder, shards=2, failures=[failed], duplicates=[repeats], **found)


def _report(number: int, url: str | None) -> dict[str, list[Row]]:
    doc_id = f"d{number}"
    speaker, other = f"Sari Dewi {number % SPEAKERS}", f"Budi Santoso {number // 6 % 5}"
    place, kb_id, lat, lon = PLACES[number % len(PLACES)]
    text = f"Pasar <{number}>\n\n{speaker} dan {other} memberi Rp2 juta di {place}."
    key = {"doc_id": doc_id}
    entities = [
        _mention(text, speaker, "PERSON", entity_id=0, role="Bupati"),
        _mention(text, other, "PERSON", entity_id=1),
        _mention(text, "Pasar", "ORG", entity_id=2, canonical="Dinas Pasar & Kota"),
        _mention(text, "Rp2 juta", "MONEY", value="2000000", value_number=2e6, unit="IDR"),
        _mention(text, place, "GPE", entity_id=3, kb="idn", kb_id=kb_id, lat=lat, lon=lon),
    ]
    headline = text.index("\n")
    return {
        "documents": [
            {
                **key,
                "title": text[:headline],
                "published_date": dt.date(2025, 1, 1) + dt.timedelta(7 * number),
                "source": f"Kabar {number % 3}",
                "section": ("Ekonomi", "Kota")[number % 2],
                "url": url,
                "lang": "id",
                "text": text,
                "n_sentences": 2,
                "n_tokens": 12,
                "n_entities": 4,
                "n_quotes": 1,
                "dropped": [{"at": 3, "text": "Baca juga: <Lain>", "reason": "related"}],
                "notes": ["assumed_wib"],
            }
        ],
        "paragraphs": [
            {**key, "kind": "headline", "start": 0, "end": headline},
            {**key, "kind": "body", "start": headline + 2, "end": len(text)},
        ],
        "sentences": [{**key, "sent_id": 0, "text": text[headline + 2 :]}],
        "entities": [
            {**key, "ent_id": i, "sent_id": 0, "par_kind": "body", **entity}
            for i, entity in enumerate(sorted(entities, key=lambda row: int(str(row["start"]))))
        ],
        "quotes": [
            {
                **key,
                "quote_id": 0,
                "text": "Pasar ini memberi <dua> kali lipat dari tahun lalu, dan itu belum semua,",
                "start": headline + 2,
                "direct": number % 2 == 0,
                "speaker": speaker,
                "speaker_kind": "person",
                "speaker_entity_id": 0,
            }
        ],
    }


def _mention(text: str, surface: str, label: str, **values: object) -> dict[str, object]:
    start = text.index(surface)
    named = {} if label == "MONEY" else {"canonical": surface}
    place = {"start": start, "end": start + len(surface), "text": surface, "label": label}
    return {**place, **named, **values}
