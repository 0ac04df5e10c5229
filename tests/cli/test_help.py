"""What ``--help`` shows, and that shells can complete."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.examples import EXAMPLES
from pipeline.config import RunConfig
from pipeline.settings import settings_of

COMMANDS: dict[str, Any] = vars(typer.main.get_command(app))["commands"]
MAIN = "import sys; sys.argv[0] = 'nusawarta'; from pipeline.cli.app import main; main()"


def help_of(command: str, columns: int = 100, option: str = "--help") -> list[str]:
    result = CliRunner().invoke(app, [command, option], env={"COLUMNS": str(columns)})
    assert result.exit_code == 0
    return result.output.splitlines()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does_and_shows_an_example(name):
    lines = [line.strip() for line in help_of(name)]
    assert COMMANDS[name].help.splitlines()[0].rstrip(".") in " ".join(lines)
    for example in EXAMPLES[name]:
        assert f"Example: {example}" in lines


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name):
    assert [p.name for p in COMMANDS[name].params if not getattr(p, "help", None)] == []


@pytest.mark.parametrize("example", [e for some in EXAMPLES.values() for e in some])
def test_examples_parse(example):
    _, name, *rest = shlex.split(example)
    COMMANDS[name].make_context(name, rest)  # raises a usage error for what does not exist


def test_help_fits_a_screen():
    lengths = {name: len(help_of(name, columns=80)) for name in COMMANDS}
    assert lengths.pop("run") <= 40
    assert lengths.pop("show") <= 37
    assert max(lengths.values()) <= 28


RARE = {
    setting.parameter: setting.flag for setting in settings_of(RunConfig).values() if setting.rare
}


def test_rare_options_are_in_the_whole_help_and_in_the_settings_of_the_site():
    brief, whole = (" ".join(help_of("run", option=o)) for o in ("--help", "--help-all"))
    assert {flag for flag in RARE.values() if flag in brief} == set()
    assert {flag for flag in RARE.values() if flag not in whole} == set()
    assert "--help-all" in brief
    assert "--keep-duplicates" in whole


@pytest.mark.parametrize("name", COMMANDS)
def test_the_whole_help_is_there_where_something_was_left_out(name):
    options = {parameter.name for parameter in COMMANDS[name].params}
    assert ("help_all" in options) == bool(options & set(RARE))


def test_help_forgets_nothing_for_the_next_call():
    help_of("run")
    options = ["--keep-duplicates", "--threads", "2"]
    context = COMMANDS["run"].make_context("run", ["samples", "--out", "out", *options])
    assert (context.params["drop_duplicates"], context.params["threads"]) == (False, 2)


def test_what_is_off_has_no_default_and_what_is_on_says_so():
    text = " ".join(" ".join(help_of("run", columns=300, option="--help-all")).split())
    assert "Arithmetic of the encoder. (default: int8)" in text
    assert "(default: the cores shared out)" in text
    assert "(default: no" not in text


def completed(**environment: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", MAIN], capture_output=True, text=True, check=True,
        env={**os.environ, **environment},
    )  # fmt: skip
    return result.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_the_shell_is_printed(shell):
    assert "_NUSAWARTA_COMPLETE=complete_" in completed(_NUSAWARTA_COMPLETE=f"source_{shell}")


def test_commands_and_options_are_completed():
    ask = {"_NUSAWARTA_COMPLETE": "complete_bash"}
    assert completed(**ask, COMP_WORDS="nusawarta ex", COMP_CWORD="1").split() == ["export"]
    options = completed(**ask, COMP_WORDS="nusawarta report --ht", COMP_CWORD="2").split()
    assert options == ["--html"]
    rare = completed(**ask, COMP_WORDS="nusawarta run --thr", COMP_CWORD="2").split()
    assert rare == ["--threads"]
