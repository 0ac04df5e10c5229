"""What failed or was left out, and why: nothing is lost silently."""

from __future__ import annotations

from typing import Final

from pipeline.views.figures import grouped
from pipeline.views.report.corpus import Corpus
from pipeline.views.report.markup import Section, join, paragraph, table

_FAILED: Final = """
SELECT error, stage, count(*) AS n, min(path), any_value(message) FROM failures
GROUP BY error, stage ORDER BY n DESC, error, stage LIMIT 20
"""
_DROPPED: Final = """
SELECT piece.reason, count(*) AS n, count(DISTINCT doc_id), sum(length(piece.text)),
       arg_min(piece.text, md5(piece.text))
FROM (SELECT doc_id, unnest(dropped) AS piece FROM documents)
GROUP BY piece.reason ORDER BY n DESC, piece.reason
"""
_NOTES: Final = """
SELECT note, count(*) AS n FROM (SELECT unnest(notes) AS note FROM documents)
GROUP BY note ORDER BY n DESC, note
"""
_REPEATED: Final = """
SELECT duplicate_of, title, count(*) AS n FROM duplicates
LEFT JOIN documents ON documents.doc_id = duplicate_of
GROUP BY ALL ORDER BY n DESC, duplicate_of LIMIT 10
"""
_SAMPLE: Final = 90  # characters


def left_out(corpus: Corpus) -> Section:
    """Inputs that failed, languages that were not analysed, repeats, and cut parts by reason."""
    other = corpus.number("SELECT count(*) FROM documents WHERE n_tokens = 0")
    repeats = corpus.number("SELECT count(*) FROM duplicates")
    characters = corpus.number("SELECT sum(length(text)) FROM documents")
    dropped = corpus.rows(_DROPPED)
    cut = sum(row[3] for row in dropped)
    share = 100 * cut / (cut + characters) if cut else 0.0
    return Section(
        "left-out",
        "Left out",
        "What failed or was left out",
        join(
            [
                table(
                    "Inputs that failed",
                    ["error", "stage", "inputs", "for example", "message"],
                    corpus.rows(_FAILED),
                    numbers={2},
                ),
                paragraph(f"{_not_analysed(other)} {_repeated(repeats)}"),
                table(
                    "Articles that are repeated most",
                    ["first copy", "title", "repeats"],
                    corpus.rows(_REPEATED),
                    numbers={2},
                )
                if repeats
                else "",
                table(
                    f"Parts of pages that were cut out: {grouped(share, 1)} % of the characters",
                    ["reason", "parts", "documents", "for example"],
                    [(reason, n, docs, text[:_SAMPLE]) for reason, n, docs, _, text in dropped],
                    numbers={1, 2},
                    kind="dropped",
                ),
                table(
                    "Notes on documents", ["note", "documents"], corpus.rows(_NOTES), numbers={1}
                ),
            ]
        ),
    )


def _not_analysed(number: int) -> str:
    if not number:
        return "Every document was analysed."
    return f"{grouped(number)} documents are here without words: empty, or in another language."


def _repeated(number: int) -> str:
    return f"{grouped(number)} documents repeat an earlier one." if number else "None is repeated."
