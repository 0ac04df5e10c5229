"""The most quoted in their own words: a quotation each, with its article."""

from __future__ import annotations

from typing import Any, Final

from pipeline.views.report.corpus import Corpus
from pipeline.views.report.markup import Markup, outward, text, with_role

_MOST: Final = 6

# One quotation a speaker: literal, a sentence long, the newest, and of no copy.
_VOICES: Final = """
WITH most AS (
    SELECT corpus_id, speaker, arg_max(role, quotes) AS role, sum(quotes) AS n FROM speakers
    WHERE corpus_id IS NOT NULL AND kind = 'person' GROUP BY ALL
    ORDER BY n DESC, speaker, corpus_id LIMIT 40
), literal AS (
    SELECT corpus_id, doc_id, quote_id, text
    FROM quotes JOIN (SELECT DISTINCT doc_id, entity_id, corpus_id
                      FROM mentions SEMI JOIN most USING (corpus_id)) USING (doc_id)
    WHERE entity_id = speaker_entity_id AND direct AND length(text) BETWEEN 60 AND 240
      AND doc_id NOT IN (SELECT doc_id FROM duplicates)
)
SELECT corpus_id, speaker, role, rtrim(literal.text, ' ,'), coalesce(title, ''),
       day::VARCHAR, outlet, url
FROM most JOIN literal USING (corpus_id) JOIN documents USING (doc_id)
LEFT JOIN seen USING (doc_id)
QUALIFY row_number() OVER (
    PARTITION BY corpus_id ORDER BY day DESC NULLS LAST, doc_id, quote_id) = 1
ORDER BY n DESC, speaker LIMIT $most
"""


def voices(corpus: Corpus) -> Markup:
    """Quotations as cards."""
    cards = "".join(_card(corpus, row) for row in corpus.rows(_VOICES, most=_MOST))
    return Markup(f'<div class="voices">{cards}</div>' if cards else "")


def _card(corpus: Corpus, row: tuple[Any, ...]) -> str:
    corpus_id, speaker, role, said, title, day, outlet, url = row
    named = with_role(Markup(f"<b>{corpus.link(corpus_id, speaker)}</b>"), role)
    credits = " · ".join(filter(None, [outward(title, url), _whole(day), _whole(outlet)]))
    return (
        f'<figure class="voice"><blockquote lang="id"><p>“{text(said)}”</p></blockquote>'
        f"<figcaption>{named}"
        f'<span class="credits">{credits}</span></figcaption></figure>'
    )


def _whole(credit: str | None) -> str:
    """A credit that no line end divides."""
    return f'<span class="whole">{text(credit)}</span>' if credit else ""
