"""One document as a page of its own, drawn by displaCy."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from pipeline.cli.rendering.article import credits_of
from pipeline.cli.rendering.names import KINDS
from pipeline.records import Article, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Light grounds for black text, one a kind; the labels say the rest.
_GROUNDS: Final = {
    "people": "#ffd8b0",
    "organisations": "#cfe3ff",
    "places": "#c6efdf",
    "other names": "#f1d3ee",
    "dates": "#e4e4e4",
    "amounts": "#f5eeb0",
}
_COLORS: Final = {label: _GROUNDS[kind.name] for kind in KINDS for label in kind.labels}
_PAGE: Final = """<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.6 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem; color: #1a1a1a; background: #fff; color-scheme: light; }}
header p {{ margin: 0; color: #59636e; overflow-wrap: anywhere; }}
h1 {{ margin: 0 0 .25rem; font: 2rem/1.2 Georgia, "DejaVu Serif", serif; }}
h2 {{ margin: 2rem 0 .5rem; font-size: 1.1rem; }}
mark {{ box-decoration-break: clone; -webkit-box-decoration-break: clone; }}
.tree {{ overflow-x: auto; }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def document_page(doc: Doc, *, trees: bool = False) -> str:
    """Make a page of the text with its names marked, and of its *trees*; it needs nothing else."""
    from spacy import displacy

    article = doc._.article
    title = (article.title if article else None) or "nusawarta"
    body = _head(article) if article else ""
    body += displacy.render(doc, style="ent", jupyter=False, options={"colors": _COLORS})
    if doc._.quotes:
        said = "".join(_quote(quote, doc.text) for quote in doc._.quotes)
        body += f"<h2>Quotations</h2><ul>{said}</ul>"
    if trees:
        drawn = (displacy.render(sent, style="dep", jupyter=False) for sent in doc.sents)
        body += "".join(f'<div class="tree">{svg}</div>' for svg in drawn)
    return _PAGE.format(title=escape(title), body=body)


def _head(article: Article) -> str:
    """The headline, also where it stands in the text, and the credits."""
    title = f"<h1>{escape(article.title)}</h1>" if article.title else ""
    credits = " · ".join(value for name, value in credits_of(article) if name != "notes")
    return f"<header>{title}<p>{escape(credits)}</p></header>"


def _quote(quote: Quote, text: str) -> str:
    said = escape(" ".join(text[quote.start : quote.end].split()))
    who = escape(quote.speaker or quote.speaker_text or "?")
    return f"<li><b>{who}</b>: {f'<q>{said}</q>' if quote.direct else said}</li>"
