"""Sums of money: how large, how often, and in which words."""

from __future__ import annotations

from typing import Final

from pipeline.views.figures import grouped
from pipeline.views.report.charts import bar
from pipeline.views.report.corpus import Corpus
from pipeline.views.report.markup import Cell, Section, beside, join, outward, shortened, table

_SIZES: Final = """
SELECT floor(log10(value_number))::INTEGER AS size, count(*) FROM entities
WHERE label = 'MONEY' AND unit = 'IDR' AND value_number >= 1 GROUP BY size ORDER BY size
"""
_UNITS: Final = """
SELECT coalesce(unit, 'not known') AS unit, count(*) AS n, count(DISTINCT doc_id),
       median(value_number), max(value_number)
FROM entities WHERE label = 'MONEY' GROUP BY ALL ORDER BY n DESC, unit LIMIT 10
"""
_LARGEST: Final = """
WITH largest AS (
    SELECT doc_id, sent_id, text, value_number FROM entities
    WHERE label = 'MONEY' AND unit = 'IDR' AND value_number IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY value_number, text ORDER BY doc_id, ent_id) = 1
    ORDER BY value_number DESC, doc_id LIMIT 12
)
SELECT largest.text, value_number, sentences.text, coalesce(title, ''), url
FROM largest JOIN sentences USING (doc_id, sent_id) LEFT JOIN documents USING (doc_id)
ORDER BY value_number DESC, doc_id
"""
_WORDS: Final = ((12, "triliun"), (9, "miliar"), (6, "juta"), (3, "ribu"), (0, ""))
_SENTENCE: Final = 220  # characters


def amounts(corpus: Corpus) -> Section:
    """Rupiah by order of size, the largest sums in their sentences, and the currencies."""
    sizes = corpus.rows(_SIZES)
    most = max((n for _, n in sizes), default=1)
    largest: list[tuple[Cell, ...]] = [
        (written, grouped(value), shortened(sentence, _SENTENCE), outward(title, url))
        for written, value, sentence, title, url in corpus.rows(_LARGEST)
    ]
    units: list[tuple[Cell, ...]] = [
        (unit, n, documents, *(v and spelled(v) for v in (middle, top)))
        for unit, n, documents, middle, top in corpus.rows(_UNITS)
    ]
    parts = [
        beside(
            table(
                "Sums in rupiah by size",
                ["size", "mentions", ""],
                [(size_name(size), n, bar(n, most)) for size, n in sizes],
                numbers={1},
                kind="bars",
            ),
            table(
                "Currencies",
                ["currency", "mentions", "documents", "median", "largest"],
                units,
                numbers={1, 2, 3, 4},
                kind="currencies",
            ),
        ),
        table(
            "The largest sums in rupiah",
            ["as written", "rupiah", "sentence", "article"],
            largest,
            numbers={1},
            kind="sentences",
        ),
    ]
    return Section("amounts", "Money", "Sums of money", join(parts))


def largest_sums(corpus: Corpus, *, most: int) -> list[tuple[str, str]]:
    """Give the largest sums as they are written, and the titles of their articles."""
    return [(written, title) for written, _, _, title, _ in corpus.rows(_LARGEST)[:most]]


def size_name(size: int) -> str:
    """Name the numbers of *size* zeros, up to ten times as much.

    >>> size_name(4), size_name(8), size_name(15)
    ('Rp10 ribu to Rp100 ribu', 'Rp100 juta to Rp1 miliar', 'Rp1.000 triliun to Rp10.000 triliun')
    """
    return f"{_rupiah(size)} to {_rupiah(size + 1)}"


def _rupiah(size: int) -> str:
    zeros, word = next((zeros, word) for zeros, word in _WORDS if size >= zeros)
    return f"Rp{grouped(10 ** (size - zeros))} {word}".rstrip()


def spelled(value: float) -> str:
    """Write a number as short as newspapers do, to a hundredth of its word.

    >>> spelled(9_360_000_000_000), spelled(1_500_000), spelled(1369), spelled(0.5)
    ('9,36 triliun', '1,5 juta', '1.369', '0,5')
    """
    zeros, word = next(((z, w) for z, w in _WORDS if z >= 6 and value >= 10**z), (0, ""))
    number = grouped(value / 10**zeros, 2).rstrip("0").rstrip(",")
    return f"{number} {word}".rstrip()
