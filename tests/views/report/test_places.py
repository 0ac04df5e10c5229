from __future__ import annotations

from lxml import html

from pipeline.views.report.places import Place, draw


def test_places_lie_where_they_are_with_their_names():
    jakarta, aceh = Place("Jakarta", -6.2, 106.8, False, 9), Place("Aceh", 4.3, 96.7, True, 4)
    svg = html.fromstring(draw([jakarta, aceh]))
    ring, disc = svg.iter("circle")
    assert (ring.attrib["class"], disc.attrib["class"]) == ("province", "place")
    assert float(ring.attrib["cx"]) < float(disc.attrib["cx"])
    assert float(ring.attrib["cy"]) < float(disc.attrib["cy"])
    assert float(ring.attrib["r"]) < float(disc.attrib["r"])
    names = [text.text for text in svg.iter("text") if not text.attrib.get("class")]
    assert names == ["Jakarta", "Aceh"]
    assert "Jakarta 9, Aceh 4" in svg.attrib["aria-label"]


def test_an_empty_map_has_its_lines_and_its_land():
    svg = html.fromstring(draw([]))
    assert not list(svg.iter("circle"))
    abroad, land = svg.xpath("//path[contains(@class, 'land')]")
    assert land.attrib["d"].count("M") > 100  # islands
    assert abroad.attrib["class"] == "land abroad"


def test_labels_of_a_crowd_are_left_out_rather_than_covered():
    crowd = [Place(f"Kabupaten Nomor {i}", -7.0, 110.0, False, 50 - i) for i in range(30)]
    names = [text for text in html.fromstring(draw(crowd)).iter("text") if not text.get("class")]
    assert 1 <= len(names) <= 4
