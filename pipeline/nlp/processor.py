"""What the processor can do."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

_LINUX: Final = Path("/proc/cpuinfo")
_VNNI: Final = frozenset({"avx512_vnni", "avx_vnni"})


@cache
def has_vnni(cpuinfo: Path = _LINUX) -> bool:
    """Tell whether sums of products of 8 bits are exact and fast: VNNI, on x86 under Linux.

    Elsewhere the answer is no, since nobody has measured there.
    """
    try:
        lines = cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    flags = next((line for line in lines if line.startswith("flags")), "")
    return not _VNNI.isdisjoint(flags.split())
