from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from pipeline.records import printable
from tests.corpora import numbered_texts, write_corpus

SCRIPT = """
import sys
from pipeline.cli.app import app
from pipeline.cli.exits import end_on_sigterm
from tests.word_enricher import WordEnricher

end_on_sigterm()
app(["run", sys.argv[1], "--out", sys.argv[2], "--workers", "2"], obj=WordEnricher(seconds=1))
"""


def test_sigterm_ends_a_run_with_a_line_and_no_orphans(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", texts=numbered_texts(60))
    out = tmp_path / "out"
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(tmp_path / "script.py"), str(corpus), str(out)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    deadline = time.monotonic() + 240
    while not list(out.glob("_state/tmp/*.now")):  # a worker has a document in hand
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    _, messages = process.communicate(timeout=240)
    assert process.returncode == 143
    assert "terminated; the same command continues from here" in messages.decode()
    assert not _any_left(process.pid)
    assert not (out / "manifest.json").exists()


def _any_left(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_names_cannot_act_on_a_terminal() -> None:
    assert printable("berita\x1b[2J\u202egpj.txt") == "berita\\x1b[2J\\u202egpj.txt"
    assert printable("Jalan–jalan ke Aceh\u00a0😀\n") == "Jalan–jalan ke Aceh\u00a0😀\n"
