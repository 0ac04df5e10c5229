"""The log of a run: ``run.log`` in its output folder, a line each for what the screen shows."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

NAME: Final = "run.log"
_OURS: Final = "_state/run.json"  # until it is there, the folder may be somebody else's


class RunLog(logging.Handler):
    """Append warnings and errors of the package to the log of an output folder.

    Lines are held back until the folder belongs to a run: what is refused is left as it is. A log
    that cannot be written costs nothing else.
    """

    def __init__(self, out: Path) -> None:
        """Write nothing yet."""
        super().__init__(logging.WARNING)
        self._out = out
        self._held: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        self.note(f"{record.levelname.lower()}: {record.getMessage()}")

    def note(self, message: str) -> None:
        """Write a line, with the time in UTC."""
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        self._held.append(f"{now} {message.replace(chr(10), ' ')}\n")
        if not (self._out / _OURS).exists():
            return
        with (
            suppress(OSError),
            (self._out / NAME).open("a", encoding="utf-8", errors="backslashreplace") as stream,
        ):
            stream.writelines(self._held)
            self._held.clear()


@contextmanager
def logged_to(out: Path) -> Iterator[RunLog]:
    """Keep the log of a run meanwhile, from its beginning to its end or its error."""
    logger, log = logging.getLogger("pipeline"), RunLog(out)
    logger.addHandler(log)
    log.note("begun")
    try:
        yield log
    except BaseException as error:
        log.note(f"stopped: {type(error).__name__}: {error}")
        raise
    finally:
        logger.removeHandler(log)
