"""Text of an article on a terminal: it must not steer it."""

from __future__ import annotations

from typing import Final

from rich.text import Text

_CONTROLS: Final = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
_CONTROLS.update(dict.fromkeys(range(127, 160), 65533))
_DIRECTIONS: Final = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS.update(dict.fromkeys(_DIRECTIONS, 65533))


def visible(text: str) -> str:
    """Show control characters as symbols; the text keeps its length."""
    return text.translate(_CONTROLS)


def plain(text: str | None, style: str = "") -> Text:
    """Make a piece of an article printable; nothing in it is markup."""
    return Text(visible(text or ""), style=style)
