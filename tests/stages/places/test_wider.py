"""Places that lie in what the text names beside them."""

from __future__ import annotations

import pytest

from pipeline.language_data import read_pairs
from pipeline.stages.places.gazetteer import country_around, province_around
from pipeline.stages.places.linking import link_places
from pipeline.stages.places.wider import place_in_wider_units
from tests.stages.places.marked import read


def linked(marked: str) -> list[str | None]:
    """Write the links of the marked names, with ``in`` before a wider unit."""
    text, mentions = read(marked)
    links = place_in_wider_units(text, mentions, link_places(text, mentions))
    return ["in " * link.is_wider + link.place.link if link else None for link in links]


@pytest.mark.parametrize(
    ("marked", "links"),
    [
        ("di [Ngaliyan], [Kota Semarang].", ["in idn:33.74", "idn:33.74"]),
        ("Desa [Sukamaju], Kecamatan [Cibadak], Kabupaten [Sukabumi]", ["in idn:32.02"] * 2),
        ("[Desa Karangrejo], [Kabupaten Madiun], [Jawa Timur]", ["in idn:35.19", "idn:35.19"]),
        ("Kecamatan [Makassar], [Jakarta Timur]", ["in idn:31.75", "idn:31.75"]),
        ("[Kecamatan Lembang] ([Bandung Barat])", ["in idn:32.17", "idn:32.17"]),
        ("Banjir di [Jepara]. Warga Desa [Tanjung] mengungsi", ["idn:33.20", "in idn:33.20"]),
        ("Kelurahan [Dukuh] di [Bali]", ["in idn:51", "idn:51"]),
        ("[Jepara], [Kudus]. Desa [Tanjung]", ["idn:33.20", "idn:33.19", None]),
        ("warga [Mekarjati], [Sukajati], dan [Cimahi]", [None, None, "idn:32.77"]),
        ("[Cimahi], [Mekarjati], [Bandung Barat] dan", ["idn:32.77", None, "idn:32.17"]),
        ("[Mekarjati], [Jepara], [Kudus]", [None, "idn:33.20", "idn:33.19"]),  # an enumeration
        ("Pulau [Samosirang] diguncang. [Kabupaten Jepara] membantu", [None, "idn:33.20"]),
        ("dari [Mekarjati], [Jepara], bahkan [Filipina]", [None, "idn:33.20", "iso3166:PH"]),
        ("tiba di [London]", ["in iso3166:GB"]),
        ("ledakan di [Ponggok Blitar].", ["in idn:35.05"]),
        ("truk di [Cikampek Karawang], [Jawa Barat].", ["in idn:32.15", "idn:32"]),
        ("warga [Tanjung Brebes] dan [Tanjung Harapan]", ["in idn:33.29", None]),
        ("di [Senayan], [Jakarta].", ["in idn:31.71", "idn:31"]),
        ("di [Rungkut], [Jawa Barat].", ["in idn:32", "idn:32"]),  # another one
        ("di [Kottayam], [Kerala].", ["in iso3166:IN", "in iso3166:IN"]),
        ("tiba di [Duren Tiga] dan [Sofifi]", ["in idn:31.74", "in idn:82.72"]),
        ("tiba di [Maumere]", ["in idn:53.07"]),
        ("[Ngamprah], [Lembang], dan [Cimahi]", ["in idn:32.17", "in idn:32.17", "idn:32.77"]),
        ("bongkar muat di [Mombasa]", ["in iso3166:KE"]),
        ("pelatih asal [Skotlandia]", ["in iso3166:GB"]),
        ("[*Flores] dan [*Pulau Seram]", ["in idn:53", "in idn:81"]),
        ("[Madura], [*Lombok]", ["in idn:35", "in idn:52"]),
        ("[Tokyo], [Kuala Lumpur], [Jeddah]", ["in iso3166:JP", "in iso3166:MY", "in iso3166:SA"]),
        ("[NEW YORK] dan [Den Haag]", ["in iso3166:US", "in iso3166:NL"]),
        ("[Gotemba], [Jepang].", ["in iso3166:JP", "iso3166:JP"]),
        ("[Atlanta], [Georgia], [AS]", ["in iso3166:US", "in iso3166:US", "iso3166:US"]),
        ("[Texas] dan [Georgia]", ["in iso3166:US", "in iso3166:US"]),
        ("[Tbilisi], [Georgia].", ["in iso3166:GE", "iso3166:GE"]),
        ("di [Pamulang]. Wali Kota [Tangerang Selatan]", ["in idn:36.74", "idn:36.74"]),
        ("di [Bintaro], lalu ke [Tangerang Selatan]", ["in idn:36.74", "idn:36.74"]),
        ("di [Bintaro] dan [Blora]", [None, "idn:33.16"]),
        ("di [Kalideres] dan [Tanah Abang]", ["in idn:31.73", "in idn:31.71"]),
        ("[Kabupaten Bogor]. Warga Kecamatan [Cibadak]", ["idn:32.01", None]),
        ("[Kabupaten Bogor]. Warga Desa [Cibadak]", ["idn:32.01", "in idn:32.01"]),
        ("[*Lubuk Alung] di [Padang Pariaman]", ["in idn:13.05", "idn:13.05"]),
        ("di [Negeri Antah]", [None]),
        ("", []),
    ],
)
def test_the_unit_around_a_place(marked, links):
    assert linked(marked)[: len(links)] == links


def test_all_mentions_of_a_village_lie_in_its_regency():
    marked = "[Ngaliyan], [Kota Semarang]. Warga [Ngaliyan]"
    assert linked(marked) == ["in idn:33.74", "idn:33.74", "in idn:33.74"]


def test_every_island_has_its_province():
    for name, code in read_pairs("places/islands_within.tsv"):
        around = province_around(name)
        assert around is not None and around.code == code, name


def test_every_foreign_place_has_its_country():
    for name, code in read_pairs("places/foreign_places.tsv"):
        around = country_around(name)
        assert around is not None and around.code == code, name
