"""Search over entities: the most named travel with the page, and a script looks through them.

Many of them have a dossier, which the same script shows.
"""

from __future__ import annotations

import json
from typing import Final

from pipeline.views.figures import grouped
from pipeline.views.report.corpus import Corpus
from pipeline.views.report.dossiers import dossiers
from pipeline.views.report.markup import Markup, Section, paragraph

_ALIASES: Final = 6

_ENTITIES: Final = """
SELECT canonical, label, documents, mentions, coalesce(first_seen::VARCHAR, ''),
       coalesce(last_seen::VARCHAR, ''),
       [alias.text FOR alias IN aliases IF alias.text <> canonical][:$aliases]
FROM ranked ORDER BY number
"""


def search(corpus: Corpus) -> Section:
    """The field, the place for what it finds, and what there is to find as JSON."""
    rows = corpus.rows(_ENTITIES, aliases=_ALIASES)
    every = corpus.number("SELECT count(*) FROM entity_index")
    most = f"the {grouped(len(rows))} most named of " if len(rows) < every else "all "
    told = (
        f"Over {most}{grouped(every)} names. A name that is a link opens its dossier: when it is "
        "named, beside whom, what it says and what is said of it, with the articles."
    )
    known, articles = dossiers(corpus)
    periods = corpus.periods
    names = [] if periods is None else [periods.name(at) for at in range(len(periods.starts))]
    return Section(
        "search",
        "Search",
        "Search",
        Markup(
            '<form role="search" id="search-form"><label for="query">A name, a part of it, or an '
            'alias</label><input id="query" type="search" autocomplete="off"></form>'
            f"{paragraph(told)}"
            '<p id="found" role="status" aria-live="polite"></p>'
            '<div class="wide" role="region" tabindex="0" aria-label="Names that were found">'
            '<table id="results" hidden><caption>Names that were found</caption><thead><tr>'
            '<th scope="col">name</th><th scope="col">kind</th><th scope="col" class="n">documents'
            '</th><th scope="col" class="n">mentions</th><th scope="col">first</th>'
            '<th scope="col">last</th><th scope="col">also written</th></tr></thead><tbody></tbody>'
            "</table></div>"
            '<dialog id="dossier" aria-labelledby="dossier-name"></dialog>'
            + _data("entities", rows)
            + _data("dossiers", {"names": known, "articles": articles, "periods": names})
        ),
    )


def _data(name: str, values: object) -> str:
    """Values for the script, so that no browser takes any of it for markup."""
    data = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    safe = data.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return f'<script type="application/json" id="{name}">{safe}</script>'
