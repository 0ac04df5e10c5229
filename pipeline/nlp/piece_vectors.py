"""The vectors of word pieces, which the encoders of all profiles share: one table, on disk.

It is the largest part of the encoder (45,823 rows), stored in int8, a scale a row. Mapped into
memory it is read where it lies, and once for all workers of a machine.
"""

from __future__ import annotations

import json
import mmap
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.files import ModelFiles
from pipeline.nlp.weights import SCALES, WEIGHTS, unusable

TABLE: Final = "bert.embeddings.word_embeddings.weight"
_SIZE: Final = 8  # bytes that hold the length of the header
_KINDS: Final = {"I8": np.int8, "F32": np.float32}


class PieceVectors:
    """Ids of word pieces in, their vectors out."""

    def __init__(self, files: ModelFiles) -> None:
        data = _content(files)
        try:
            size = _SIZE + int.from_bytes(data[:_SIZE], "little")
            header = json.loads(data[_SIZE:size])
            self._rows, self._scales = (
                _array(data, size, header[name]) for name in (TABLE, TABLE + SCALES)
            )
        except (KeyError, ValueError) as error:
            raise unusable(files, WEIGHTS, f"no table of word pieces ({error})") from error

    def __call__(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Give the vector of each piece: (…) → (…, width)."""
        vectors: NDArray[np.float32] = self._rows[ids] * self._scales[ids, None]
        return vectors


def _content(files: ModelFiles) -> bytes | mmap.mmap:
    if (path := files.path(WEIGHTS)) is None:
        return files.read(WEIGHTS)
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _array(data: bytes | mmap.mmap, begin: int, entry: dict[str, Any]) -> NDArray[Any]:
    """Read an array of a safetensors file, whose numbers start at *begin*, without copying it."""
    first, last = entry["data_offsets"]
    flat = np.frombuffer(data, dtype=np.uint8, count=last - first, offset=begin + first)
    return flat.view(_KINDS[entry["dtype"]]).reshape(entry["shape"])
