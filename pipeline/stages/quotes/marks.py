"""Pairs of quote marks in a text: straight, curly, guillemets, single; nested, lost, continued.

Reads only characters. Every mark is visited once, so the cost is linear whatever the balance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_DOUBLE = re.compile(r"''|``|[\"“”„‟«»″]")
_SINGLE = re.compile(r"['‘’\n]")
_OPENING, _CLOSING = "“„‟«", "”»"
_MAX_PARAGRAPHS = 8  # that a quotation without repeated marks may run over


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quote marks: code point offsets, end exclusive.

    `start`, `end` leave the marks out; `opened`, `closed` take them in. `continues` says that
    there is no closing mark because the quotation goes on, marked again, in the next paragraph.
    """

    opened: int
    start: int
    end: int
    closed: int
    continues: bool = False


@dataclass(slots=True)
class _Reading:
    """What is open while the text is read."""

    done: list[Marked] = field(default_factory=list)
    stack: list[tuple[int, int]] = field(default_factory=list)  # (opened, start)
    inner: list[Marked] = field(default_factory=list)  # closed inside what is still open

    def close(self, at: int, width: int) -> None:
        opened, start = self.stack.pop()
        pair = Marked(opened, start, at, at + width)
        if self.stack:
            while self.inner and self.inner[-1].opened > opened:
                self.inner.pop()  # what is inside this pair is no longer outermost
            self.inner.append(pair)
        else:
            self.done.append(pair)
            self.inner.clear()


def find_marked(text: str, *, cue_ahead: re.Pattern[str]) -> list[Marked]:
    """Find the outermost stretches between quote marks, in order.

    *cue_ahead* matches where an attribution follows; it decides doubtful marks and repairs a
    lost closing mark (``"Pergi, kata Budi``). A mark that cannot be paired is ignored.

    >>> [m.start for m in find_marked('"Ya," kata Sari, "tidak."', cue_ahead=re.compile(" kata"))]
    [1, 18]
    """
    reading = _Reading()
    paragraphs = list(_paragraphs(text))
    for number, (start, end) in enumerate(paragraphs):
        for match in _DOUBLE.finditer(text, start, end):
            _read(reading, text, match, end, cue_ahead)
        following = paragraphs[number + 1 : number + 1 + _MAX_PARAGRAPHS]
        if reading.stack and not _closes_later(reading, text, following):
            _give_up(reading, text, end, following, cue_ahead)
    reading.done.sort(key=lambda pair: pair.opened)
    return _with_singles(reading.done, text)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        yield match.start(), match.end()


def _read(
    reading: _Reading, text: str, match: re.Match[str], end: int, cue_ahead: re.Pattern[str]
) -> None:
    at, width = match.start(), match.end() - match.start()
    before = text[at - 1] if at else " "
    after = text[match.end()] if match.end() < len(text) else " "
    if reading.stack and before.isdigit() and _is_inches(text, match, end, cue_ahead):
        return
    if _opens(match[0], before, after, bool(reading.stack)) and not (
        reading.stack and before != "\n" and cue_ahead.match(text, match.end())
    ):
        reading.stack.append((at, match.end()))
    elif reading.stack:
        reading.close(at, width)
    elif before in ".!?" and _cue_after_next(text, match.end(), end, cue_ahead):
        reading.stack.append((at, match.end()))


def _is_inches(text: str, match: re.Match[str], end: int, cue_ahead: re.Pattern[str]) -> bool:
    """Whether a mark after a digit measures (``"Layar 14" ini mahal,"``): the next mark closes."""
    if match[0] not in ('"', "”", "''") or cue_ahead.match(text, match.end()):
        return False
    following = _DOUBLE.search(text, match.end(), end)
    return following is not None and text[following.start() - 1] in ",.?!"


def _cue_after_next(text: str, start: int, end: int, cue_ahead: re.Pattern[str]) -> bool:
    """Whether the next mark ends a quotation, as in ``Ia pulang." Itu benar," kata Sari``."""
    following = _DOUBLE.search(text, start, end)
    return following is not None and cue_ahead.match(text, following.end()) is not None


def _opens(mark: str, before: str, after: str, inside: bool) -> bool:
    free_before = before.isspace() or before in "([{/—–-:=" or before in _OPENING
    if mark in _OPENING:
        return free_before or not inside
    if mark in _CLOSING:
        return not inside and free_before and not after.isspace()
    if inside:
        return free_before and not after.isspace()
    return free_before or (before in ".,?!" and after.isalnum())


def _closes_later(reading: _Reading, text: str, following: list[tuple[int, int]]) -> bool:
    """Whether the next mark, in one of the *following* paragraphs, can only be a closing one."""
    if len(reading.stack) != 1:
        return False
    for start, end in following:
        first = _DOUBLE.search(text, start, end)
        if first is not None:
            after = text[first.end() : first.end() + 1] or " "
            return first.start() > start and not _opens(
                first[0], text[first.start() - 1], after, True
            )
    return False


def _give_up(
    reading: _Reading,
    text: str,
    end: int,
    following: list[tuple[int, int]],
    cue_ahead: re.Pattern[str],
) -> None:
    """Decide on the outermost open mark at the *end* of a paragraph, and start afresh."""
    opened, start = reading.stack[0]
    repaired = _lost_closing(text, start, end, cue_ahead)
    if repaired is not None:
        reading.done.append(Marked(opened, start, repaired, repaired))
        kept = [pair for pair in reading.inner if pair.opened >= repaired]
    elif following and _DOUBLE.match(text, following[0][0]) and not reading.inner:
        reading.done.append(Marked(opened, start, end, end, continues=True))
        kept = []
    else:
        kept = reading.inner
    reading.done.extend(kept)
    reading.stack.clear()
    reading.inner = []


def _lost_closing(text: str, start: int, end: int, cue_ahead: re.Pattern[str]) -> int | None:
    """Where a closing mark was lost: after the first comma that a cue follows."""
    comma = text.find(",", start, end)
    while comma >= 0:
        if cue_ahead.match(text, comma, end):
            return comma + 1
        comma = text.find(",", comma + 1, end)
    return None


def _with_singles(doubles: list[Marked], text: str) -> list[Marked]:
    """Add the pairs of single marks that stand outside of the double ones."""
    found = list(doubles)
    gap_start = 0
    for gap_end, next_start in [(d.opened, d.closed) for d in doubles] + [(len(text), 0)]:
        found.extend(_singles(text, gap_start, gap_end))
        gap_start = next_start
    return sorted(found, key=lambda pair: pair.opened)


def _singles(text: str, start: int, end: int) -> Iterator[Marked]:
    """Pairs of single marks within a paragraph; apostrophes (Jum'at, Syafi'i) are none."""
    opened: int | None = None
    for match in _SINGLE.finditer(text, start, end):
        at = match.start()
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if match[0] == "\n":
            opened = None
        elif opened is None:
            if not before.isalnum() and before not in ".,!?" and (after.isalnum() or after == "("):
                opened = at
        elif not before.isspace() and not after.isalnum():
            yield Marked(opened, opened + 1, at, at + 1)
            opened = None
