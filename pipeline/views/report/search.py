"""Search over entities: the most named travel with the page, and a script looks through them."""

from __future__ import annotations

import json
from typing import Final

from pipeline.views.figures import grouped
from pipeline.views.report.corpus import Corpus
from pipeline.views.report.markup import Markup, Section, paragraph

_MOST: Final = 3000
_ALIASES: Final = 6

_ENTITIES: Final = """
SELECT canonical, label, documents, mentions, coalesce(first_seen::VARCHAR, ''),
       coalesce(last_seen::VARCHAR, ''),
       [alias.text FOR alias IN aliases IF alias.text <> canonical][:$aliases]
FROM entity_index ORDER BY documents DESC, mentions DESC, canonical, corpus_id LIMIT $most
"""


def search(corpus: Corpus) -> Section:
    """The field, the place for what it finds, and the entities as JSON."""
    rows = corpus.rows(_ENTITIES, most=_MOST, aliases=_ALIASES)
    every = corpus.number("SELECT count(*) FROM entity_index")
    data = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    most = f"the {grouped(len(rows))} most named of " if len(rows) < every else "all "
    told = f"Over {most}{grouped(every)} entities."
    return Section(
        "search",
        "Search",
        "Search",
        Markup(
            '<form role="search" id="search-form"><label for="query">A name, a part of it, or an '
            'alias</label><input id="query" type="search" autocomplete="off"></form>'
            f"{paragraph(told)}"
            '<p id="found" role="status" aria-live="polite"></p>'
            '<div class="wide" role="region" tabindex="0" aria-label="Entities that were found">'
            '<table id="results" hidden><caption>Entities that were found</caption><thead><tr>'
            '<th scope="col">name</th><th scope="col">label</th><th scope="col" class="n">documents'
            '</th><th scope="col" class="n">mentions</th><th scope="col">first</th>'
            '<th scope="col">last</th><th scope="col">also written</th></tr></thead><tbody></tbody>'
            "</table></div>"
            f'<script type="application/json" id="entities">{_in_script(data)}</script>'
        ),
    )


def _in_script(data: str) -> str:
    """JSON that no browser takes for markup."""
    return data.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
