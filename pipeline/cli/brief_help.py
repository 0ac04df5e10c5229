"""Help that fits a screen: options that few need are shown by ``--help-all`` only."""

from __future__ import annotations

from copy import copy
from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand

from pipeline.config import RunConfig
from pipeline.settings import settings_of

_WANTED: Final = "pipeline.help_all"
DEFAULT: Final = " [dim](default: "  # opens what is said of a default


def _show_all(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        context.meta[_WANTED] = True
        typer.echo(context.get_help(), color=context.color)
        raise typer.Exit


HelpAll = Annotated[
    bool,
    typer.Option(
        "--help-all",
        is_eager=True,
        callback=_show_all,
        help="Show all options and exit.",
    ),
]


class BriefHelp(TyperCommand):
    """A command whose ``--help`` leaves out the flags of settings that are declared rare."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # of click, or of typer's own copy
        """Write the help, with all options where ``--help-all`` asked for it."""
        if ctx.meta.get(_WANTED):
            super().format_help(ctx, formatter)
            return
        every, self.params = self.params, [_brief(p) for p in self.params if p.name not in _rare()]
        try:
            super().format_help(ctx, formatter)
        finally:
            self.params = every


def _rare() -> set[str]:
    return {setting.parameter for setting in settings_of(RunConfig).values() if setting.rare}


def _brief(parameter: Any) -> Any:
    """A parameter without what takes the room of others: panel, undoing flag, default."""
    shown = copy(parameter)
    shown.secondary_opts = []
    shown.rich_help_panel = None
    shown.help = (parameter.help or "").partition(DEFAULT)[0]
    return shown
