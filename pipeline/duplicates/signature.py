"""The signature by which a text is compared: a MinHash of its word sequences (Broder 1997).

The permutations are those of datasketch's scheme ``affine32``, so that its values can be compared
with these; a test does.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint32]

WORDS: Final = 4  # a shingle: so many words in a row
PERMUTATIONS: Final = 128  # the standard error of a similarity of 0.5 is 0.044
BANDS: Final = 32  # 4 hashes each: of pairs at similarity 0.5, 87 % share a band, at 0.6, 99 %
FEWEST_SHINGLES: Final = 16  # shorter texts are compared for equality only
_SEED: Final = 20220203  # part of the format of signature files
_CHUNK: Final = 4096  # shingles hashed at once; bounds memory for texts of any length
_MIX: Final = 0x9E3779B97F4A7C15  # odd, so that multiplying by it loses nothing modulo 2**64
_KNOWN_WORDS: Final = 1 << 17  # words whose hashes are kept; news repeats its words


@dataclass(frozen=True, slots=True)
class Signature:
    """A text, to be compared with others.

    `digest` is equal for texts of the same words in the same order, whatever their case and
    punctuation. `hashes` is ``None`` for texts too short for anything but equality.
    """

    digest: bytes
    size: int  # distinct shingles
    hashes: Hashes | None

    @property
    def bands(self) -> list[int]:
        """Numbers of which similar texts share at least one (locality-sensitive hashing)."""
        import numpy as np

        if self.hashes is None:
            return []
        rows = self.hashes.reshape(BANDS, -1).astype(np.uint64)
        mixed = np.arange(BANDS, dtype=np.uint64)
        for column in rows.T:  # polynomial in the hashes, modulo 2**64
            mixed = mixed * np.uint64(_MIX) + column
        numbers: list[int] = mixed.view(np.int64).tolist()
        return numbers


def sign(text: str) -> Signature | None:
    """Sign a text; one without a single word has no signature (``None``).

    >>> sign("Harga cabai naik.").digest == sign("HARGA CABAI NAIK").digest
    True
    """
    import numpy as np

    words = re.findall(r"\w+", text.casefold())
    if not words:
        return None
    digest = hashlib.blake2b(" ".join(words).encode(), digest_size=16).digest()
    if len(words) < FEWEST_SHINGLES + WORDS - 1:
        return Signature(digest, 0, None)
    values = _shingles(words)
    hashes = np.full(PERMUTATIONS, 2**32 - 1, dtype=np.uint32)
    for start in range(0, len(values), _CHUNK):
        hashes = np.minimum(hashes, _least(values[start : start + _CHUNK]))
    return Signature(digest, len(values), hashes)


def similarity(first: Hashes, second: Hashes) -> NDArray[np.float64]:
    """Estimate the Jaccard similarity of texts: one pair, or row by row."""
    result: NDArray[np.float64] = (first == second).mean(axis=-1)
    return result


def containment(
    jaccard: NDArray[np.float64], sizes: NDArray[np.int64], others: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Estimate which share of the smaller text is in the larger one, from what both have in common.

    *sizes* and *others* are the numbers of shingles; the shared ones follow from the similarity.
    """
    import numpy as np

    shared = jaccard * (sizes + others) / (1 + jaccard)
    result: NDArray[np.float64] = shared / np.minimum(sizes, others)
    return result


def _shingles(words: list[str]) -> Hashes:
    """A 32-bit hash for each run of `WORDS` words."""
    import numpy as np

    hashes = np.array([_hash(word) for word in words], dtype=np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(hashes, WORDS)
    mixed = np.zeros(len(windows), dtype=np.uint64)
    for column in range(WORDS):  # polynomial in the 64-bit hashes of the words, modulo 2**64
        mixed = mixed * np.uint64(_MIX) + windows[:, column]
    return np.unique(mixed >> np.uint64(32)).astype(np.uint32)


@lru_cache(_KNOWN_WORDS)
def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")


def _least(shingles: Hashes) -> Hashes:
    """The least value of the shingles under each permutation."""
    factors, summands = _permutations()
    result: Hashes = (_mixed(shingles)[:, None] * factors + summands).min(axis=0)
    return result


def _mixed(hashes: Hashes) -> Hashes:
    """Spread the bits, by the finaliser of MurmurHash3, before they are permuted."""
    import numpy as np

    half, part = np.uint32(16), np.uint32(13)
    hashes = (hashes ^ (hashes >> half)) * np.uint32(0x85EBCA6B)
    hashes = (hashes ^ (hashes >> part)) * np.uint32(0xC2B2AE35)
    return hashes ^ (hashes >> half)


@cache
def _permutations() -> tuple[Hashes, Hashes]:
    """Affine permutations of the 32-bit numbers: odd factors, any summands."""
    import numpy as np

    numbers = np.random.RandomState(_SEED)
    halves = numbers.randint(0, 1 << 31, PERMUTATIONS, dtype=np.uint32)
    summands = numbers.randint(0, 1 << 32, PERMUTATIONS, dtype=np.uint32)
    return halves * np.uint32(2) + np.uint32(1), summands
