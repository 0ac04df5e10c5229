"""Markup of forums and messengers in plain text: ``[b]…[/b]``, ``**…**``, ``[…](https://…)``."""

from __future__ import annotations

import re

_NAMES = "b|i|u|s|quote|url|color|size|font|center|left|right|justify|list|code|h[1-6]"
_PAIRED = re.compile(rf"\[/?(?:{_NAMES})(?:=[^\]\n]{{1,300}})?\]", re.IGNORECASE)
_CLOSING = re.compile(rf"\[/(?:{_NAMES}|img)\]", re.IGNORECASE)
_PICTURE = re.compile(r"\[img[^\]\n]{0,80}\][^\[\]\n]{0,500}\[/img\]", re.IGNORECASE)
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,200})\]\((?:https?://|/)[^()\s]{1,500}\)")
_STRONG = re.compile(r"(?<![\w*])\*\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*\*(?![\w*])")
_HEADING = re.compile(r"^#{1,6} +(?=\S)", re.MULTILINE)


def without_plain_markup(text: str) -> str:
    """Take the signs off and leave the words; *text* without such markup comes back as it is.

    A closing tag or a pair of signs must show that it is markup: *[b]* alone stays.

    >>> without_plain_markup("[b]BLORA[/b] - Harga **naik** di [Pasar Induk](https://pasar.id/a).")
    'BLORA - Harga naik di Pasar Induk.'
    """
    if "[/" in text and _CLOSING.search(text):
        text = _PAIRED.sub("", _PICTURE.sub("", text))
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "**" in text and _STRONG.search(text):
        text = _HEADING.sub("", _STRONG.sub(r"\1", text))
    return text
