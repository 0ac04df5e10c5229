"""Files that are called JSON Lines and hold other JSON, told by their first lines.

Arrays, objects over several lines, objects one behind the other without line ends, and objects
that wrap the records. An array with a line an object is read like lines: damage costs only its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from json import JSONDecoder
from json.decoder import JSONDecodeError
from typing import Final

from pipeline.readers.json_values import DECODING
from pipeline.readers.json_wrappers import behind_opening, unwrapped
from pipeline.readers.streams import BOM, MAX_RECORD_BYTES

_DECODER: Final = JSONDecoder(**DECODING)
_AROUND: Final = " \t\r\n,"


def is_other_json(lines: Sequence[bytes]) -> bool:
    r"""Whether the first two *lines* that are not blank are of a text that is no JSON Lines.

    >>> is_other_json([b'{"isi": "Satu."}\n', b'{"isi": "Dua."}\n'])
    False
    >>> is_other_json([b'{\n', b'  "isi": "Satu."\n'])
    True
    """
    first, second = (_text(line) for line in (*lines, b"", b"")[:2])
    if first.startswith("["):
        inside = first[1:].lstrip()
        return inside.startswith("{") or not (inside or _is_object(second))
    if not first.startswith("{"):
        return False
    if len(lines[0]) > MAX_RECORD_BYTES:
        return behind_opening(first) is not None
    return _goes_on(first, second)


def _goes_on(first: str, second: str) -> bool:
    """Whether the object that *first* begins with ends further on, has others behind or in it."""
    try:
        value, end = _DECODER.raw_decode(first)
    except RecursionError:
        return False
    except JSONDecodeError as error:
        if error.msg.startswith("Unterminated"):
            return _is_object(f"{first}\n{second}")
        return error.pos >= len(first) and second.startswith(('"', "}"))
    rest = first[end:]
    if rest.strip(_AROUND):
        return not rest.startswith("\r") and rest.strip(_AROUND).startswith("{")
    return unwrapped(value) is not None


def _text(line: bytes) -> str:
    return line.removeprefix(BOM).decode("utf-8", "replace").strip()


def _is_object(line: str) -> bool:
    try:
        return isinstance(_DECODER.decode(line.rstrip(_AROUND)), dict)
    except (JSONDecodeError, RecursionError):
        return False
