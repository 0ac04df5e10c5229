"""Our stems beside PySastrawi's own loop, over the same words; cold, and when it has seen them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from pipeline.morphology.stems import stem
from tests.bench.report import Comparison, Speed
from tests.bench.timing import timed

GROUP = "stems of a list of words"
OURS, SASTRAWI = "our stem", "PySastrawi"
PAIRS = tuple(Comparison(f"{OURS}, {state}", f"{SASTRAWI}, {state}") for state in ("cold", "warm"))


def measure_stems(words: Sequence[str], *, times: int) -> Iterator[Speed]:
    """Yield both, cold (nothing cached, dictionaries read) and warm."""
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    stem("pemanasan")  # reads the dictionary

    def forget() -> Callable[[str], object]:
        stem.cache_clear()
        return stem

    yield from _cold_and_warm(OURS, forget, words, times=times)
    yield from _cold_and_warm(
        SASTRAWI, lambda: StemmerFactory().create_stemmer().stem, words, times=times
    )


def _cold_and_warm(
    name: str, fresh: Callable[[], Callable[[str], object]], words: Sequence[str], *, times: int
) -> Iterator[Speed]:
    runs = []
    for _ in range(times):
        function = fresh()
        runs.append([timed(partial(_each, function, words))[0] for _ in range(2)])
    for state, seconds in zip(("cold", "warm"), zip(*runs, strict=True), strict=True):
        yield Speed(GROUP, f"{name}, {state}", min(seconds), len(words), times)


def _each(function: Callable[[str], object], words: Sequence[str]) -> list[object]:
    return [function(word) for word in words]
