from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli.app import app
from pipeline.cli.options import configure
from pipeline.config import RunConfig
from pipeline.settings import settings_of
from tests.corpora import numbered_texts, parts_of, write_corpus
from tests.word_enricher import BREAKS, NO_MODEL, WordEnricher

Cli = Callable[..., Result]


def call(
    *arguments: object, stdin: str | None = None, enricher: Callable[..., Any] | None = None
) -> Result:
    """Call the command line; the analysis is a stand-in, given as the context's object."""
    words = [str(argument) for argument in arguments]
    result = CliRunner().invoke(app, words, input=stdin, obj=enricher or WordEnricher())
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def cli() -> Cli:
    return call


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus", texts=numbered_texts(10))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_run_prints_a_summary_and_where_the_tables_lie(cli: Cli, corpus: Path, out: Path) -> None:
    result = cli("run", corpus, "--out", out)
    assert result.exit_code == 0
    figures = {
        words[0]: words[1]
        for line in result.stdout.splitlines()
        if len(words := line.replace("│", " ").split()) == 2
    }
    assert (figures["documents"], figures["sentences"], figures["tokens"]) == ("10", "10", "80")
    assert figures["failures"] == "0"
    assert {"entities", "seconds", "words/s"} <= set(figures)
    assert f"Parquet: {out}/<table>/part-*.parquet" in result.stdout
    assert "10 of 10 documents" in result.stderr


def test_the_same_command_again_says_that_it_is_finished(cli: Cli, corpus: Path, out: Path) -> None:
    cli("run", corpus, "--out", out)
    result = cli("run", corpus, "--out", out)
    assert result.exit_code == 0
    assert "there was nothing to do" in result.stdout


def test_the_saved_configuration_repeats_a_run(
    cli: Cli, corpus: Path, out: Path, tmp_path: Path
) -> None:
    cli("run", corpus, "--out", out, "--shard-size", 4, "--overwrite", "--text-field", "text")
    again = tmp_path / "again"
    assert cli("run", corpus, "--out", again, "--config", out / "config.toml").exit_code == 0
    assert parts_of(again) == parts_of(out)
    assert len(list((again / "tokens").glob("*"))) == 3


def test_flags_override_the_file(cli: Cli, corpus: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('limit = 9\n[fields]\ntext = "isi"\n', encoding="utf-8")
    config = configure(tmp_path / "a.toml", {"limit": 2, "fields.title": "judul", "lang": None})
    assert (config.limit, config.fields.text, config.fields.title) == (2, "isi", "judul")
    cli("run", corpus, "--out", out, "--config", tmp_path / "a.toml", "--text-field", "text")
    assert RunConfig.from_toml(out / "config.toml").fields.text == "text"


def test_every_setting_has_a_flag_and_every_flag_help(cli: Cli) -> None:
    shown = cli("run", "--help-all").stdout
    for setting in settings_of(RunConfig).values():
        assert setting.flag.split("/")[0] in shown
        assert setting.help


@pytest.mark.parametrize("command", ["run", "show", "check"])
def test_every_command_has_help(cli: Cli, command: str) -> None:
    assert command in cli("--help").stdout
    assert "Usage" in cli(command, "--help").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["tidak-ada.txt"], "tidak-ada.txt: no such file or folder"),
        (["kosong"], "kosong: the folder holds no file that can be read"),
        (["a.docx"], "a.docx"),
        (["corpus", "tidak-ada.txt", "kosong"], "tidak-ada.txt"),
        (["corpus", "--lang", "jv"], "'jv' is not one of 'id', 'any'"),
        (["corpus", "--clean", "all"], "'all' is not one of 'article', 'none'"),
        (["corpus", "--engine", "spark"], "'spark' is not one of 'local', 'ray'"),
        (["corpus", "--precision", "int4"], "'int4' is not one of 'int8', 'fp32', 'bf16'"),
        (["corpus", "--date-order", "ymd"], "'ymd' is not one of 'dmy', 'mdy'"),
        (["corpus", "--encoding", "latn1"], "unknown encoding 'latn1'"),
        (["corpus", "--workers", "0"], "workers must be at least 1, not 0"),
        (["corpus", "--limit", "0"], "limit must be at least 1, not 0"),
        (["corpus", "--config", "tidak-ada.toml"], "cannot read configuration tidak-ada.toml"),
        (["corpus", "--config", "a.docx"], "a.docx is not valid TOML"),
        (["corpus", "--site-rules", "tidak-ada"], "cannot read site rules tidak-ada"),
        (["corpus", "--workers", "dua"], "--workers"),
        (["corpus", "--tidak-ada"], "--tidak-ada"),
        ([], "CORPUS"),
    ],
)
def test_usage_errors_name_what_is_wrong_and_write_nothing(  # noqa: PLR0917
    cli: Cli,
    corpus: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kosong").mkdir()
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    result = cli("run", *arguments, "--out", "out")
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())  # a box wraps lines
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "out").exists()


