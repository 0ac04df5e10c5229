"""The README is right: its code runs, its commands parse, and no command is left out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.schema import CORPUS_SCHEMAS, SCHEMAS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS: dict[str, Any] = vars(typer.main.get_command(app))["commands"]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def shown_commands() -> list[list[str]]:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    return [shlex.split(line, comments=True)[3:] for line in lines if "-m pipeline" in line]


@pytest.mark.models
def test_code_runs_and_finds_what_it_is_about(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (corrections,) = blocks("toml")
    (tmp_path / "koreksi.toml").write_text(corrections, encoding="utf-8")
    namespace: dict[str, object] = {}
    printed = []
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), namespace)  # noqa: S102 - our own README
        printed.append(capsys.readouterr().out)
    frames, analysed, dates, cleaned, corrected = printed
    assert "Ratna Widjaja" in frames
    assert "2500000000" in frames
    assert "('Kamis (21/8/2025)', 'DATE', '2025-08-21', '')" in analysed
    assert "('21 Agustus 2025 pukul 08.30 WIB', " in dates
    assert "2025-08-21T08:30+07:00" in dates
    headline = "Hujan Deras Turun di Lereng Merapi Sejak Pagi"
    assert cleaned == f"{headline} | Rini | ['related', 'byline']\nid\n"
    assert "('Ratna', 'PERSON', 'Ratna Widjaja')" in corrected
    assert "('Bank Sampah Melati', 'ORG', 'Bank Sampah Melati')" in corrected


@pytest.mark.parametrize("arguments", shown_commands(), ids=" ".join)
def test_shown_command_parses(arguments):
    name, *rest = arguments
    COMMANDS[name].make_context(name, rest)  # raises a usage error for what does not exist


def test_shown_command_without_models_runs(monkeypatch):
    monkeypatch.chdir(ROOT)
    (arguments,) = [a for a in shown_commands() if "--article" in a]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert "headline" in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_help_and_is_shown(name):
    result = CliRunner().invoke(app, [name, "--help"])
    assert result.exit_code == 0
    assert COMMANDS[name].help
    undocumented = [p.name for p in COMMANDS[name].params if not getattr(p, "help", None)]
    assert undocumented == []
    assert name in {arguments[0] for arguments in shown_commands()}


def test_tables_and_files_that_are_named_exist():
    for table, schema in {**SCHEMAS, **CORPUS_SCHEMAS}.items():
        (row,) = re.findall(rf"^\| `{table}` \|.*$", README, flags=re.MULTILINE)
        columns = re.findall(r"`([a-z_]+)`", row.split("|")[3])
        values = {"iso3166", "idn", "km", "entities"}
        assert set(columns) - values <= set(schema.names), table
    for path in re.findall(r"`((?:samples|notebooks|pipeline|models)/[\w./]*)`", README):
        assert (ROOT / path).exists(), path
