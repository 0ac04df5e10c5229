"""``show`` from the command line, with an analysis that is there already."""

from __future__ import annotations

import json
import re

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli.app import app
from pipeline.runs import single
from tests.cli.rendering.analysed import market


@pytest.fixture(autouse=True)
def analysed(monkeypatch):
    monkeypatch.setattr(single, "analyse", lambda record, *, config: market())


def show(*options: object) -> Result:
    return CliRunner().invoke(app, ["show", "--text", "apa saja", *map(str, options)])


def test_one_screen_is_the_default():
    screen = show().stdout
    assert screen.startswith("Sari Buka Pasar\n")
    assert "Baca juga: Lain" not in screen
    assert "deprel" not in screen
    assert "└" not in screen


def test_more_is_shown_on_request():
    assert "Baca juga: Lain  related" in show("--dropped").stdout
    assert "--dropped" not in show("--dropped").stdout
    assert "deprel" in show("--tokens").stdout
    assert "└── .  PROPN dep" in show("--trees").stdout


def test_json_is_all_that_is_printed(fake_articles):
    assert json.loads(show("--json").stdout)["entities"][0]["text"] == "Sari"
    cut = json.loads(show("--json", "--article").stdout)
    assert cut["documents"][0]["text"] == "apa saja"


def test_a_page_is_written(tmp_path):
    file = tmp_path / "a.html"
    assert show("--html", file, "--trees").stdout == f"HTML: {file}\n"
    assert "<svg" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("option", [["--trees"], ["--tokens"], ["--html", "a.html"]])
def test_how_an_article_was_cut_has_no_trees(option):
    result = show("--article", *option)
    assert result.exit_code == 2
    assert re.search("--article needs no model", result.stderr)


def test_a_page_that_cannot_be_written_is_one_line(tmp_path):
    result = show("--html", tmp_path / "tidak" / "ada.html")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: cannot write ")
