"""The documentation: the site builds strictly, and what the pages show is true."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pytest
import typer
from typer.testing import CliRunner

import pipeline
from pipeline.cli.app import app
from pipeline.schema import CORPUS_SCHEMAS, SCHEMAS

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
READABLE: Final = [ROOT / "README.md", ROOT / "README.id.md", *PAGES]
COMMANDS: dict[str, Any] = vars(typer.main.get_command(app))["commands"]
HAS_MKDOCS = all(importlib.util.find_spec(name) for name in ("mkdocs", "material", "mkdocstrings"))


def blocks(page: Path, language: str) -> list[str]:
    text = page.read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


def shown_commands() -> list[str]:
    lines = (
        line for page in READABLE for block in blocks(page, "sh") for line in block.split("\n")
    )
    return sorted({line for line in lines if "-m pipeline" in line})


def arguments_of(line: str) -> list[str]:
    return shlex.split(line, comments=True)[3:]


@pytest.mark.skipif(not HAS_MKDOCS, reason="needs the extra docs")
def test_site_builds_strictly_and_loads_nothing_from_a_network(tmp_path):
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    result = subprocess.run(
        [*build, "--site-dir", str(tmp_path)],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    for page in tmp_path.rglob("*.html"):
        loaded = re.findall(r"<(?:script|img|link|iframe)\b[^>]*>", page.read_text("utf-8"))
        remote = [tag for tag in loaded if re.search(r"(?:src|href)=[\"']?(?:https?:)?//", tag)]
        assert [tag for tag in remote if "canonical" not in tag] == [], page
    reference = (tmp_path / "reference/api.html").read_text("utf-8")
    assert [name for name in pipeline.__all__ if f">{name}<" not in reference] == []


def test_every_page_is_in_the_navigation():
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert [page for page in PAGES if str(page.relative_to(DOCS)) not in navigation] == []


@pytest.mark.parametrize("line", shown_commands())
def test_shown_command_parses(line):
    name, *rest = arguments_of(line)
    COMMANDS[name].make_context(name, rest)  # raises a usage error for what does not exist


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_help_and_is_shown(name):
    result = CliRunner().invoke(app, [name, "--help"])
    assert result.exit_code == 0
    assert COMMANDS[name].help
    undocumented = [p.name for p in COMMANDS[name].params if not getattr(p, "help", None)]
    assert undocumented == []
    assert name in {arguments_of(line)[0] for line in shown_commands()}


@pytest.mark.parametrize("line", [c for c in shown_commands() if "--article samples/" in c])
def test_shown_command_without_models_runs(line, monkeypatch):
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(app, arguments_of(line))
    assert result.exit_code == 0, result.output
    assert "headline" in result.output


def type_of(field: pa.Field) -> str:
    kind = "list" if pa.types.is_list(field.type) else str(field.type).split("[")[0]
    return f"{kind} or null" if field.nullable else kind


@pytest.mark.parametrize("table", [*SCHEMAS, *CORPUS_SCHEMAS])
def test_every_column_is_documented_with_its_type_and_an_example(table):
    text = (DOCS / "reference/tables.md").read_text("utf-8")
    (section,) = re.findall(rf"^### {table}\n(.*?)(?=^##|\Z)", text, flags=re.M | re.S)
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| (.+?) \| (.+) \|$", section, flags=re.M)
    schema = {**SCHEMAS, **CORPUS_SCHEMAS}[table]
    assert [(name, kind) for name, kind, _, _ in rows] == [(f.name, type_of(f)) for f in schema]
    assert all(meaning and example for _, _, meaning, example in rows)


def test_files_that_are_named_exist():
    for page in READABLE:
        named = r"`((?:samples|notebooks|pipeline|models|tests)/[\w./-]*)`"
        for path in re.findall(named, page.read_text("utf-8")):
            assert (ROOT / path).exists(), f"{page}: {path}"


@pytest.mark.models
@pytest.mark.parametrize("query", [query for page in PAGES for query in blocks(page, "sql")])
def test_query_answers(query, sample_output):
    with pipeline.read(sample_output).duckdb() as sql:
        rows = sql.sql(query).fetchall()
    assert rows or "FROM failures" in query or "'corrected'" in query  # the samples have none


def run_blocks(page: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Run the Python of a page in one namespace; give what each block prints."""
    namespace: dict[str, object] = {}
    printed = []
    for block in blocks(page, "python"):
        exec(compile(block, str(page), "exec"), namespace)  # noqa: S102 - our own page
        printed.append(capsys.readouterr().out)
    return printed


@pytest.mark.models
def test_code_on_dataframes_and_spacy_finds_what_it_is_about(capsys):
    frames, analysed, dates, cleaned, cases = run_blocks(DOCS / "howto/spacy.md", capsys)
    assert "Ratna Widjaja" in frames
    assert "2500000000" in frames
    assert "('Kamis (21/8/2025)', 'DATE', '2025-08-21', '')" in analysed
    assert "('21 Agustus 2025 pukul 08.30 WIB', " in dates
    assert "2025-08-21T08:30+07:00" in dates
    headline = "Hujan Deras Turun di Lereng Merapi Sejak Pagi"
    assert cleaned == f"{headline} | Rini | ['related', 'byline']\nid\n"
    assert "117/Pid.Sus/2025/PN Smg" in cases


@pytest.mark.models
def test_corrections_of_the_page_are_obeyed(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    page = DOCS / "howto/corrections.md"
    (corrections,) = blocks(page, "toml")
    (tmp_path / "koreksi.toml").write_text(corrections, encoding="utf-8")
    (corrected,) = run_blocks(page, capsys)
    assert "('Ratna', 'PERSON', 'Ratna Widjaja')" in corrected
    assert "('Bank Sampah Melati', 'ORG', 'Bank Sampah Melati')" in corrected


@pytest.mark.models
@pytest.mark.parametrize("name", ["tutorial.md", "recipes.md", "howto/corpora.md"])
def test_code_that_reads_an_output_runs(name, sample_output, monkeypatch, capsys):
    monkeypatch.chdir(sample_output.parent)  # the pages read out/
    run_blocks(DOCS / name, capsys)
