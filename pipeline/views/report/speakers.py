"""Who is quoted: how often, in which role, and in whose words."""

from __future__ import annotations

from typing import Final

from pipeline.views.figures import grouped
from pipeline.views.report.charts import bar
from pipeline.views.report.corpus import Corpus
from pipeline.views.report.markup import Section, join, paragraph, table, with_role
from pipeline.views.report.voices import voices

_TOP: Final = """
WITH role AS (
    SELECT speaker, corpus_id, arg_max(role, quotes) AS role FROM speakers GROUP BY ALL
)
SELECT corpus_id, speaker, any_value(role.role), sum(quotes)::BIGINT AS n, sum(direct)::BIGINT,
       sum(documents)::BIGINT
FROM speakers JOIN role USING (speaker, corpus_id) WHERE speaker IS NOT NULL
GROUP BY speaker, corpus_id ORDER BY n DESC, speaker LIMIT 20
"""
_KINDS: Final = """
SELECT coalesce(kind, 'not known') AS kind, sum(quotes)::BIGINT AS n, sum(direct)::BIGINT,
       coalesce(sum(quotes) FILTER (speaker IS NOT NULL), 0)::BIGINT
FROM speakers GROUP BY ALL ORDER BY n DESC, kind
"""


def most_quoted(corpus: Corpus, *, most: int) -> list[tuple[str, int]]:
    """Give the speakers with the most quotations, as markup, and how many they have."""
    top = corpus.rows(_TOP)[:most]
    return [(corpus.link(corpus_id, name), quotes) for corpus_id, name, _, quotes, *_ in top]


def speakers(corpus: Corpus) -> Section:
    """Speakers by name with the share of direct quotations, then by kind."""
    rows = corpus.rows(_TOP)
    every, named = corpus.rows(
        "SELECT coalesce(sum(quotes), 0)::BIGINT, "
        "coalesce(sum(quotes) FILTER (speaker IS NOT NULL), 0)::BIGINT FROM speakers"
    )[0]
    return Section(
        "speakers",
        "Speakers",
        "Who is quoted",
        join(
            [
                paragraph(
                    f"{grouped(named)} of {grouped(every)} quotations and reports have a speaker "
                    "with a name."
                ),
                voices(corpus),
                table(
                    "Speakers with the most quotations",
                    ["speaker", "quotations", "", "direct, %", "documents"],
                    [
                        (
                            with_role(corpus.link(corpus_id, name), role),
                            n,
                            bar(n, rows[0][3]),
                            round(100 * direct / n),
                            documents,
                        )
                        for corpus_id, name, role, n, direct, documents in rows
                    ],
                    numbers={1, 3, 4},
                    kind="bars speakers people",
                ),
                table(
                    "Kinds of speakers",
                    ["kind", "quotations", "direct", "with a name"],
                    corpus.rows(_KINDS),
                    numbers={1, 2, 3},
                ),
            ]
        ),
    )
