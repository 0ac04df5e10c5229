from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ConfigError, InputError
from pipeline.views.annotations import import_annotations
from pipeline.views.export.export import export
from tests.cli.rendering.analysed import market
from tests.views.outputs import write_docs

TEXT = "😀 Sari di Bogor"


def region(start: int, end: int, label: str, text: str | None = None) -> dict[str, Any]:
    value = {"start": start, "end": end, "labels": [label]}
    return {"type": "labels", "value": value if text is None else {**value, "text": text}}


def task(*regions: dict[str, Any], text: str = TEXT) -> dict[str, Any]:
    annotation = {"result": list(regions), "updated_at": "2025-08-21"}
    return {"id": 7, "data": {"text": text, "doc_id": "a"}, "annotations": [annotation]}


def imported(folder: Path, *tasks: object) -> list[dict[str, Any]]:
    file = folder / "export.json"
    file.write_text(json.dumps(tasks), encoding="utf-8")
    stream = StringIO()
    import_annotations(file, stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_what_was_exported_and_corrected_comes_back_as_training_data(tmp_path):
    out = write_docs(tmp_path / "out", market())
    export(out, "label-studio", tmp_path / "tasks.json")
    (exported,) = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    result = exported.pop("predictions")[0]["result"]
    result[1]["value"]["labels"] = ["LOC"]  # what somebody corrected
    del result[0]
    (row,) = imported(tmp_path, {**exported, "id": 1, "annotations": [{"result": result}]})
    assert row["id"] == "a"
    named = [(row["text"][e["start"] : e["end"]], e["label"]) for e in row["entities"]]
    assert named == [("BOGOR", "LOC"), ("Sari Dewi", "PERSON"), ("2500 rupiah", "MONEY")]


def test_regions_come_in_the_order_of_the_text(tmp_path):
    (row,) = imported(tmp_path, task(region(10, 15, "GPE"), region(2, 6, "PERSON")))
    assert [entity["start"] for entity in row["entities"]] == [2, 10]


def test_offsets_in_utf_16_are_seen_by_the_text_of_the_region(tmp_path):
    (row,) = imported(tmp_path, task(region(3, 7, "PERSON", "Sari")))
    assert row["entities"] == [{"start": 2, "end": 6, "label": "PERSON"}]


def test_the_newest_annotation_counts_and_skipped_ones_do_not(tmp_path):
    two = task(region(2, 6, "PERSON"))
    two["annotations"] += [
        {"result": [], "updated_at": "2025-08-20"},
        {"result": [], "updated_at": "2025-08-22", "was_cancelled": True},
    ]
    (row,) = imported(tmp_path, two)
    assert len(row["entities"]) == 1


def test_tasks_that_nobody_annotated_are_counted(tmp_path):
    (tmp_path / "a.json").write_text(
        json.dumps([task(), {**task(), "annotations": []}]), encoding="utf-8"
    )
    assert import_annotations(tmp_path / "a.json", tmp_path / "train.jsonl") == (1, 1)
    assert (tmp_path / "train.jsonl").read_text(encoding="utf-8").count("\n") == 1


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"text": "x"}, "record 1: not a task .* 'data' is missing"),
        (task(region(2, 6, "PERSON"), region(4, 8, "ORG")), "'Sari' and 'ri d' overlap"),
        (task(region(2, 6, "PERSON", "Budi")), "the region 'Budi' is not where it says"),
        (task(region(2, 99, "PERSON")), "the region 2-99 is not in the text"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(tmp_path, wrong, message):
    with pytest.raises(InputError, match=message):
        imported(tmp_path, task(), wrong)


def test_files_that_are_no_export_or_cannot_be_written_are_named(tmp_path):
    (tmp_path / "a.json").write_text("[{", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.json"):
        import_annotations(tmp_path / "a.json", StringIO())
    with pytest.raises(ConfigError, match="cannot write"):
        import_annotations(tmp_path / "a.json", tmp_path / "tidak" / "ada")
