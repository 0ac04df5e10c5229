"""How a setting is declared, once: type, default, help and choices in one field of a dataclass.

`pipeline.config` declares, and from its declarations follow the checks, TOML and the flags of the
command line.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from pipeline.errors import ConfigError

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting, as its field declares it."""

    name: str  # dotted: models.precision
    hint: Any  # its type, with None where it may be left out
    default: Any
    help: str
    group: str
    flag: str  # on the command line
    metavar: str | None
    shown_default: str
    minimum: int | None
    maximum: int | None
    rare: bool  # few need it

    @property
    def parameter(self) -> str:
        """Name of the flag as a Python name."""
        return self.flag.split("/")[0].removeprefix("--").replace("-", "_")

    def problem(self, value: object) -> str | None:
        """Say what is wrong with *value*, or return `None`."""
        if value is None and self.default is None:
            return None
        wanted = _plain_type(self.hint)
        if get_origin(wanted) is Literal:
            return None if value in get_args(wanted) else self._not_a_choice(value, wanted)
        if type(value) is not wanted:
            return f"{self.name} must be of type {wanted.__name__}, not {value!r}"
        if self.minimum is not None and value < self.minimum:  # type: ignore[operator]
            return f"{self.name} must be at least {self.minimum}, not {value}"
        if self.maximum is not None and value > self.maximum:  # type: ignore[operator]
            return f"{self.name} must be at most {self.maximum}, not {value}"
        return None

    def _not_a_choice(self, value: object, wanted: Any) -> str:
        return str(ConfigError.unknown(self.name, value, get_args(wanted)))


def setting(
    default: _T,
    help: str,
    *,
    group: str,
    flag: str | None = None,
    metavar: str | None = None,
    shown_default: str | None = None,
    minimum: int | None = None,
    maximum: int | None = None,
    rare: bool = False,
) -> _T:
    """Declare a field of a dataclass as a setting.

    Args:
        default: its value where none is given.
        help: what it does, a sentence.
        group: the heading under which ``--help`` lists it.
        flag: its flag, where that is not the name of the field.
        metavar: what stands for its value in ``--help``.
        shown_default: what the default means, where the value does not say it.
        minimum: the least valid number.
        maximum: the greatest valid number.
        rare: few need it; ``--help`` leaves it out, and ``--help-all`` has it.
    """
    declared = {
        "help": help,
        "group": group,
        "flag": flag,
        "metavar": metavar,
        "shown_default": shown_default,
        "minimum": minimum,
        "maximum": maximum,
        "rare": rare,
    }
    field: _T = dataclasses.field(default=default, metadata=declared)
    return field


@cache
def settings_of(cls: type, *, prefix: str = "") -> Mapping[str, Setting]:
    """Collect the settings that *cls* declares, those of nested dataclasses included.

    >>> from pipeline.config import RunConfig
    >>> settings_of(RunConfig)["models.precision"].default
    'int8'
    """
    return {s.name: s for s in _settings(cls, prefix=prefix)}


def problems(config: Any) -> list[str]:
    """Say what is wrong with the values of a configuration, a phrase each."""
    values = flat(config)
    declared = settings_of(config.__class__)
    found = (setting.problem(values[name]) for name, setting in declared.items())
    return [problem for problem in found if problem]


def flat(config: Any) -> dict[str, object]:
    """Map the dotted name of every setting to its value."""
    values: dict[str, object] = {}
    for field in dataclasses.fields(config):
        value = getattr(config, field.name)
        if dataclasses.is_dataclass(value):
            values |= {f"{field.name}.{name}": inner for name, inner in flat(value).items()}
        else:
            values[field.name] = value
    return values


def given(config: Any) -> dict[str, Any]:
    """Turn a configuration into nested mappings, without what is `None`."""
    values = {f.name: getattr(config, f.name) for f in dataclasses.fields(config)}
    plain = {n: given(v) if dataclasses.is_dataclass(v) else v for n, v in values.items()}
    return {name: value for name, value in plain.items() if value is not None and value != {}}


def build(cls: type[_T], values: Mapping[str, Any], *, where: str = "") -> _T:
    """Build a configuration from nested mappings.

    Raises:
        ConfigError: an unknown key; the valid ones are listed.
    """
    hints = get_type_hints(cls)
    unknown = sorted(set(values) - set(hints))
    if unknown:
        names = ", ".join(where + name for name in unknown)
        raise ConfigError(f"unknown setting {names}; valid: {', '.join(sorted(hints))}")
    arguments = dict(values)
    for name in values:
        if dataclasses.is_dataclass(hints[name]):
            if not isinstance(values[name], Mapping):
                raise ConfigError(f"{where}{name} must be a table, not {values[name]!r}")
            arguments[name] = build(hints[name], values[name], where=f"{where}{name}.")
    return cls(**arguments)


def _settings(cls: type, *, prefix: str) -> Iterator[Setting]:
    hints = get_type_hints(cls)
    for field in dataclasses.fields(cls):
        hint, name = hints[field.name], prefix + field.name
        if dataclasses.is_dataclass(hint):
            yield from _settings(hint, prefix=f"{name}.")  # type: ignore[arg-type]
            continue
        declared = dict(field.metadata)
        flag = declared.pop("flag") or f"--{field.name.replace('_', '-')}"
        shown = declared.pop("shown_default") or str(field.default)
        yield Setting(name, hint, field.default, flag=flag, shown_default=shown, **declared)


def _plain_type(hint: Any) -> Any:
    """Return the type without the `None` that may stand beside it.

    >>> _plain_type(int | None)
    <class 'int'>
    """
    if get_origin(hint) is Literal:
        return hint
    kinds = [kind for kind in get_args(hint) if kind is not type(None)]
    return kinds[0] if kinds else hint
