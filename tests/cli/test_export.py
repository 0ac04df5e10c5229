from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli.app import app
from tests.cli.rendering.analysed import market
from tests.views.outputs import write_docs


@pytest.fixture
def out(tmp_path):
    return write_docs(tmp_path / "out", market())


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_standard_output_takes_the_format_alone(out):
    result = call("export", out, "--format", "jsonl")
    assert json.loads(result.stdout)["doc_id"] == "a"


def test_a_file_is_named_with_what_is_in_it(out, tmp_path):
    file = tmp_path / "a.csv"
    result = call("export", out, "--format", "csv", "--table", "tokens", "--to", file)
    assert result.stdout == f"17 rows: {file}\n"
    assert file.read_text(encoding="utf-8").count("\n") == 18
    result = call("export", out, "--format", "docbin", "--to", tmp_path / "docs")
    assert result.stdout == f"1 documents: {tmp_path / 'docs'}\n"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--format", "docbin"], 2, "docbin is a folder of files: name it with --to"),
        (["--format", "xml"], 2, "'xml' is not one of 'conllu'"),
        (["--format", "csv", "--table", "teks"], 2, "unknown table 'teks'"),
        (["--format", "graphml"], 1, "`nusawarta entities"),
        ([], 2, "--format"),
    ],
)
def test_what_is_wrong_is_one_line(out, arguments, code, message):
    result = call("export", out, *arguments)
    assert result.exit_code == code
    assert message in " ".join(result.stderr.replace("│", " ").split())


def test_corrections_become_training_data(out, tmp_path):
    tasks = json.loads(call("export", out, "--format", "label-studio").stdout)
    done = [{**task, "id": 1, "annotations": task["predictions"]} for task in tasks]
    nobody = {"id": 2, "data": {"text": "x"}, "annotations": []}
    (tmp_path / "a.json").write_text(json.dumps([*done, nobody]), encoding="utf-8")
    result = call("import-annotations", tmp_path / "a.json", "--to", tmp_path / "train.jsonl")
    assert result.stdout == f"1 tasks: {tmp_path / 'train.jsonl'}\n"
    assert result.stderr == "1 tasks without an annotation were left out\n"
    (row,) = map(json.loads, call("import-annotations", tmp_path / "a.json").stdout.splitlines())
    assert row["entities"][0] == {"start": 0, "end": 4, "label": "PERSON"}
