"""Joining the signatures of all shards, out of core: which document repeats which earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from pipeline.duplicates.occasion import Occasion
from pipeline.duplicates.scan import SIGNATURE_SCHEMA
from pipeline.duplicates.signature import PERMUTATIONS, containment, similarity
from pipeline.errors import InputError
from pipeline.schema import SCHEMAS
from pipeline.spilling import open_spilling

if TYPE_CHECKING:
    import numpy as np
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

# Found by reading pairs of 7,400 articles: at 0.65 and above they are copies and light rewrites;
# below, follow-up stories that repeat their background, unless one text is all in the other.
SIMILAR: Final = 0.65
LESS_SIMILAR: Final = 0.55
CONTAINED: Final = 0.95
_BATCH: Final = 10_000  # pairs compared at once, 1 kB each
# Texts that share a band are compared with each other up to this many; in a larger group, each with
# the first, the one before it, and the one before it of its day. Keeps the work linear where a site
# repeats one form.
_GROUP: Final = 40

_DOCUMENTS: Final = """
create table documents as
select row_number() over (order by length(shard), shard, row) as id, shard, doc_id, digest, size,
       hashes, bands, day, dates, weekdays, numbers
from signed
"""
_SIGNED: Final = """
create temp view signed as
select *, file_row_number as row, parse_filename(filename, true) as shard
from read_parquet({files}, filename = true, file_row_number = true)
"""
# Of equal texts, only the first goes on.
_FIRSTS: Final = (
    "create table firsts as select min(id) as id, digest from documents group by digest"
)
_PAIRS: Final = """
create table pairs as
with banded as (
  select id, unnest(bands) as band from documents semi join firsts using (id)
), shared as (
  select id, band, row_number() over (partition by band order by id) as place,
         first_value(id) over (partition by band order by id) as first,
         lag(id) over (partition by band order by id) as previous,
         lag(id) over (partition by band, day order by id) as sibling
  from banded join documents using (id)
)
select distinct a.id as earlier, b.id as later
from shared a join shared b on a.band = b.band and a.place < b.place and b.place <= $group
union
select distinct unnest([first, previous, sibling]) as earlier, id as later from shared
where place > $group
"""
_SIGNED_PAIRS: Final = """
select earlier, later, a.hashes, b.hashes, a.size, b.size
from pairs join documents a on a.id = earlier join documents b on b.id = later
"""
_OCCASIONS: Final = """
select earlier, later, similarity, a.day, a.dates, a.weekdays, a.numbers,
       b.day, b.dates, b.weekdays, b.numbers
from alike join documents a on a.id = earlier join documents b on b.id = later
"""
_RESULT: Final = """
select copy.shard as shard, copy.doc_id as doc_id, original.doc_id as duplicate_of,
       coalesce(similarity, 1) as similarity
