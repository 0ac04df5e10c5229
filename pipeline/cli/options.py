"""The flags of the commands: each is a setting of `RunConfig`, declared there."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.brief_help import DEFAULT, HelpAll
from pipeline.config import RunConfig
from pipeline.settings import Setting, build, given, settings_of

Command = Callable[..., None]

ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="TOML", help="Settings; flags override it.")
]


def with_settings(*names: str) -> Callable[[Command], Command]:
    """Give a command ``--config`` and a flag for each of the settings *names*, or for all.

    The command itself takes the resulting `RunConfig` as *settings*.
    """
    declared = settings_of(RunConfig)
    chosen = [declared[name] for name in names or declared]

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def call(*, config: Path | None, help_all: bool = False, **values: Any) -> None:
            flags = {setting.name: values.pop(setting.parameter) for setting in chosen}
            command(**values, settings=configure(config, flags))

        parameters = inspect.signature(command, eval_str=True).parameters.values()
        own = [parameter for parameter in parameters if parameter.name != "settings"]
        if any(setting.rare for setting in chosen):
            own.append(_parameter("help_all", HelpAll, default=False))
        file = _parameter("config", ConfigFile)
        flags = [_parameter(setting.parameter, _option(setting)) for setting in chosen]
        signature = inspect.Signature([*own, file, *flags])
        call.__signature__ = signature  # type: ignore[attr-defined] # typer reads it
        return call

    return decorate


def configure(file: Path | None, flags: Mapping[str, Any]) -> RunConfig:
    """Take the configuration of *file*, or the defaults, and put the flags that were given on top.

    Args:
        file: a TOML file.
        flags: values by the dotted name of the setting; those that are `None` were not given.

    Raises:
        ConfigError: the file cannot be used, or a value is not valid.
    """
    values = given(RunConfig() if file is None else RunConfig.from_toml(file))
    for name, value in flags.items():
        if value is not None:
            *tables, key = name.split(".")
            table = functools.reduce(lambda t, n: t.setdefault(n, {}), tables, values)
            table[key] = value
    return build(RunConfig, values)


def _parameter(name: str, annotation: Any, *, default: object = None) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def _help(setting: Setting) -> str:
    """Say what a setting does, and its default; that something is off by default says nothing."""
    is_off = setting.default is None or setting.default is False
    if is_off and " " not in setting.shown_default:
        return setting.help
    return f"{setting.help}{DEFAULT}{setting.shown_default})[/dim]"


def _option(setting: Setting) -> Any:
    option = typer.Option(
        setting.flag,
        metavar=setting.metavar,
        help=_help(setting),
        show_default=False,
        rich_help_panel=setting.group,
    )
    return Annotated[setting.hint | None, option]
