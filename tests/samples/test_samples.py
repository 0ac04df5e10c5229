"""What `expected.json` says is of the sample articles, and 60 there are."""

from __future__ import annotations

import csv
import html
import json
from pathlib import Path

import pytest

from pipeline.records import DROP_REASONS

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = json.loads((ROOT / "tests/samples/expected.json").read_text(encoding="utf-8"))


def inputs() -> dict[str, str]:
    folder = ROOT / "samples"
    pages = {p.name: p.read_text("utf-8") for p in folder.iterdir() if p.suffix != ".md"}
    found = {name: html.unescape(text) for name, text in pages.items()}
    for line in found.pop("kumpulan.jsonl").splitlines():
        row = json.loads(line)
        found[row["id"]] = "\n".join(map(str, row.values()))
    del found["ekspor.csv"]
    with (folder / "ekspor.csv").open(encoding="utf-8", newline="") as file:
        found.update({row["id"]: "\n".join(row.values()) for row in csv.DictReader(file)})
    return found


INPUTS = inputs()


def test_sixty_articles_each_with_its_expectation() -> None:
    assert len(INPUTS) == 60
    assert sorted(INPUTS) == sorted(EXPECTED)


@pytest.mark.parametrize("key", EXPECTED)
def test_expectation_is_of_the_article(key: str) -> None:
    entry = EXPECTED[key]
    pieces = [entry["title"], entry["first"], entry["last"], *(entry["headings"] or [])]
    pieces += [piece["text"] for piece in entry["dropped"]]
    pieces += [quote["text"] for quote in entry.get("quotes", [])]
    if not entry.get("repaired"):  # that one has damaged characters on purpose
        pieces += entry.get("kept", [])
    assert [piece for piece in pieces if piece and piece not in INPUTS[key]] == []


def test_reasons_are_of_the_closed_list() -> None:
    reasons = {piece["reason"] for entry in EXPECTED.values() for piece in entry["dropped"]}
    assert reasons - {None} <= set(DROP_REASONS)
