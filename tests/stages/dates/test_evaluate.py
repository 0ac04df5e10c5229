from __future__ import annotations

from datetime import date

import pytest

from pipeline.stages.dates.candidates import find_candidates
from pipeline.stages.dates.evaluate import evaluate
from pipeline.stages.dates.resolve import Context

CONTEXT = Context(date(2025, 10, 22), lambda: "")


def value(text: str) -> str | None:
    (candidate,) = find_candidates(text)
    found = evaluate(candidate.kind, candidate.lexemes, split=candidate.split, context=CONTEXT)
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24-27 Oktober 2024", "2024-10-24/2024-10-27"),
        ("20/21 April", "2025-04-20/2025-04-21"),
        ("25-26/10/2025", "2025-10-25/2025-10-26"),
        ("Sabtu-Minggu (25-26/10)", "2025-10-25/2025-10-26"),
        ("30 Desember-2 Januari 2026", "2025-12-30/2026-01-02"),
        ("23-24 Oktober mendatang", "2025-10-23/2025-10-24"),
        ("hari ini hingga Jumat (24/10)", "2025-10-22/2025-10-24"),
        ("besok hingga 2 November", "2025-10-23/2025-11-02"),
        ("besok hingga Minggu", "2025-10-23/2025-10-26"),
        ("Senin hingga Jumat (24/10)", "2025-10-20/2025-10-24"),
        ("Senin dan Kamis pekan depan", "2025-10-27/2025-10-30"),
        ("Juli sampai Agustus", "2025-07/2025-08"),
        ("Maret dan Juni 2024", "2024-03/2024-06"),
        ("2023-24", "2023/2024"),
        ("2014 hingga 2019", "2014/2019"),
        ("1980-an hingga 1990-an", "1980/1999"),
        ("2000-an", "2000/2009"),
        ("kuartal III", "2025-07/2025-09"),
        ("kuartal IV", "2025-10/2025-12"),
        ("kuartal IV tahun lalu", "2024-10/2024-12"),
        ("semester II 2024", "2024-07/2024-12"),
        ("abad XX", "1901/2000"),
        ("setahun lalu", "2024"),
        ("dua pekan lagi", "2025-W45"),
        ("bulan depan", "2025-11"),
        ("Jumat pukul 19.00 WIB", "2025-10-17T19:00+07:00"),
        ("2023-30", None),
        ("2024-2019", None),
        ("27-24 Oktober 2024", None),
        ("31 Februari", None),
        ("semester III 2024", None),
    ],
)
def test_values(text, expected):
    assert value(text) == expected
