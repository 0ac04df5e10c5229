"""Articles that a page shows in several parts, each in an element of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.article.html.tree import Element, elements

_FEWEST_WORDS = 8  # of running text in a part


def parts_with(
    body: Element, named: Sequence[Element], prose: Mapping[Element, int]
) -> list[Element]:
    """List the parts of the article whose one is *body*, in document order; none if it is whole.

    *named* are the elements that the same selector finds. Parts stand in containers of one tag and
    class beside each other, and none of them has a headline or leads to another article from its
    sub-heading: so lists of other articles are made.
    """
    container = body
    while (parent := container.getparent()) is not None:
        beside = [e for e in parent.iterchildren(str(container.tag)) if _alike(e, container)]
        if len(beside) > 1:
            holding = [e for e in beside if _holds_one_of(named, e, prose)]
            return holding if len(holding) > 1 and all(map(_is_part, holding)) else []
        container = parent
    return []


def _alike(one: Element, other: Element) -> bool:
    return bool(one.get("class")) and one.get("class") == other.get("class")


def _holds_one_of(
    named: Sequence[Element], container: Element, prose: Mapping[Element, int]
) -> bool:
    inside = (e for e in named if e is container or container in e.iterancestors())
    return any(prose.get(element, 0) >= _FEWEST_WORDS for element in inside)


def _is_part(container: Element) -> bool:
    if next(elements(container, "h1"), None) is not None:
        return False
    headings = elements(container, "h2", "h3", "h4")
    return not any(
        next(elements(h, "a"), None) is not None or h.getparent().tag == "a"  # type: ignore[union-attr]
        for h in headings
    )
