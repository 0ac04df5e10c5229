"""Which place a mention means in its context."""

from __future__ import annotations

import pytest

from pipeline.stages.places.linking import PlaceMention, link_places
from tests.stages.places.marked import read


def linked(marked: str) -> list[str | None]:
    """Write the links of the marked names, with ``?`` after a usual reading."""
    links = link_places(*read(marked))
    return [link.place.link + "?" * link.is_usual if link else None for link in links]


@pytest.mark.parametrize(
    ("marked", "links"),
    [
        ("Banjir di [Bogor] surut", ["idn:32.71?"]),
        ("Banjir di [Malang], [Jawa Timur].", ["idn:35.73?", "idn:35"]),
        ("[Bandung] dan [Madiun]", ["idn:32.73?", "idn:35.77?"]),
        ("YOGYAKARTA, WARTA - Warga [Jogja]", ["idn:34.71?"]),
        ("Camat tiba di [Sukabumi]. Pemkab Sukabumi", ["idn:32.02"]),
        ("Kabupaten Tegal banjir. Warga [Tegal]", ["idn:33.28"]),
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
        ("warga [Jambi]", ["idn:15.71?"]),
        ("[Banjar], [Jawa Barat].", ["idn:32.79", "idn:32"]),
        ("kecamatan [Padang]", [None]),
        ("[Kuningan], [Jakarta Selatan].", [None, "idn:31.74"]),
        ("di [Kuningan]", [None]),
        ("di [Samosir]", ["idn:12.17?"]),
        ("Bupati Samosir. Warga [Samosir]", ["idn:12.17"]),
        ("di [*Jawa] dan [*Pulau Sumatera]", ["wikidata:Q3757", "wikidata:Q3492"]),
        ("di [Kalimantan] dan [Papua]", ["wikidata:Q3795", "idn:91"]),
        ("[Papua Pegunungan] dan [Jaksel]", ["idn:95", "idn:31.74"]),
        ("Bupati [Kuningan]", ["idn:32.08"]),
        ("di [Natuna], [Kepri].", ["idn:21.03", "idn:21"]),
        ("[Atlanta], [Georgia], [AS]", [None, None, "iso3166:US"]),
        ("Presiden [Georgia]", ["iso3166:GE"]),
        ("pasar [*Asia] dan kampus [Jakarta]", ["m49:142", "idn:31"]),
        ("di [Cisaat], [Sukabumi]. Warga [Sukabumi]", [None, "idn:32.02", "idn:32.02"]),
        ("di [Lowokwaru], [Malang], sepi", [None, "idn:35.73"]),
        ("di [Mekarjati], [Malang], sepi", [None, "idn:35.73?"]),
        ("Kapolres [Metro Jakarta Pusat] hadir", ["idn:31.71"]),
        ("di [Selayar] dan [Padangsidempuan]", ["idn:73.01?", "idn:12.77"]),
        ("tiba di [Semaran]", ["idn:33.74?"]),  # cut off
        ("[Moskow] membantah [Washington]", [None, None]),
        ("", []),
    ],
)
def test_context_decides(marked, links):
    assert linked(marked) == links


def test_a_cluster_that_agrees_shares_its_link():
    text = "Bupati Bogor. Warga Bogr."
    mentions = [PlaceMention(7, 12, "Bogor", "GPE", 1), PlaceMention(20, 24, "Bogr", "GPE", 1)]
    assert [link.place.code for link in link_places(text, mentions)] == ["32.01", "32.01"]


def test_many_mentions_of_an_unclear_name_stay_cheap():
    text = "Bogor " * 5000
    mentions = [PlaceMention(i * 6, i * 6 + 5, "Bogor", "GPE", 1) for i in range(5000)]
    assert {link.place.code for link in link_places(text, mentions)} == {"32.71"}
