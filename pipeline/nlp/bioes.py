"""Entity spans from scores of BIOES tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -1e9


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """Words *start* to *end* (exclusive), with the mean probability of their tags."""

    start: int
    end: int
    label: str
    score: float


class SpanDecoder:
    """The best legal sequence of the tags *tags* (``O``, ``B-ORG``, …) by Viterbi search."""

    def __init__(self, tags: Sequence[str]) -> None:
        self.tags = list(tags)
        self.labels = sorted({tag[2:] for tag in tags if tag != "O"})
        self._step = np.array([[_step(a, b) for b in tags] for a in tags], dtype=np.float32)
        opening = [FORBIDDEN if tag[0] in "IE" else 0.0 for tag in tags]
        closing = [FORBIDDEN if tag[0] in "BI" else 0.0 for tag in tags]
        self._open = np.array(opening, dtype=np.float32)
        self._close = np.array(closing, dtype=np.float32)

    def decode(self, log_probs: NDArray[np.float32]) -> list[TaggedSpan]:
        """Find the spans of one sentence; *log_probs* is (words, tags)."""
        likeliest = log_probs.argmax(axis=1)
        if not len(log_probs) or (likeliest == self.tags.index("O")).all():
            return []
        path = likeliest.tolist() if self._is_legal(likeliest) else self._viterbi(log_probs)
        chosen = np.exp(log_probs[np.arange(len(path)), path])
        spans, start = [], 0
        for i, tag in enumerate(self.tags[number] for number in path):
            if tag[0] in "BS":
                start = i
            if tag[0] in "ES":
                score = float(chosen[start : i + 1].mean())
                spans.append(TaggedSpan(start, i + 1, tag[2:], score))
        return spans

    def label_probabilities(self, log_probs: NDArray[np.float32]) -> NDArray[np.float64]:
        """Give the probability of each of `labels` for a span, given that it is one.

        *log_probs* is (words of the span, tags).
        """
        marks = _marks(len(log_probs))
        number = {tag: i for i, tag in enumerate(self.tags)}
        scores = [
            sum(
                float(row[number[f"{mark}-{label}"]])
                for mark, row in zip(marks, log_probs, strict=True)
            )
            for label in self.labels
        ]
        likely: NDArray[np.float64] = np.exp(np.array(scores) - max(scores))
        return likely / float(likely.sum())

    def score(self, log_probs: NDArray[np.float32], label: str) -> float:
        """Give the mean probability of the tags of a span of *label*: (words, tags)."""
        columns = [self.tags.index(f"{mark}-{label}") for mark in _marks(len(log_probs))]
        return float(np.exp(log_probs[np.arange(len(columns)), columns]).mean())

    def _is_legal(self, path: NDArray[np.int64]) -> bool:
        """Tell whether tags can follow each other so: then no other sequence is likelier."""
        steps: NDArray[np.float32] = self._step[path[:-1], path[1:]]
        return not (self._open[path[0]] or self._close[path[-1]] or steps.any())

    def _viterbi(self, log_probs: NDArray[np.float32]) -> list[int]:
        best = log_probs[0] + self._open
        back = np.zeros(log_probs.shape, dtype=np.int32)
        for i in range(1, len(log_probs)):
            candidates = best[:, None] + self._step
            back[i] = candidates.argmax(axis=0)
            best = candidates.max(axis=0) + log_probs[i]
        path = [int((best + self._close).argmax())]
        for i in range(len(log_probs) - 1, 0, -1):
            path.append(int(back[i, path[-1]]))
        return path[::-1]


def _marks(words: int) -> list[str]:
    return ["S"] if words == 1 else ["B", *"I" * (words - 2), "E"]


def _step(before: str, after: str) -> float:
    inside = before[0] in "BI"
    continues = after[0] in "IE"
    legal = inside == continues and (not inside or before[2:] == after[2:])
    return 0.0 if legal else FORBIDDEN