def test_an_output_of_another_run_is_left_as_it_is(cli: Cli, corpus: Path, out: Path) -> None:
    cli("run", corpus, "--out", out)
    before = parts_of(out)
    result = cli("run", corpus, "--out", out, "--lang", "any")
    assert result.exit_code == 2
    assert "another configuration: lang was 'id' and is now 'any'" in result.stderr
    assert parts_of(out) == before


def test_bad_input_is_named_and_costs_nothing_else(cli: Cli, corpus: Path, out: Path) -> None:
    (corpus / "a.jsonl").write_text('{"text": "satu"}\nbukan JSON\n{"b": 1}\n', encoding="utf-8")
    (corpus / "b.txt").write_bytes(b"caf\x81")
    (corpus / "c.parquet").write_bytes(b"PAR1 but no")
    (corpus / "d.xyz").write_bytes(b"?")
    result = cli("run", corpus, "--out", out)
    assert result.exit_code == 1
    assert "a.jsonl, record 1" in result.stderr
    assert "d.xyz" in result.stderr
    assert "4 inputs failed: see" in result.stdout
    documents = [part for name, part in parts_of(out).items() if name.startswith("documents/")]
    assert sum(part.num_rows for part in documents) == 11
    assert cli("run", corpus, "--out", out).exit_code == 1  # still: some input failed


def test_max_failures_stops_with_the_input_that_was_too_much(
    cli: Cli, corpus: Path, out: Path
) -> None:
    (corpus / "a.jsonl").write_text("bukan JSON\n", encoding="utf-8")
    result = cli("run", corpus, "--out", out, "--max-failures", 0)
    assert result.exit_code == 1
    assert "a.jsonl, record 0" in result.stderr
    assert cli("run", corpus, "--out", out, "--max-failures", 1).exit_code == 1
    assert (out / "manifest.json").exists()


