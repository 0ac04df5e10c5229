from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.errors import ConfigError
from pipeline.stages.corrections.file import read_corrections
from pipeline.stages.corrections.known_names import Corrections
from pipeline.views.annotations import Corrected
from pipeline.views.learned import learn, write_learned


def entities(text: str, named: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {"start": text.index(name), "end": text.index(name) + len(name), "label": label}
        for name, label in named.items()
    ]


def corrected(text: str, said: dict[str, str] | None, marked: dict[str, str]) -> Corrected:
    predicted = None if said is None else entities(text, said)
    return Corrected("a", text, entities(text, marked), predicted)


@pytest.mark.parametrize(
    ("said", "marked", "never", "labels"),
    [
        ({"Melati": "PERSON"}, {"Melati": "ORG"}, (), (("Melati", "ORG"),)),
        ({}, {"Sari": "PERSON"}, (), (("Sari", "PERSON"),)),
        ({"Simak": "PERSON"}, {}, ("Simak",), ()),
        ({"Sari": "PERSON"}, {"Sari": "PERSON"}, (), ()),
        ({"Bogor": "GPE"}, {"Kota Bogor": "GPE"}, (), (("Kota Bogor", "GPE"),)),
        ({"Kota Bogor": "GPE"}, {"Bogor": "GPE"}, (), (("Bogor", "GPE"),)),
        ({"Kamis": "DATE"}, {}, (), ()),
        ({}, {"Kamis": "DATE"}, (), ()),
        (None, {"Sari": "PERSON"}, (), (("Sari", "PERSON"),)),
    ],
)
def test_what_was_corrected_is_learned(said, marked, never, labels):
    learned = learn([corrected("Simak, Sari ke Bank Melati di Kota Bogor, Kamis", said, marked)])
    assert learned.corrections == Corrections(never, labels)
    assert learned.doubtful == ()


def test_what_documents_do_not_agree_on_is_doubtful():
    learned = learn(
        [
            corrected("Melati mekar", {"Melati": "PERSON"}, {}),
            corrected("Bank Melati", {}, {"Melati": "ORG"}),
            corrected("Madiun menang", {"Madiun": "GPE"}, {"Madiun": "ORG"}),
            corrected("di MADIUN", {"MADIUN": "GPE"}, {"MADIUN": "GPE"}),
            None,
        ]
    )
    assert learned.corrections == Corrections()
    assert (learned.doubtful, learned.left_out) == (("Melati", "Madiun"), 1)


def export_of(folder: Path) -> Path:
    text = "Simak, Sari ke Bank Melati"

    def regions(named: dict[str, str]) -> list[dict[str, Any]]:
        return [
            {"type": "labels", "value": {"start": e["start"], "end": e["end"], "labels": [label]}}
            for e, label in zip(entities(text, named), named.values(), strict=True)
        ]

    said = regions({"Simak": "PERSON", "Sari": "PERSON"})
    done = regions({"Sari": "PERSON", "Bank Melati": "ORG"})
    task = {
        "id": 1,
        "data": {"text": text, "doc_id": "a"},
        "predictions": [3, {"result": said}],
        "annotations": [{"result": done, "prediction": {}}],
    }
    file = folder / "project.json"
    file.write_text(json.dumps([task]), encoding="utf-8")
    return file


def test_corrections_join_those_of_the_user(tmp_path):
    to = tmp_path / "koreksi.tsv"
    lines = ["never\tBank Melati", "label\tSimak\tORG", "label\tRW\tPERSON", "name\tRatna\tRW"]
    to.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ConfigError, match="TOML"):
        write_learned(export_of(tmp_path), to)
    toml = tmp_path / "koreksi.toml"
    toml.write_text(
        'never = ["Bank Melati", "Lihat"]\n[labels]\nSimak = "ORG"\nRW = "PERSON"\n'
        '[names]\nRatna = ["RW"]\n',
        encoding="utf-8",
    )
    result = CliRunner().invoke(
        app, ["import-annotations", str(export_of(tmp_path)), "--corrections", str(toml)]
    )
    assert result.exit_code == 0, result.output
    assert "1 names and 1 that are none" in result.output
    assert read_corrections(toml) == Corrections(
        ("Lihat", "Simak"), (("RW", "PERSON"), ("Bank Melati", "ORG")), (("RW", "Ratna"),)
    )


def test_one_of_the_two_is_written(tmp_path):
    both = ["--to", str(tmp_path / "a"), "--corrections", str(tmp_path / "b")]
    result = CliRunner().invoke(app, ["import-annotations", str(export_of(tmp_path)), *both])
    assert (result.exit_code, "not both" in result.output) == (2, True)
