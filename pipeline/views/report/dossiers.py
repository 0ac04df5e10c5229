"""What the page knows of a name: when, in which office, beside whom, what it says and what is said.

Names that have such a dossier are links on the whole page; a script shows it. How much of it
travels with the page does not grow with the corpus.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final, TypedDict

from pipeline.views.report.corpus import Corpus
from pipeline.views.report.markup import shortened

_BESIDE: Final = 8
_QUOTES: Final = 4
_SENTENCES: Final = 4
_LETTERS: Final = 260  # of a quotation or a sentence

_ROLES: Final = """
SELECT number, list(role ORDER BY n DESC, role)[:2]
FROM (SELECT number, any_value(role) AS role, count(*) AS n
      FROM mentions JOIN dossiers USING (corpus_id) WHERE role IS NOT NULL
      GROUP BY number, lower(role))
GROUP BY number
"""
_TREND: Final = """
SELECT number, date_trunc($unit, day)::DATE AS start, count(*)
FROM named_in JOIN dossiers USING (corpus_id) JOIN seen USING (doc_id)
WHERE date_trunc($unit, day) BETWEEN $first AND $last GROUP BY ALL
"""

# Beside whom, measured by how often the other one is named at all: else a capital city and the
# largest ministries stand beside everybody.
_NEIGHBOURS: Final = """
WITH inside AS (
    SELECT doc_id, number FROM named_in JOIN dossiers USING (corpus_id)
    QUALIFY count(*) OVER (PARTITION BY doc_id) <= 60
), every AS (SELECT number, count(*) AS documents FROM inside GROUP BY number)
SELECT a.number, b.number, count(*) AS n
FROM inside AS a JOIN inside AS b ON a.doc_id = b.doc_id AND a.number <> b.number
JOIN every ON every.number = b.number
GROUP BY a.number, b.number, every.documents
QUALIFY row_number() OVER (
    PARTITION BY a.number ORDER BY count(*) / sqrt(every.documents) DESC, b.number) <= $most
ORDER BY a.number, n DESC, b.number
"""

# Passages come from as many articles as there are, the newest first. Copies say nothing new, nor
# does a statement that several articles have.
_PASSAGES: Final = """
WITH nth AS (
    SELECT *, row_number() OVER (PARTITION BY number, doc_id ORDER BY worth DESC, id) AS nth
    FROM ({found}) WHERE doc_id NOT IN (SELECT doc_id FROM duplicates)
)
SELECT number, nth.doc_id, id, day FROM nth LEFT JOIN seen USING (doc_id)
QUALIFY row_number() OVER (PARTITION BY number ORDER BY nth, day DESC NULLS LAST, doc_id) <= $most
"""
_CLUSTERS: Final = """
CREATE TEMP TABLE clusters AS
SELECT DISTINCT doc_id, entity_id, number FROM mentions JOIN dossiers USING (corpus_id)
WHERE entity_id IS NOT NULL
"""
_ONCE: Final = (
    "row_number() OVER (PARTITION BY number, left(quotes.text, 60) "
    "ORDER BY quotes.doc_id, quote_id) = 1"
)
_SAID: Final = """
SELECT number, quotes.doc_id, quote_id AS id, direct AND length(text) > 40 AS worth
FROM quotes JOIN clusters ON quotes.doc_id = clusters.doc_id AND speaker_entity_id = entity_id
QUALIFY {once}
"""
_SAID_OF: Final = """
SELECT number, quotes.doc_id, quote_id AS id, direct AS worth
FROM quotes JOIN mentions AS m ON m.doc_id = quotes.doc_id
    AND m.start >= quotes.start AND m."end" <= quotes."end"
JOIN dossiers USING (corpus_id)
WHERE coalesce(speaker, speaker_text) IS NOT NULL
  AND speaker_entity_id IS DISTINCT FROM m.entity_id
