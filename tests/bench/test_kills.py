from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.slow
@pytest.mark.parametrize("whom", ["run", "worker"])
def test_tables_do_not_depend_on_kills(whom):
    command = [sys.executable, "-m", "tests.bench.kills", "--kills", "3", "--workers", "2"]
    done = subprocess.run([*command, "--whom", whom], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 outputs differ" in done.stdout
