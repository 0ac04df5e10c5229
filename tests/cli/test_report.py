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


def test_a_report_of_some_articles_only(tmp_path):
    out = press_output(tmp_path / "out", documents=30)
    page = tmp_path / "a.html"
    only = ["--about", "budi santoso 1", "--outlet", "Kabar 0", "--section", "Ekonomi"]
    days = ["--since", "2025-01-01", "--until", "2025-12-31"]
    result = CliRunner().invoke(app, ["report", str(out), "--html", str(page), *only, *days])
    assert result.exit_code == 0
    assert "<h1>1 article about budi santoso 1, from Kabar 0, in Ekonomi, " in page.read_text()


def test_nothing_that_fits_is_an_error(tmp_path):
    out = press_output(tmp_path / "out", documents=3)
    result = CliRunner().invoke(app, ["report", str(out), "--outlet", "Kabar 9"])
    assert result.exit_code == 2
    assert "there is no document from Kabar 9" in result.stderr
    assert CliRunner().invoke(app, ["report", str(out), "--since", "kemarin"]).exit_code == 2
