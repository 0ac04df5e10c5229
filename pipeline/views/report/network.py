"""Who is named with whom: the strongest ties only, each node with its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import sqrt
from typing import Final, NamedTuple

from pipeline.views.figures import grouped
from pipeline.views.report.corpus import Corpus
from pipeline.views.report.labels import width_of
from pipeline.views.report.layout import Points, spread
from pipeline.views.report.markup import (
    Markup,
    Section,
    join,
    paragraph,
    scrolling,
    shortened,
    table,
    text,
)

_NODES: Final = 26
_TIES_A_NODE: Final = 4
_SIZE: Final = (960.0, 600.0)
_LETTERS: Final = 26

_EDGES: Final = """
SELECT source, target, source_name, target_name, source_label, target_label, documents, sentences
FROM edges ORDER BY documents DESC, sentences DESC, source, target LIMIT 400
"""


class Edge(NamedTuple):
    """Two entities that documents name together."""

    source: str
    target: str
    source_name: str
    target_name: str
    source_label: str
    target_label: str
    documents: int
    sentences: int


class _Node(NamedTuple):
    name: str
    label: str
    weight: int  # documents of its ties


def network(corpus: Corpus) -> Section:
    """The picture, and the strongest ties as a table."""
    edges = [Edge(*row) for row in corpus.rows(_EDGES)]
    chosen = strongest(edges)
    every = corpus.number("SELECT count(*) FROM edges")
    parts = [
        paragraph(
            f"{grouped(len(chosen))} of {grouped(every)} ties between people and organisations: "
            "the strongest, by the number of documents that name both. Orange circles are people, "
            "blue ones organisations."
        ),
        scrolling(draw(chosen), "Network of people and organisations") if chosen else Markup(""),
        table(
            "The strongest ties",
            ["one", "other", "documents", "sentences"],
            [
                (
                    corpus.link(e.source, e.source_name),
                    corpus.link(e.target, e.target_name),
                    e.documents,
                    e.sentences,
                )
                for e in edges[:15]
            ],
            numbers={2, 3},
        ),
    ]
    return Section("network", "Network", "Who is named with whom", join(parts))


def strongest(edges: Sequence[Edge]) -> list[Edge]:
    """Choose ties, the strongest first, until there are enough nodes; a few ties a node."""
    chosen: list[Edge] = []
    ties: dict[str, int] = defaultdict(int)
    for edge in edges:
        new = [end for end in (edge.source, edge.target) if end not in ties]
        crowded = any(ties.get(end, 0) >= _TIES_A_NODE for end in (edge.source, edge.target))
        if crowded or len(ties) + len(new) > _NODES:
            continue
        chosen.append(edge)
        ties[edge.source] += 1
        ties[edge.target] += 1
    return chosen


def draw(edges: Sequence[Edge]) -> Markup:
    """Draw ties as lines and entities as circles over their names."""
    nodes = _nodes(edges)
    number = {end: at for at, end in enumerate(nodes)}
    names = [shortened(node.name, _LETTERS) for node in nodes.values()]
    most = max(node.weight for node in nodes.values())
    radii = [4 + 10 * sqrt(node.weight / most) for node in nodes.values()]
    boxes = [
        (max(width_of(name), 2 * r) + 12, 2 * r + 36) for name, r in zip(names, radii, strict=True)
    ]
    ties = [(number[e.source], number[e.target], float(e.documents)) for e in edges]
    at = spread(ties, boxes, _SIZE)
    heaviest = max(weight for _, _, weight in ties)
    lines = "".join(
        f'<line x1="{at[a][0]:.0f}" y1="{at[a][1]:.0f}" x2="{at[b][0]:.0f}" y2="{at[b][1]:.0f}" '
        f'stroke-width="{1 + 3 * weight / heaviest:.1f}"/>'
        for a, b, weight in ties
    )
    circles = "".join(
        _circle(node, name, r, x=x, y=y, above=above)
        for node, name, r, (x, y), above in zip(
            nodes.values(), names, radii, at, _labels_above(ties, at), strict=True
        )
    )
    label = f"Network of {len(nodes)} people and organisations with {len(edges)} ties"
    return Markup(
        f'<svg class="network" viewBox="0 0 {_SIZE[0]:.0f} {_SIZE[1]:.0f}" role="img" '
        f'aria-label="{label}">{lines}{circles}</svg>'
    )


def _circle(node: _Node, name: str, radius: float, *, x: float, y: float, above: bool) -> str:
    kind = "person" if node.label == "PERSON" else "organisation"
    below = y - radius - 5 if above else y + radius + 13
    return (
        f'<g class="{kind}"><title>{text(node.name)}</title>'
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.1f}"/>'
        f'<text x="{x:.0f}" y="{below:.0f}">{text(name)}</text></g>'
    )


def _labels_above(ties: Sequence[tuple[int, int, float]], at: Points) -> list[bool]:
    """Tell which names stand better over their circles: those whose ties go down."""
    down = [0.0] * len(at)
    for a, b, _ in ties:
        down[a] += at[b][1] - at[a][1]
        down[b] += at[a][1] - at[b][1]
    return [way > 0 for way in down]


def _nodes(edges: Sequence[Edge]) -> dict[str, _Node]:
    weights: dict[str, int] = defaultdict(int)
    known: dict[str, tuple[str, str]] = {}
    for edge in edges:
        known[edge.source] = edge.source_name, edge.source_label
        known[edge.target] = edge.target_name, edge.target_label
        weights[edge.source] += edge.documents
        weights[edge.target] += edge.documents
    return {end: _Node(name, label, weights[end]) for end, (name, label) in known.items()}
