"""Roles, aliases and places together on paragraphs written for this project."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stages.entity_scores import build_pipeline, gold_doc, load, scores

GOLD = load(Path(__file__).parent / "entities.jsonl")


@pytest.fixture(scope="module")
def measured():
    return scores(GOLD)


def test_the_gold_is_sound():
    assert len({gold["id"] for gold in GOLD}) == len(GOLD) >= 40
    for gold in GOLD:
        assert all(gold["text"][m["start"] : m["end"]] == m["text"] for m in gold["mentions"])


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("alias pairs", 0.97),
        ("roles", 0.97),
        ("links of countries", 0.98),
        ("links of Indonesian areas", 0.97),
        ("links of regions", 0.98),
    ],
)
def test_floors(measured, name, floor):
    assert measured[name].f1 >= floor


def test_a_pipeline_of_the_three_stages_is_clean():
    analysis = build_pipeline().analyze_pipes(keys=["assigns", "requires"], pretty=False)
    missing = {name: problems for name, problems in analysis["problems"].items() if problems}
    # Only the recogniser that a full pipeline has before them is missing.
    assert missing.keys() <= {"nusawarta_roles", "nusawarta_aliases", "nusawarta_places"}
    assert {item for problems in missing.values() for item in problems} == {"doc.ents"}


def test_numbers_follow_first_appearance_and_extensions_survive_linking():
    nlp = build_pipeline()
    for gold in GOLD:
        ents = nlp(gold_doc(nlp, gold)).ents
        numbers = [ent._.entity_id for ent in ents]
        assert list(dict.fromkeys(numbers)) == list(range(len(set(numbers))))
        assert [(ent.start_char, ent.end_char) for ent in ents] == [
            (mention["start"], mention["end"]) for mention in gold["mentions"]
        ]
        assert all(ent._.canonical for ent in ents)
