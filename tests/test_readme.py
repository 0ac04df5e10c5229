"""Both READMEs are short, and their code runs; test_site.py tries the commands that they show."""

from __future__ import annotations

import re

import pytest

import pipeline
from tests.test_site import ROOT, run_blocks

README = ROOT / "README.md"
INDONESIAN = ROOT / "README.id.md"


@pytest.mark.parametrize("page", [README, INDONESIAN], ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    text = page.read_text("utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
    assert len(text.splitlines()) < 100


@pytest.mark.models
@pytest.mark.parametrize("page", [README, ROOT / "docs/tutorial.md"], ids=lambda page: page.name)
def test_a_run_over_the_samples_gives_what_is_shown(page, sample_output):
    counts = pipeline.read(sample_output).manifest["counts"]
    shown = re.findall(r"│ (\w+) +│ +([\d,]+) │", page.read_text("utf-8"))
    assert [name for name, _ in shown] == [
        "documents", "sentences", "tokens", "entities", "quotes", "failures",
    ]  # fmt: skip
    for name, number in shown:  # a rule or two more is no reason to write it anew
        assert int(number.replace(",", "")) == pytest.approx(counts[name], rel=0.02)


@pytest.mark.models
def test_code_finds_what_it_is_about(capsys):
    frames, dates = run_blocks(README, capsys)
    assert "Ratna Widjaja" in frames
    assert "2500000000" in frames
    assert "2025-08-21T08:30+07:00" in dates


@pytest.mark.models
def test_code_of_the_indonesian_readme_finds_the_same(capsys):
    (frames,) = run_blocks(INDONESIAN, capsys)
    assert "2500000000" in frames
    assert "35.73" in frames
