from __future__ import annotations

import re

import pytest

from pipeline.article.outlets import city_names, outlet_names, outlet_pattern


@pytest.mark.parametrize("names", [outlet_names(), city_names()])
def test_names_are_sorted_by_length_without_comments(names: tuple[str, ...]) -> None:
    assert names[0] == max(names, key=len)
    assert not any(name.startswith("#") for name in names)
    assert len(names) == len(set(names))


def test_outlet_pattern_knows_addresses_and_names() -> None:
    pattern = re.compile(outlet_pattern())
    for name in ("kompas.com", "REPUBLIKA.CO.ID", "TEMPO.CO", "CNN Indonesia", "ANTARA"):
        assert pattern.fullmatch(name)
    assert not pattern.fullmatch("Kementerian")
