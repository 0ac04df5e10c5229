from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from rich.console import Console

from tests.bench.comparisons import COMPARISONS
from tests.bench.memory import peak_of
from tests.bench.report import Amount, Comparison, Report, Speed, as_json, as_tables

OURS = Speed("ours", "whole run", 2.0, 9000, 3)
THEIRS = Speed("others", "their parser", 10.0, 9000, 3)
PAIRS = (Comparison("whole run", "their parser"), Comparison("whole run", "not measured"))
REPORT = Report(
    {"cores": 2},
    {"times": 3},
    speeds=[OURS, THEIRS],
    amounts=[Amount("peak memory", "all together", 1536.5, "MiB")],
    notes=["Something was left out"],
)


def printed(report: Report) -> str:
    console = Console(width=100, no_color=True)
    with console.capture() as capture:
        for table in as_tables(report, PAIRS):
            console.print(table)
    return capture.get()


def test_rates_and_ratios_are_in_the_tables() -> None:
    text = printed(REPORT)
    rows = [[cell.strip() for cell in line.strip("│").split("│")] for line in text.splitlines()]
    assert ["whole run", "9,000", "2.00", "4,500", "3"] in rows
    assert ["their parser", "9,000", "10.00", "900", "3"] in rows
    assert ["whole run", "their parser", "5.0"] in rows
    assert ["all together", "1,536.50", "MiB"] in rows
    assert "not measured" not in text


def test_tables_without_rows_are_left_out() -> None:
    text = printed(Report({}, {}, speeds=[OURS]))
    assert "Ratios" not in text
    assert "Memory" not in text


def test_json_has_all_of_it() -> None:
    found = json.loads(json.dumps(as_json(REPORT, PAIRS)))
    assert found["machine"] == {"cores": 2}
    assert found["settings"] == {"times": 3}
    assert found["speeds"][0] == {
        "group": "ours",
        "name": "whole run",
        "words": 9000,
        "seconds": 2.0,
        "words_per_second": 4500.0,
        "fastest_of": 3,
    }
    assert found["ratios"] == [{"ours": "whole run", "theirs": "their parser", "ratio": 5.0}]
    assert found["amounts"] == [
        {"group": "peak memory", "name": "all together", "value": 1536.5, "unit": "MiB"}
    ]
    assert found["notes"] == ["Something was left out"]


def test_no_comparison_is_made_twice() -> None:
    assert len(set(COMPARISONS)) == len(COMPARISONS)


@pytest.mark.skipif(not os.path.exists("/proc/self/smaps_rollup"), reason="Linux tells")  # noqa: PTH110
def test_memory_counts_the_processes_that_a_process_starts() -> None:
    child = "import time; block = bytearray(64 << 20); time.sleep(0.7)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    peak = peak_of([sys.executable, "-c", parent])
    assert peak is not None
    assert 64 < peak.largest < peak.together


@pytest.mark.skipif(not os.path.exists("/proc/self/smaps_rollup"), reason="Linux tells")  # noqa: PTH110
def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        peak_of([sys.executable, "-c", "raise SystemExit(3)"])