from documents copy
join firsts using (digest)
left join copies on copies.later = firsts.id
join documents original on original.id = coalesce(copies.earlier, firsts.id)
where copy.id <> original.id
order by copy.id
"""


def join_signatures(signatures: Path, result: Path, *, scratch: Path) -> None:
    """Find the duplicates among all signatures and write them to *result*, in corpus order.

    Memory is bounded (DuckDB spills to *scratch*). The result depends on the signatures alone, not
    on the order or the number of the workers that wrote them. It is complete where it exists.

    Args:
        signatures: a folder with a file of `SIGNATURE_SCHEMA` for each shard, named by the shard.
        result: a Parquet file of shard, doc_id, duplicate_of and similarity.
        scratch: a folder on the same disk as *result*.

    Raises:
        InputError: a file of signatures is damaged, or there is no room on the disk.
    """
    import duckdb

    temporary = scratch / f"{result.name}.writing"
    try:
        with open_spilling(scratch) as connection:
            _load(connection, signatures)
            _find(connection)
            connection.sql(_RESULT).write_parquet(str(temporary), compression="zstd")
    except duckdb.InvalidInputException as error:
        raise InputError(f"a file of signatures is damaged: {error}", path=signatures) from error
    except duckdb.Error as error:  # a full disk, too little memory
        raise InputError(f"duplicates cannot be found: {error}", path=signatures) from error
    temporary.replace(result)


def duplicates_in(signatures: pa.Table) -> pa.Table:
    """Find the duplicates among signatures in memory; gives rows of table ``duplicates``."""
    import duckdb

    schema = SCHEMAS["duplicates"]
    if signatures.num_rows < 2:
        return schema.empty_table()
    rows = signatures.append_column("row", pa.array(range(signatures.num_rows)))
    with duckdb.connect() as connection:
        connection.register("signed", rows.append_column("shard", pa.array([""] * rows.num_rows)))
        _find(connection)
        return connection.sql(_RESULT).to_arrow_table().select(schema.names).cast(schema)


def _find(connection: DuckDBPyConnection) -> None:
    """Find in the view ``signed`` what `_RESULT` reads."""
    connection.execute(_DOCUMENTS)
    connection.execute(_FIRSTS)
    connection.execute(_PAIRS, {"group": _GROUP})
    _compare(connection)
    _leave_out_other_days(connection)
    _choose_originals(connection)


def rows_by_shard(result: Path, shards: Iterable[str]) -> Iterator[tuple[str, pa.Table]]:
    """The rows of table ``duplicates`` for each of the shards, which come in corpus order."""
    found = groupby(_rows(result), key=lambda row: row["shard"])
    nothing: tuple[str | None, Iterator[dict[str, Any]]] = (None, iter(()))
    waiting, rows = next(found, nothing)
    for shard in shards:
        if shard == waiting:
            yield shard, pa.Table.from_pylist(list(rows), schema=SCHEMAS["duplicates"])
            waiting, rows = next(found, nothing)
        else:
            yield shard, SCHEMAS["duplicates"].empty_table()


def rows_of_shard(result: Path, shard: str) -> pa.Table:
    """The rows of table ``duplicates`` for the documents of one shard."""
    import pyarrow.parquet as pq

    schema = SCHEMAS["duplicates"]
    rows = pq.read_table(result, filters=[("shard", "==", shard)])
    return rows.select(schema.names).cast(schema)


def _rows(result: Path) -> Iterator[dict[str, Any]]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(result) as file:
        for batch in file.iter_batches(_BATCH):
            yield from batch.to_pylist()


def _load(connection: DuckDBPyConnection, signatures: Path) -> None:
    """Make the view ``signed`` of the files of signatures."""
    files = sorted(str(path) for path in signatures.glob("*.parquet"))
    if files:
        quoted = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
        connection.execute(_SIGNED.format(files=f"[{quoted}]"))
    else:
        nothing = SIGNATURE_SCHEMA.empty_table()
        for name, kind in (("row", pa.int64()), ("shard", pa.string())):
            nothing = nothing.append_column(name, pa.array([], kind))
        connection.register("signed", nothing)


def _compare(connection: DuckDBPyConnection) -> None:
    """Estimate the similarity of each pair; keep those that are alike in table ``alike``."""
    connection.execute("create table alike (earlier bigint, later bigint, similarity float)")
    for batch in _stream(connection, _SIGNED_PAIRS):
        earlier, later, hashes, other_hashes, sizes, other_sizes = batch.columns
        shared = similarity(_matrix(hashes), _matrix(other_hashes))
        inside = containment(shared, sizes.to_numpy(), other_sizes.to_numpy())
        copies = (shared >= SIMILAR) | ((shared >= LESS_SIMILAR) & (inside >= CONTAINED))
        found = pa.table({"earlier": earlier, "later": later, "similarity": pa.array(shared)})
        _insert(connection, found.filter(pa.array(copies)), into="alike")


def _leave_out_other_days(connection: DuckDBPyConnection) -> None:
    """Keep the pairs that are copies, not uses of one form, in table ``edges``."""
    connection.execute("create table edges (earlier bigint, later bigint, similarity float)")
    for batch in _stream(connection, _OCCASIONS):
        columns = [column.to_pylist() for column in batch.columns[3:]]
        one, other = map(_occasions, (columns[:4], columns[4:]))
        copies = [not a.differs(b) for a, b in zip(one, other, strict=True)]
        pairs = pa.Table.from_batches([batch.select([0, 1, 2])])
        _insert(connection, pairs.filter(pa.array(copies, pa.bool_())), into="edges")


def _occasions(columns: Sequence[Sequence[Any]]) -> Iterator[Occasion]:
    for day, *named in zip(*columns, strict=True):
        yield Occasion(day, *map(frozenset, named))


def _choose_originals(connection: DuckDBPyConnection) -> None:
    """Give every copy the earliest text like it that is no copy itself: table ``copies``."""
    import numpy as np

    connection.execute("create table copies (earlier bigint, later bigint, similarity float)")
    (documents,) = connection.execute("select count(*) from documents").fetchall()[0]
    is_copy = np.zeros(documents + 1, dtype=np.bool_)  # a byte a document
    for batch in _stream(connection, "select * from edges order by later, earlier"):
        chosen = np.zeros(batch.num_rows, dtype=np.bool_)
        pairs = zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True)
        for place, (earlier, later) in enumerate(pairs):
            # in this order, all that can make `earlier` a copy has been seen
            if not is_copy[earlier] and not is_copy[later]:
                is_copy[later] = chosen[place] = True
        _insert(connection, pa.Table.from_batches([batch.filter(pa.array(chosen))]), into="copies")


def _stream(connection: DuckDBPyConnection, query: str) -> Iterator[pa.RecordBatch]:
    yield from connection.cursor().sql(query).to_arrow_reader(_BATCH)


def _insert(connection: DuckDBPyConnection, rows: pa.Table, *, into: str) -> None:
    connection.from_arrow(rows).insert_into(into)


def _matrix(column: pa.Array) -> NDArray[np.uint32]:
    import numpy as np

    rows = b"".join(column.to_pylist())
    return np.frombuffer(rows, dtype="<u4").reshape(-1, PERMUTATIONS)
