from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.nlp.processor import has_vnni


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ("fpu avx2 avx512f avx512_vnni", True),
        ("fpu avx2 avx_vnni", True),
        ("fpu avx2 avx512f", False),
        ("fpu not_avx_vnni_at_all", False),
    ],
)
def test_flags_tell(tmp_path: Path, flags: str, *, expected: bool) -> None:
    path = tmp_path / "cpuinfo"
    path.write_text(f"processor : 0\nmodel name : X\nflags : {flags}\n\nprocessor : 1\n")
    assert has_vnni(path) is expected


def test_where_nothing_tells_there_is_none(tmp_path: Path) -> None:
    assert has_vnni(tmp_path / "missing") is False
