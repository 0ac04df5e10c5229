"""What a document names, as a compact list: each entity and each value once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.table import Table
from rich.text import Text

from pipeline.cli.rendering.plain import plain, visible
from pipeline.views.figures import grouped_value

if TYPE_CHECKING:
    from spacy.tokens import Span


class Kind(NamedTuple):
    """Labels that are listed together, and the colour of their names.

    The colours are as far from white as from black, and apart for colour-blind readers.
    """

    name: str
    style: str
    labels: tuple[str, ...]


KINDS: Final = (
    Kind("people", "#b35900", ("PERSON",)),
    Kind("organisations", "#4a6fe3", ("ORG", "NORP")),
    Kind("places", "#0f8a6a", ("GPE", "LOC", "FAC")),
    Kind("other names", "#a8529b", ("PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE")),
    Kind("dates", "#7d7d7d", ("DATE", "TIME", "DURATION")),
    Kind("amounts", "#7d7d7d", ("MONEY", "PERCENT", "QUANTITY", "CARDINAL")),
)
_KIND_OF: Final = {label: kind for kind in KINDS for label in kind.labels}
_NUMBERS: Final = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL"})


def style_of(label: str) -> str:
    """Colour and underline of a mention in the text; the underline does without colour."""
    kind = _KIND_OF.get(label)
    return f"underline {kind.style}" if kind else "underline"


def render_names(ents: Sequence[Span]) -> Table:
    """List entities and values by kind, in the order in which they come up."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column()
    known = {kind.name: _of_kind(ents, kind.labels) for kind in KINDS}
    known["others"] = [ent for ent in ents if ent.label_ not in _KIND_OF]
    for name, found in known.items():
        if found:
            style = next((kind.style for kind in KINDS if kind.name == name), "")
            grid.add_row(Text(name, style=style), Text("; ").join(_items(found)))
    return grid


def _of_kind(ents: Iterable[Span], labels: tuple[str, ...]) -> list[Span]:
    return [ent for ent in ents if ent.label_ in labels]


def _items(ents: Sequence[Span]) -> Iterator[Text]:
    groups: dict[object, list[Span]] = {}
    for ent in ents:
        groups.setdefault(_identity(ent), []).append(ent)
    yield from (_item(mentions) for mentions in groups.values())


def _identity(ent: Span) -> object:
    if ent._.entity_id is not None:
        return ent._.entity_id
    return ent.label_, ent._.value or ent.text, ent._.unit


def _item(mentions: Sequence[Span]) -> Text:
    first = mentions[0]
    item = plain(first._.canonical or " ".join(first.text.split()))
    if len(mentions) > 1:
        item.append(f" ×{len(mentions)}", style="dim")
    if detail := _detail(mentions):
        item.append(f" {visible(detail)}", style="dim")
    return item


def _detail(mentions: Sequence[Span]) -> str:
    first = mentions[0]
    if first._.value:
        number = first.label_ in _NUMBERS
        value = grouped_value(first._.value) if number else str(first._.value)
        value = f"{value} {first._.unit or ''}".rstrip()
        return "" if value == first.text else f"= {value}"
    role = next((ent._.role for ent in mentions if ent._.role), None)
    link = next((ent.kb_id_ for ent in mentions if ent.kb_id_), "")
    return f"({role})" if role else link
