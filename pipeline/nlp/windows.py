"""Pack sentences into the windows that the encoder reads.

A window is ``<s> sentence </s> sentence </s> …``: whole sentences in reading order, as many as
fit, so that little is padded and every word sees its neighbours. Only a sentence that alone is
longer than a window is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.nlp.pieces import WordPieces

WINDOW_PIECES = 192
LONGEST_WINDOW = 510  # position embeddings of the encoder, less start and stop


@dataclass(frozen=True, slots=True)
class Window:
    """Piece ids, and of each word the index of its first and last piece."""

    ids: list[int]
    first: list[int]
    last: list[int]


def pack(
    sentences: Iterable[Sequence[tuple[int, ...]]],
    *,
    pieces: WordPieces,
    size: int = WINDOW_PIECES,
) -> list[Window]:
    """Make windows over *sentences*, each a sequence of the words' piece ids, in order."""
    windows: list[Window] = []
    current = Window([pieces.start], [], [])
    for sentence in sentences:
        length = sum(map(len, sentence)) + 1
        if current.first and len(current.ids) + length > size:
            windows.append(current)
            current = Window([pieces.start], [], [])
        for word in sentence:
            if len(current.ids) + len(word) > LONGEST_WINDOW:
                windows.append(_closed(current, pieces))
                current = Window([pieces.start], [], [])
            current.first.append(len(current.ids))
            current.ids.extend(word)
            current.last.append(len(current.ids) - 1)
        current.ids.append(pieces.stop)
    if current.first:
        windows.append(current)
    return windows


def _closed(window: Window, pieces: WordPieces) -> Window:
    window.ids.append(pieces.stop)
    return window
