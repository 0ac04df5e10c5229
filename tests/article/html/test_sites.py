from __future__ import annotations

import pytest

from pipeline.article.html.sites import find_site, host_of, section_names, site_labels
from pipeline.language_data import read_toml


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://regional.kompas.com/read/1", "Kompas.com"),
        ("https://www.republika.co.id/", "Republika"),
        ("https://m.detik.com/a", "detikcom"),
        ("https://kabarnusa.id/a", None),
        ("http://[rusak", None),
        (None, None),
    ],
)
def test_sites_are_found_by_host(url, name):
    site = find_site(url)
    assert (site.name if site else None) == name


def test_hosts_and_names():
    assert host_of("https://WWW.Kabarnusa.id:443/a") == "kabarnusa.id"
    assert "kabarnusa" in site_labels("https://daerah.kabarnusa.co.id/a/b")
    assert "liputan6com" in site_labels("https://tekno.liputan6.com/a")


def test_sections_are_parts_of_the_address():
    names = section_names("https://tekno.kabarnusa.id/nasional/judul-berita", ["Gaya Hidup"])
    assert names == {"tekno", "kabarnusa", "nasional", "gayahidup"}


def test_every_site_of_the_data_has_a_name():
    for host, entry in read_toml("html/sites.toml").items():
        assert host == host.lower()
        assert entry["name"]
        assert set(entry) <= {"name", "body", "remove"}
