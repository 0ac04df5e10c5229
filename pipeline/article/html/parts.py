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
    told = [e for e in named if prose.get(e, 0) >= _FEWEST_WORDS]
    around = {e for element in told for e in (element, *element.iterancestors())}
    container = body
    while (parent := container.getparent()) is not None:
        beside = [e for e in parent.iterchildren(str(container.tag)) if _alike(e, container)]
        if len(beside) > 1:
            holding = [e for e in beside if e in around]
            return holding if len(holding) > 1 and all(map(_is_part, holding)) else []
        container = parent
    return []


def _alike(one: Element, other: Element) -> bool:
    return bool(one.get("class")) and one.get("class") == other.get("class")


def _is_part(container: Element) -> bool:
    if next(elements(container, "h1"), None) is not None:
        return False
    return not any(map(_leads_away, elements(container, "h2", "h3", "h4")))


def _leads_away(heading: Element) -> bool:
    around = heading.getparent()
    inside = next(elements(heading, "a"), None) is not None
    return inside or (around is not None and around.tag == "a")
