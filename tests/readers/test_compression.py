from __future__ import annotations

import gzip

import pytest
import zstandard

from pipeline.readers import streams
from pipeline.readers.corpus import read_file
from pipeline.readers.files import CorpusFile

PACK = {"gzip": gzip.compress, "zstd": zstandard.ZstdCompressor().compress}


@pytest.mark.parametrize("pack", PACK)
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", b'{"isi": "Halo."}\n'),
        ("a.json", b'[{"isi": "Halo."}]'),
        ("a.csv", b"isi\nHalo.\n"),
        ("a.txt", b"Halo."),
        ("a.html", b"<p>Halo."),
        ("a.csv.gz", b"isi\nHalo.\n"),
        ("a.csv.zst", b"isi\nHalo.\n"),
    ],
)
def test_compressed_content_is_known_by_its_first_bytes(tmp_path, pack, name, data):
    path = tmp_path / name
    path.write_bytes(PACK[pack](data))
    (record,) = read_file(CorpusFile(path, name))
    assert (record.text or record.html).removeprefix("<p>") == "Halo."


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
def test_what_was_decompressed_and_kept_its_name_is_read(tmp_path, name):
    path = tmp_path / name
    path.write_text('{"isi": "Satu."}\n{"isi": "Dua."}\n', encoding="utf-8")
    assert [record.text for record in read_file(CorpusFile(path, name))] == ["Satu.", "Dua."]


def test_a_buffer_is_filled_to_its_end(tmp_path):
    path = tmp_path / "a.gz"
    path.write_bytes(b"".join(gzip.compress(b"x" * 1000) for _ in range(100)))
    with streams.open_stream(path) as stream:
        assert len(stream.peek()) == 100_000


def test_damage_is_raised_behind_what_came_before_and_again(tmp_path):
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(b"satu") + gzip.compress(b"dua")[:-6] + b"rusak.")
    with streams.open_stream(path) as stream:
        assert stream.read(4) == b"satu"
        for _ in range(2):
            with pytest.raises(streams.READ_ERRORS):
                stream.read()
