"""``-`` as a corpus: standard input, kept in a file while the run reads it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

STDIN: Final = "-"
_SUFFIXES: Final = {b"{": ".jsonl", b"[": ".json", b"<": ".html"}


@contextmanager
def stdin_as_file(corpus: Sequence[str]) -> Iterator[list[str]]:
    """Replace ``-`` by a file that holds standard input, as long as the context lasts.

    Its format follows from the first character: JSON Lines (``{``), a JSON array (``[``), an HTML
    page (``<``), else one text. It is always named ``stdin``, so that the same input piped again
    continues a run.
    """
    if STDIN not in corpus:
        yield list(corpus)
        return
    with TemporaryDirectory(prefix="nusawarta-") as folder:
        kept = Path(folder) / "stdin"
        with kept.open("wb") as stream:
            shutil.copyfileobj(sys.stdin.buffer, stream)
        with kept.open("rb") as stream:
            first = stream.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        file = str(kept.rename(kept.with_suffix(_SUFFIXES.get(first, ".txt"))))
        yield [file if path == STDIN else path for path in dict.fromkeys(corpus)]
