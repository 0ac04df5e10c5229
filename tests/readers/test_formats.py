from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.readers.formats import FORMATS, find_format, require_format, unknown_format


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("packed", ["", ".gz", ".zst", ".GZ"])
def test_every_suffix_is_known_also_compressed(suffix, packed):
    expected = None if packed and suffix in {".parquet", ".xlsx"} else FORMATS[suffix]
    assert find_format(Path(f"berita 3.2.2022{suffix}{packed}")) is expected
    assert find_format(Path(f"berita{suffix.upper()}{packed}")) is expected


@pytest.mark.parametrize("name", ["x.gz", "x.jsonx", "txt", ".txt", "x.txt.gz.gz"])
def test_unknown_names_are_told_with_all_known_suffixes(name):
    with pytest.raises(InputError) as caught:
        require_format(Path(name))
    assert all(suffix in str(caught.value) for suffix in (*FORMATS, ".gz", ".zst"))


def test_archives_are_to_be_unpacked():
    assert "unpack it first" in unknown_format(Path("berita.zip"))
    assert "unpack" not in unknown_format(Path("berita.doc"))
