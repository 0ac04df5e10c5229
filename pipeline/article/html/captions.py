"""The captions of a photo page, which some sites keep in attributes alone."""

from __future__ import annotations

from pipeline.article.html.sites import fold
from pipeline.article.html.tree import Element, elements

_ATTRIBUTES = ("data-description", "data-caption", "alt")
_FEWEST_WORDS = 8  # shorter ones are titles and labels
_FEWEST = 2  # captions of a page of photos; a single one is the picture of an article


def photo_captions(root: Element, *, beside: str) -> list[tuple[int, str]]:
    """List the captions in the attributes of a page's pictures, each once, with its source line.

    A caption is a sentence that *beside*, the text of the page, does not hold already. A page with
    fewer than two distinct ones is no page of photos: the list is empty.
    """
    seen, found = fold(beside), dict[str, tuple[int, str]]()
    for element in elements(root):
        for name in _ATTRIBUTES:
            text = " ".join(element.get(name, "").split())
            is_sentence = text.rstrip("\"'”’) ").endswith(".") and " " in text
            if is_sentence and len(text.split()) >= _FEWEST_WORDS and fold(text) not in seen:
                found.setdefault(fold(text), (element.sourceline or 1, text))
    return list(found.values()) if len(found) >= _FEWEST else []
