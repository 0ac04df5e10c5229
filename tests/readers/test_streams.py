from __future__ import annotations

import gzip
import zlib

import pytest
import zstandard
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.readers import streams

PACK = {
    "": lambda data: data,
    ".gz": gzip.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}


@pytest.mark.parametrize("suffix", PACK)
@settings(deadline=None, max_examples=50)
@given(parts=st.lists(st.binary(max_size=200), min_size=1, max_size=4), times=st.integers(1, 2000))
def test_reads_back_what_was_packed_in_one_or_more_frames(tmp_path_factory, suffix, parts, times):
    parts[0] *= times  # some longer than the pieces that are decompressed at once
    # The first bytes tell, so that plain data which begins like packed data is no plain data.
    assume(suffix or not b"".join(parts).startswith((b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd")))
    path = tmp_path_factory.mktemp("streams") / f"data.txt{suffix}"
    path.write_bytes(b"".join(PACK[suffix](part) for part in parts))
    with streams.open_stream(path) as stream:
        assert stream.read() == b"".join(parts)


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
@pytest.mark.parametrize("keep", [0, 1, 0.5, -1])
def test_truncated_file_raises_after_what_came_before(tmp_path, suffix, keep):
    lines = b"".join(b"baris %d\n" % (number * 7919) for number in range(20_000))
    packed = PACK[suffix](lines)
    path = tmp_path / f"data.txt{suffix}"
    path.write_bytes(packed[: int(len(packed) * keep) if isinstance(keep, float) else keep])
    read = []
    with streams.open_stream(path) as stream, pytest.raises(EOFError):
        read.extend(stream)
    assert lines.startswith(b"".join(read))
    assert keep in (0, 1) or len(read) > 1000


def test_zero_padding_after_a_gzip_member_is_no_damage(tmp_path):
    path = tmp_path / "data.gz"
    path.write_bytes(gzip.compress(b"satu") + b"\0" * 20_000)
    with streams.open_stream(path) as stream:
        assert stream.read() == b"satu"


def test_long_zstd_window_is_read(tmp_path):
    parameters = zstandard.ZstdCompressionParameters(window_log=28, enable_ldm=True)
    path = tmp_path / "data.zst"
    frame = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    path.write_bytes(frame.compress(b"satu") + frame.flush())
    with streams.open_stream(path) as stream:
        assert stream.read() == b"satu"


def test_closing_the_stream_closes_the_file(tmp_path):
    path = tmp_path / "data.gz"
    path.write_bytes(gzip.compress(b"satu"))
    stream = streams.open_stream(path)
    raw = stream.raw
    stream.close()
    assert raw.closed
    assert raw._source.closed


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (EOFError(), "truncated"),
        (zlib.error("Error -3"), "damaged: Error -3"),
        (zstandard.ZstdError("bad"), "damaged: bad"),
        (PermissionError(13, "Permission denied"), "cannot be read: Permission denied"),
        (OSError("odd"), "cannot be read: odd"),
    ],
)
def test_damage_is_told_in_plain_words(error, message):
    assert message in streams.damaged(error).message


def test_read_whole_refuses_a_huge_file(tmp_path, monkeypatch):
    monkeypatch.setattr(streams, "MAX_RECORD_BYTES", 2**20)
    path = tmp_path / "data.txt.gz"
    path.write_bytes(gzip.compress(b"a" * 2**20))
    assert len(streams.read_whole(path)) == 2**20
    path.write_bytes(gzip.compress(b"a" * (2**20 + 1)))
    with pytest.raises(InputError, match="larger than 1 MB"):
        streams.read_whole(path)


def test_invalid_utf8_names_line_and_byte():
    with pytest.raises(InputError, match="line 2: byte 0xe9 at offset 8"):
        streams.decode_utf8(b"satu\nkaf\xe9")
    with pytest.raises(InputError, match="line 8: byte 0xe9"):
        streams.decode_utf8(b"kaf\xe9", first_line=8)
    with pytest.raises(InputError, match="UTF-16"):
        streams.decode_utf8("kafé".encode("utf-16"))


def test_byte_order_mark_is_removed():
    assert streams.decode_utf8(b"\xef\xbb\xbfsatu") == "satu"


def test_a_name_that_is_no_utf8_can_be_shown():
    assert streams.shown("kaf\udce9.txt") == "kaf\ufffd.txt"
