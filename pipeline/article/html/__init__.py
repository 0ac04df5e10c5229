"""From a saved web page to the text and the metadata of the article on it.

`extract` is the entry. Read the modules in the order in which it calls them: `tree` (parsing within
bounds), `linked_data` and `metadata` (what the page says of itself), `address`, `title`, `people`,
`pages` (whether the article continues), `prune` (what the markup marks as no part of the article),
`published`, `text` with `body` (which element holds the article) and `lines` (that
element as lines of text), and `failure`. What is known about single sites is data:
``pipeline/lang/html/sites.toml``.
"""

from __future__ import annotations

from pipeline.article.html.extract import Extracted, extract

__all__ = ["Extracted", "extract"]
