"""Tasks for Label Studio; the way back is in `tests.views.test_annotations`."""

from __future__ import annotations

import json
from io import StringIO
from xml.etree import ElementTree

import pytest

from pipeline.views.export.export import export
from pipeline.views.export.label_studio import FROM_NAME, LABELS, TO_NAME, labelling_config


def test_tasks_carry_the_names_as_predictions(out):
    stream = StringIO()
    assert export(out, "label-studio", stream) == 2
    first, second = json.loads(stream.getvalue())
    assert first["data"]["title"] == "Sari Buka Pasar"
    regions = first["predictions"][0]["result"]
    for region in regions:
        value = region["value"]
        assert first["data"]["text"][value["start"] : value["end"]] == value["text"]
    assert [region["value"]["labels"] for region in regions][:2] == [["PERSON"], ["GPE"]]
    assert second["predictions"][0]["score"] == 0.988


def test_the_interface_lies_beside_the_tasks_and_fits_them(out, tmp_path):
    export(out, "label-studio", tmp_path / "tasks.json")
    root = ElementTree.parse(tmp_path / "tasks.xml").getroot()  # noqa: S314 - written by us
    assert root.find("Labels").attrib == {"name": FROM_NAME, "toName": TO_NAME}
    assert root.find("Text").attrib["value"] == "$text"
    (task, _) = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    used = {label for r in task["predictions"][0]["result"] for label in r["value"]["labels"]}
    assert used <= {label.attrib["value"] for label in root.iter("Label")}
    assert len(set(LABELS)) == labelling_config().count("<Label ")


def test_label_studio_takes_interface_and_tasks(out, tmp_path):
    """Asks its own validation, where ``pip install label-studio-sdk`` has brought it."""
    interface = pytest.importorskip("label_studio_sdk.label_interface")
    export(out, "label-studio", tmp_path / "tasks.json")
    project = interface.LabelInterface(labelling_config())
    project.validate()
    for task in json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8")):
        assert project.validate_task({"data": task["data"]})
        assert project.validate_prediction(task["predictions"][0], return_errors=True) == []
