"""Whether the texts of rows are the pieces of their documents that the offsets say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.uint32]


def misquoted(documents: Path, rows: Path, key: str) -> Iterator[tuple[str, str]]:
    """Yield the document and the problem of each row whose text is not that piece of it.

    Rows of no document, or with offsets outside of it, are passed over. *key* is the column that
    numbers the rows. Takes time linear in the texts.
    """
    import numpy as np

    whole = pq.read_table(documents, columns=["doc_id", "text"])
    table = pq.read_table(rows, columns=["doc_id", key, "start", "end", "text"])
    lengths = np.array([len(text) for text in whole["text"].to_pylist()], dtype=np.int64)
    owner = _owners(whole["doc_id"], table["doc_id"])
    start, end = table["start"].to_numpy(), table["end"].to_numpy()
    limit = np.where(owner >= 0, lengths[owner] if len(lengths) else 0, -1)
    inside = np.flatnonzero((start >= 0) & (start <= end) & (end <= limit))
    first = (np.cumsum(lengths) - lengths)[owner[inside]] + start[inside]
    texts = table["text"].take(pa.array(inside)).to_pylist()
    wrong = _differ(_points(whole["text"].to_pylist()), first, texts, (end - start)[inside])
    for row in table.take(pa.array(inside[wrong])).to_pylist():
        where = f"{key} {row[key]}: {row['start']}:{row['end']}"
        yield row["doc_id"], f"{where} is not {row['text']!r} in the text"


def _owners(ids: pa.ChunkedArray, wanted: pa.ChunkedArray) -> NDArray[np.int64]:
    """The number of the document of each row, -1 where there is none."""
    import numpy as np
    import pyarrow.compute as pc

    found = pc.index_in(wanted, value_set=ids.combine_chunks())
    result: NDArray[np.int64] = pc.fill_null(found, -1).to_numpy().astype(np.int64)
    return result


def _differ(
    whole: Points, first: NDArray[np.int64], texts: list[str], wanted: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether each of *texts* is not what stands in *whole* from *first* for *wanted* points."""
    import numpy as np

    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    wrong: NDArray[np.bool_] = lengths != wanted
    same = np.where(wrong, 0, lengths)
    pieces = _points([text for text, bad in zip(texts, wrong, strict=True) if not bad])
    number = np.repeat(np.arange(len(texts)), same)
    within = np.arange(len(pieces)) - np.repeat(np.cumsum(same) - same, same)
    unlike = whole[first[number] + within] != pieces
    wrong[number[unlike]] = True
    return wrong


def _points(texts: list[str]) -> Points:
    import numpy as np

    return np.frombuffer("".join(texts).encode("utf-32-le"), dtype=np.uint32)
