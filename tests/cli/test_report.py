from __future__ import annotations

from typer.testing import CliRunner

from pipeline.cli.app import app
from tests.views.report.press import press_output


def test_the_page_is_written_and_named(tmp_path, monkeypatch):
    out = press_output(tmp_path / "out", documents=3)
    result = CliRunner().invoke(app, ["report", str(out), "--html", str(tmp_path / "a.html")])
    assert (result.exit_code, result.stdout) == (0, f"HTML: {tmp_path / 'a.html'}\n")
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(app, ["report", str(out)]).stdout == "HTML: report.html\n"
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