def test_a_lost_shard_gives_exit_code_1(cli: Cli, tmp_path: Path, out: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", texts=[*numbered_texts(3), BREAKS])
    result = cli("run", corpus, "--out", out, "--shard-size", 3)
    assert result.exit_code == 1
    assert "error: shard 00001 was not committed" in result.stderr
    assert "1 of 2 shards were not committed" in result.stdout


def test_a_missing_model_gives_exit_code_2(cli: Cli, tmp_path: Path, out: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", texts=[NO_MODEL])
    result = cli("run", corpus, "--out", out)
    assert (result.exit_code, result.stderr) == (2, "error: weights.bin is missing\n")


def test_an_interrupted_run_says_how_to_go_on(cli: Cli, corpus: Path, out: Path) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    result = cli("run", corpus, "--out", out, enricher=interrupt)
    assert result.exit_code == 130
    assert "interrupted; the same command continues" in result.stderr


def test_check_of_an_output(cli: Cli, corpus: Path, out: Path) -> None:
    cli("run", corpus, "--out", out)
    result = cli("check", out)
    assert result.exit_code == 0
    assert "No problems found." in result.stdout
    (out / "tokens" / "part-00000.parquet").unlink()
    result = cli("check", out)
    assert result.exit_code == 1
    assert "problem: " in result.stdout
    assert "part-00000.parquet is missing" in result.stdout


OF_AN_OUTPUT = [["check"], ["entities"], ["report"], ["export", "--format", "csv"]]


@pytest.mark.parametrize("name", ["tidak-ada", "kosong", "berkas.txt"])
def test_what_is_no_output_is_refused_by_all_in_the_same_way(
    cli: Cli, tmp_path: Path, name: str
) -> None:
    (tmp_path / "kosong").mkdir()
    (tmp_path / "berkas.txt").write_text("Halo.", encoding="utf-8")
    told = [cli(command, tmp_path / name, *options) for command, *options in OF_AN_OUTPUT]
    assert {result.exit_code for result in told} == {2}
    assert len({result.stderr for result in told}) == 1
    assert f"{name}: " in told[0].stderr


def test_an_unfinished_output_is_refused_by_all(cli: Cli, corpus: Path, out: Path) -> None:
    cli("run", corpus, "--out", out)
    (out / "manifest.json").unlink()
    for command, *options in OF_AN_OUTPUT:
        result = cli(command, out, *options)
        assert result.exit_code == 2
        assert "manifest.json is missing" in result.stdout + result.stderr


def test_check_of_models_that_are_not_there(cli: Cli, tmp_path: Path) -> None:
    result = cli("check", "--models", tmp_path)
    assert result.exit_code == 1
    assert "problem: no models found" in result.stdout
    assert "pyarrow" in result.stdout


@pytest.mark.parametrize("how", ["file", "text", "stdin"])
def test_show_article_needs_no_model(cli: Cli, tmp_path: Path, how: str) -> None:
    text = "Kota Bogor Gelar Pasar Murah\n\nPasar itu dibuka pada pagi hari.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    ways: dict[str, list[object]] = {
        "file": [tmp_path / "a.txt"],
        "text": ["--text", text],
        "stdin": ["-"],
    }
    arguments = ways[how]
    result = cli("show", "--article", *arguments, stdin=text if how == "stdin" else None)
    assert result.exit_code == 0
    assert "Pasar itu dibuka pada pagi hari." in result.stdout


def test_show_takes_any_record_of_a_file(cli: Cli, tmp_path: Path) -> None:
    lines = [json.dumps({"isi": f"Berita nomor {n}."}) + "\n" for n in range(3)]
    (tmp_path / "a.jsonl").write_text("".join(lines), encoding="utf-8")
    result = cli("show", "--article", tmp_path / "a.jsonl", "--position", 2, "--text-field", "isi")
    assert "Berita nomor 2." in result.stdout
    assert "Berita nomor 1." not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "one of them"),
        (["a.txt", "--text", "x"], 2, "one of them"),
        (["--text", " "], 2, "the text is empty"),
        (["tidak-ada.txt"], 2, "no such file or folder"),
        (["a.txt", "--position", "3"], 2, "a.txt has no record 3"),
        (["a.txt"], 1, "invalid UTF-8"),
    ],
)
def test_show_names_what_is_wrong(  # noqa: PLR0917
    cli: Cli,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"caf\x81")
    result = cli("show", "--article", *arguments)
    assert result.exit_code == code
    assert message in result.stderr


def test_the_module_runs_and_help_is_quick() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "pipeline", "run", "--help"]
    process = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "--workers" in process.stdout
    imported = {line.rsplit("|", 1)[-1].strip() for line in process.stderr.splitlines()}
    assert not imported & {"torch", "spacy", "stanza", "pandas", "pyarrow", "ray", "trafilatura"}


def test_the_version_is_printed(cli: Cli) -> None:
    from pipeline import __version__

    assert cli("--version").stdout.strip() == __version__


def test_entities_of_a_finished_output(cli: Cli, corpus: Path, out: Path) -> None:
    cli("run", corpus, "--out", out)
    result = cli("entities", out)
    assert result.exit_code == 0
    assert "canonical" in result.stdout
    for name in ("entity_index", "edges", "speakers"):
        assert (out / f"{name}.parquet").is_file()
        assert f"{name}.parquet" in result.stdout


