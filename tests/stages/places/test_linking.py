"""Which place a mention means in its context."""

from __future__ import annotations

import re

import pytest

from pipeline.stages.places.linking import PlaceMention, link_places


def linked(marked: str) -> list[str | None]:
    """The links of the names in [brackets]; equal names are one cluster, ``*`` marks a LOC."""
    text, mentions = "", []
    for plain, name in re.findall(r"([^\[]*)(?:\[([^\]]+)\])?", marked):
        text += plain
        if name:
            label, surface = ("LOC", name[1:]) if name[0] == "*" else ("GPE", name)
            end = len(text) + len(surface)
            mentions.append(PlaceMention(len(text), end, surface, label, surface.lower()))
            text += surface
    return [link.link if link else None for link in link_places(text, mentions)]


@pytest.mark.parametrize(
    ("marked", "links"),
    [
        ("Banjir di [Bogor] surut", [None]),
        ("Bupati [Bogor] datang", ["idn:32.01"]),
        ("Wakil Wali Kota [Bogor] datang", ["idn:32.71"]),
        ("kabupaten [Bogor]", ["idn:32.01"]),
        ("Polres Bogor Kota menahan warga [Bogor]", ["idn:32.71"]),
        ("Pemkab Bogor. Warga [Bogor]", ["idn:32.01"]),
        ("Pemkab Bogor dan Pemkot Bogor. Warga [Bogor]", [None]),
        ("Bupati [Bandung] dan Wali Kota [Bandung]", ["idn:32.04", "idn:32.73"]),
        ("[Cibinong], [Kabupaten Bogor], [Jawa Barat]", [None, "idn:32.01", "idn:32"]),
        ("Kecelakaan di [Depok], [Sleman].", [None, "idn:34.04"]),
        ("warga [Jakarta], [Depok], dan [Sleman]", ["idn:31", "idn:32.76", "idn:34.04"]),
        ("[Sleman], [Yogyakarta].", ["idn:34.04", "idn:34"]),
        ("Kota [Yogyakarta]", ["idn:34.71"]),
        ("Gubernur [Jambi]", ["idn:15"]),
        ("warga [Jambi]", [None]),
        ("[Banjar], [Jawa Barat].", ["idn:32.79", "idn:32"]),
        ("kecamatan [Padang]", [None]),
        ("[Kuningan], [Jakarta Selatan].", [None, "idn:31.74"]),
        ("di [Kuningan]", [None]),
        ("Bupati [Kuningan]", ["idn:32.08"]),
        ("di [Natuna], [Kepri].", ["idn:21.03", "idn:21"]),
        ("[Atlanta], [Georgia], [AS]", [None, None, "iso3166:US"]),
        ("Presiden [Georgia]", ["iso3166:GE"]),
        ("pasar [*Asia] dan kampus [Jakarta]", ["m49:142", "idn:31"]),
        ("[Moskow] membantah [Washington]", [None, None]),
        ("", []),
    ],
)
def test_context_decides(marked, links):
    assert linked(marked) == links


def test_a_cluster_that_agrees_shares_its_link():
    text = "Bupati Bogor. Warga Bogr."
    mentions = [PlaceMention(7, 12, "Bogor", "GPE", 1), PlaceMention(20, 24, "Bogr", "GPE", 1)]
    assert [link.code for link in link_places(text, mentions)] == ["32.01", "32.01"]


def test_many_mentions_of_an_unclear_name_stay_cheap():
    text = "Bogor " * 5000
    mentions = [PlaceMention(i * 6, i * 6 + 5, "Bogor", "GPE", 1) for i in range(5000)]
    assert set(link_places(text, mentions)) == {None}
