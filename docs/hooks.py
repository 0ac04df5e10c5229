"""What the site takes from the code when it is built: settings, and the help of each command."""

from __future__ import annotations

from typing import Any

SETTINGS = "<!-- settings -->"
COMMANDS = "<!-- commands -->"


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Put what is generated where a page asks for it."""
    if SETTINGS in markdown:
        return markdown.replace(SETTINGS, settings())
    if COMMANDS in markdown:
        return markdown.replace(COMMANDS, commands())
    return markdown


def settings() -> str:
    """A table for each group of settings."""
    from pipeline.config import RunConfig
    from pipeline.settings import settings_of

    groups: dict[str, list[str]] = {}
    for setting in settings_of(RunConfig).values():
        cells = (f"`{setting.name}`", f"`{setting.flag}`", setting.help, setting.shown_default)
        groups.setdefault(setting.group, []).append(f"| {' | '.join(cells)} |")
    head = "| key | flag | what it does | default |\n|---|---|---|---|\n"
    return "\n\n".join(f"## {name}\n\n{head}" + "\n".join(rows) for name, rows in groups.items())


def commands() -> str:
    """The help of every command, as a terminal of 96 columns shows it."""
    import typer
    from typer.testing import CliRunner

    from pipeline.cli.app import app

    width = {"COLUMNS": "96", "TERMINAL_WIDTH": "96", "NO_COLOR": "1", "TERM": "dumb"}
    parts = []
    for name, command in vars(typer.main.get_command(app))["commands"].items():
        whole = any(parameter.name == "help_all" for parameter in command.params)
        option = "--help-all" if whole else "--help"
        shown = CliRunner().invoke(app, [name, option], env=width).output
        lines = "\n".join(line.rstrip() for line in shown.strip("\n").splitlines())
        parts.append(f"## {name}\n\n```text\n{lines}\n```")
    return "\n\n".join(parts)