QUALIFY {once}
"""
_NAMED: Final = """
SELECT DISTINCT number, doc_id, sent_id AS id, par_kind = 'body' AS worth
FROM mentions JOIN dossiers USING (corpus_id) WHERE par_kind IN ('body', 'heading')
"""
_QUOTED_TEXT: Final = """
SELECT number, p.doc_id, rtrim(quotes.text, ' ,'), direct, coalesce(speaker, speaker_text)
FROM ({passages}) AS p JOIN quotes ON quotes.doc_id = p.doc_id AND quote_id = id
ORDER BY number, day DESC NULLS LAST, p.doc_id, id
"""
_SENTENCE_TEXT: Final = """
SELECT number, p.doc_id, sentences.text
FROM ({passages}) AS p JOIN sentences ON sentences.doc_id = p.doc_id AND sent_id = id
ORDER BY number, day DESC NULLS LAST, p.doc_id, id
"""
_ARTICLES: Final = """
SELECT doc_id, coalesce(title, left(text, 80)), day::VARCHAR, outlet,
       CASE WHEN regexp_matches(url, '^https?://') THEN url END
FROM documents LEFT JOIN seen USING (doc_id) SEMI JOIN cited USING (doc_id)
"""


class Dossier(TypedDict, total=False):
    """What is known of one name; passages name their article by its number."""

    roles: list[str]
    trend: list[tuple[int, int]]  # number of the period, documents
    beside: list[tuple[int, int]]  # number of the entity, documents
    said: list[tuple[int, str, bool, str]]  # article, words, whether literally, speaker
    said_of: list[tuple[int, str, bool, str]]
    named: list[tuple[int, str]]


class _Articles:
    """The articles that passages come from, numbered as they are met."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __call__(self, doc_id: str) -> int:
        return self.numbers.setdefault(doc_id, len(self.numbers))

    def rows(self, corpus: Corpus) -> list[tuple[Any, ...]]:
        """Give title, day, outlet and address of each, in the order of their numbers."""
        corpus.sql.execute(
            "CREATE TEMP TABLE cited AS SELECT unnest($ids) AS doc_id", {"ids": list(self.numbers)}
        )
        known = {doc_id: row for doc_id, *row in corpus.rows(_ARTICLES)}
        return [tuple(known[doc_id]) for doc_id in self.numbers]


def dossiers(corpus: Corpus) -> tuple[dict[int, Dossier], list[tuple[Any, ...]]]:
    """Give what is known of each name of ``dossiers`` by its number, and the articles cited."""
    found: dict[int, Dossier] = defaultdict(Dossier)
    articles = _Articles()
    corpus.sql.execute(_CLUSTERS)
    for number, roles in corpus.rows(_ROLES):
        found[number]["roles"] = roles
    for number, counts in corpus.by_period(_TREND).items():
        found[number]["trend"] = [(at, n) for at, n in enumerate(counts) if n]
    for number, other, n in corpus.rows(_NEIGHBOURS, most=_BESIDE):
        found[number].setdefault("beside", []).append((other, n))
    for number, doc_id, said, direct, speaker in _quotes(corpus, _SAID):
        passage = articles(doc_id), _cut(said), direct, speaker
        found[number].setdefault("said", []).append(passage)
    for number, doc_id, said, direct, speaker in _quotes(corpus, _SAID_OF):
        passage = articles(doc_id), _cut(said), direct, speaker
        found[number].setdefault("said_of", []).append(passage)
    named = _SENTENCE_TEXT.format(passages=_PASSAGES.format(found=_NAMED))
    for number, doc_id, sentence in corpus.rows(named, most=_SENTENCES):
        found[number].setdefault("named", []).append((articles(doc_id), _cut(sentence)))
    return found, articles.rows(corpus)


def _quotes(corpus: Corpus, which: str) -> Iterable[tuple[Any, ...]]:
    query = _QUOTED_TEXT.format(passages=_PASSAGES.format(found=which.format(once=_ONCE)))
    return corpus.rows(query, most=_QUOTES)


def _cut(passage: str) -> str:
    return shortened(" ".join(passage.split()), _LETTERS)
