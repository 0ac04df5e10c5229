from __future__ import annotations

from pipeline.views.report.articles import Entity, marked

BODY = "<b> Sari memberi Rp2 juta."


def entity(start: int, end: int, label: str, **values: str) -> Entity:
    known = dict.fromkeys(Entity._fields[3:]) | values
    return Entity(start, end, label, **known)


def test_names_are_marked_by_kind_and_the_rest_is_text():
    entities = [
        entity(4, 8, "PERSON", canonical='Sari "Dewi"', role="Bupati"),
        entity(17, 25, "MONEY", value="2000000", unit="IDR"),
    ]
    assert marked(BODY, 0, len(BODY), entities) == (
        "&lt;b&gt; "
        '<mark class="people" title="PERSON · Sari &quot;Dewi&quot; · Bupati">Sari</mark> memberi '
        '<mark class="values" title="MONEY · 2.000.000 IDR">Rp2 juta</mark>.'
    )


def test_only_what_lies_in_the_paragraph_is_marked():
    assert marked(BODY, 4, 8, [entity(17, 25, "MONEY"), entity(0, 9, "LAW")]) == "Sari"


def test_names_of_other_kinds_are_told_from_values():
    assert 'class="others"' in marked(BODY, 0, 8, [entity(4, 8, "LAW", canonical="Sari")])
