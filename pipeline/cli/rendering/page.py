"""One document as a page of its own, drawn by displaCy."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from pipeline.cli.rendering.names import KINDS

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
  padding: 0 1rem; color: #1a1a1a; background: #fff; }}
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
    body = displacy.render(doc, style="ent", jupyter=False, options={"colors": _COLORS})
    if trees:
        drawn = (displacy.render(sent, style="dep", jupyter=False) for sent in doc.sents)
        body += "".join(f'<div class="tree">{svg}</div>' for svg in drawn)
    return _PAGE.format(title=escape(title), body=body)