def test_a_summary_for_scripts(cli: Cli, corpus: Path, out: Path) -> None:
    result = cli("run", corpus, "--out", out, "--json")
    facts = json.loads(result.stdout)
    assert facts["out"] == str(out)
    assert (facts["counts"]["documents"], facts["counts"]["failures"]) == (10, 0)
    assert (facts["shards"], facts["skipped"], facts["lost"]) == (facts["shards"], 0, [])
    assert json.loads(cli("run", corpus, "--out", out, "--json").stdout)["skipped"] > 0


def test_a_summary_for_scripts_tells_what_failed(cli: Cli, corpus: Path, out: Path) -> None:
    (corpus / "a.jsonl").write_text("bukan JSON\n", encoding="utf-8")
    result = cli("run", corpus, "--out", out, "--json", "--quiet")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["counts"]["failures"] == 1
    assert [line for line in result.stderr.splitlines() if "a.jsonl" not in line] == []


def test_quiet_shows_only_problems(cli: Cli, corpus: Path, out: Path) -> None:
    result = cli("run", corpus, "--out", out, "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    result = cli("run", corpus, "--out", out, "--quiet", "--lang", "any")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")


def test_the_log_of_a_run_lies_in_its_output(cli: Cli, corpus: Path, out: Path) -> None:
    (corpus / "a.jsonl").write_text("bukan JSON\n", encoding="utf-8")
    (corpus / "d.xyz").write_bytes(b"?")
    cli("run", corpus, "--out", out)
    cli("run", corpus, "--out", out, "--lang", "any")
    lines = (out / "run.log").read_text(encoding="utf-8").splitlines()
    texts = [line.split(" ", 1)[1] for line in lines]
    assert texts[0] == "begun"
    assert any("d.xyz" in text for text in texts)
    assert any("a.jsonl, record 0" in text for text in texts)
    assert any(text.startswith("ended: {") for text in texts)
    assert texts[-1].startswith("stopped: ConfigError")
    assert cli("check", out).exit_code == 0


def test_a_folder_that_is_refused_gets_no_log(cli: Cli, corpus: Path, out: Path) -> None:
    out.mkdir()
    (out / "catatan.txt").write_text("x", encoding="utf-8")
    assert cli("run", corpus, "--out", out).exit_code == 2
    assert [path.name for path in out.iterdir()] == ["catatan.txt"]


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ('{"text": "Satu dua."}\n{"text": "Tiga."}\n', 2),
        ('\ufeff  {"text": "Satu dua."}\n', 1),
        ("Judul Berita\n\nSatu kalimat.\n\nDua kalimat.\n", 1),
    ],
)
def test_standard_input_is_a_corpus(cli: Cli, out: Path, text: str, documents: int) -> None:
    result = cli("run", "-", "--out", out, "--json", stdin=text)
    assert json.loads(result.stdout)["counts"]["documents"] == documents
    again = cli("run", "-", "--out", out, "--json", stdin=text)
    assert json.loads(again.stdout)["words"] == 0
    assert cli("run", "-", "--out", out, stdin=text + "Lain.").exit_code == 2


def test_a_folder_that_grows(cli: Cli, corpus: Path, out: Path) -> None:
    cli("run", corpus, "--out", out, "--append")
    cli("entities", out)
    built = (out / "entity_index.parquet").stat().st_mtime_ns
    (corpus / "z.jsonl").write_text('{"text": "Kabar dari Rumbai"}\n', encoding="utf-8")
    assert cli("run", corpus, "--out", out).exit_code == 2
    facts = json.loads(cli("run", corpus, "--out", out, "--append", "--json").stdout)
    assert (facts["counts"]["documents"], facts["changed"], facts["gone"]) == (11, [], [])
    assert (out / "entity_index.parquet").stat().st_mtime_ns > built
    (corpus / "z.jsonl").write_text('{"text": "Kabar lain"}\n', encoding="utf-8")
    result = cli("run", corpus, "--out", out, "--append", "--quiet")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "1 old files have changed, their rows stay: z.jsonl" in result.stderr
