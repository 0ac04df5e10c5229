"""How values are decoded from JSON, whole files and lines alike."""

from __future__ import annotations

from typing import Any, Final

_LONGEST_NUMBER: Final = 4300  # digits; see sys.set_int_max_str_digits
KINDS: Final[dict[type, str]] = {
    list: "an array",
    str: "a string",
    bool: "a truth value",
    type(None): "null",
}


def _whole(text: str) -> int | str:
    """A number, or the text of one that is longer than Python converts: it identifies something."""
    return int(text) if len(text) <= _LONGEST_NUMBER else text


def _no_value(_name: str) -> None:
    """NaN and Infinity, which Python writes but JSON does not know, mean: no value."""


class _Float(float):
    """A number that `str` gives back as it was written: ids such as 1.10 depend on it."""

    written: str

    def __new__(cls, text: str) -> _Float:
        number = super().__new__(cls, text)
        number.written = text
        return number

    def __str__(self) -> str:
        return self.written


# Not strict: many exporters leave raw tabs and other control characters in strings.
DECODING: Final[dict[str, Any]] = {
    "strict": False,
    "parse_int": _whole,
    "parse_float": _Float,
    "parse_constant": _no_value,
}
