"""Tokens and multiword tokens by Stanza's networks, run as graphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pipeline.nlp.segmenter import Segmenter, Token
from pipeline.nlp.splitter import Splitter
from pipeline.nlp.weights import WEIGHTS, read_weights, unusable

if TYPE_CHECKING:
    from pipeline.nlp.files import ModelFiles

SEGMENTER: Final = "segmenter"
SPLITTER: Final = "splitter"
UNITS: Final = "units.json"
KNOWN: Final = "known.json"
FILES: Final = (
    f"{SEGMENTER}/{UNITS}",
    f"{SEGMENTER}/{WEIGHTS}",
    f"{SPLITTER}/{UNITS}",
    f"{SPLITTER}/{KNOWN}",
    f"{SPLITTER}/{WEIGHTS}",
)


class GraphEngine:
    """`Segmenter` and `Splitter` as `models/train/export_tokenizer.py` wrote them."""

    def __init__(self, files: ModelFiles) -> None:
        own, split = files.within(SEGMENTER), files.within(SPLITTER)
        try:
            self._segmenter = Segmenter(own.json(UNITS), read_weights(own))
            self._splitter = Splitter(split.json(UNITS), split.json(KNOWN), read_weights(split))
        except KeyError as error:
            raise unusable(files, WEIGHTS, f"it has no {error}") from error

    def segment(self, lines: Sequence[str]) -> list[list[Token]]:
        """Give the tokens of each line; lines have no line breaks, and are not blank."""
        return self._segmenter(lines)

    def split(self, forms: Sequence[str]) -> dict[str, tuple[int, ...]]:
        """Give the lengths of the words of each of *forms*."""
        return self._splitter(forms)
