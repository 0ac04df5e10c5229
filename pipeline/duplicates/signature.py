"""The signature by which a text is compared: a MinHash of its word sequences (Broder 1997)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from datasketch import MinHash
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint32]

WORDS: Final = 4  # a shingle: so many words in a row
PERMUTATIONS: Final = 128  # the standard error of a similarity of 0.5 is 0.044
BANDS: Final = 32  # 4 hashes each: of pairs at similarity 0.5, 87 % share a band, at 0.6, 99 %
FEWEST_SHINGLES: Final = 16  # shorter texts are compared for equality only
_SEED: Final = 20220203  # part of the format of signature files
_CHUNK: Final = 4096  # shingles hashed at once; bounds memory for texts of any length


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
        if self.hashes is None:
            return []
        rows = self.hashes.reshape(BANDS, -1)
        return [
            int.from_bytes(
                hashlib.blake2b(bytes([number]) + row.tobytes(), digest_size=8).digest(),
                "little",
                signed=True,
            )
            for number, row in enumerate(rows)
        ]


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
    minhash = _empty_minhash().copy()
    values = _shingles(words)
    for start in range(0, len(values), _CHUNK):
        minhash.update_batch(values[start : start + _CHUNK])
    return Signature(digest, len(values), minhash.hashvalues.astype(np.uint32))


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

    known = {word: _hash(word) for word in set(words)}
    hashes = np.array([known[word] for word in words], dtype=np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(hashes, WORDS)
    mixed = np.zeros(len(windows), dtype=np.uint64)
    for column in range(WORDS):  # polynomial in the 64-bit hashes of the words, modulo 2**64
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + windows[:, column]
    return np.unique(mixed >> np.uint64(32)).astype(np.uint32)


def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")


@cache
def _empty_minhash() -> MinHash:
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, seed=_SEED, scheme="affine32", hashfunc=_as_it_is)


def _as_it_is(value: int) -> int:
    return value
