"""The log of a run: ``run.log`` in its output folder, a line each for what the screen shows."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from pipeline.errors import NusawartaError
from pipeline.readers.remote import as_oserror, local_folder, system_of

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
        self._write()

    def end(self) -> None:
        """Write what is held back."""
        self._write()

    def _write(self) -> None:
        if not (self._out / _OURS).exists():
            return
        with (
            suppress(OSError),
            (self._out / NAME).open("a", encoding="utf-8", errors="backslashreplace") as stream,
        ):
            stream.writelines(self._held)
            self._held.clear()


class _FarLog(RunLog):
    def __init__(self, url: str) -> None:
        super().__init__(Path(NAME))
        self._url = url.rstrip("/")

    def end(self) -> None:
        with suppress(OSError, NusawartaError), as_oserror():
            system, root = system_of(self._url)
            if system.exists(f"{root}/{_OURS}"):
                path = f"{root}/{NAME}"
                before = system.cat_file(path) if system.exists(path) else b""
                lines = "".join(self._held).encode("utf-8", "backslashreplace")
                system.pipe_file(path, before + lines)

    def _write(self) -> None:
        return


@contextmanager
def logged_to(out: str) -> Iterator[RunLog]:
    """Keep the log of a run meanwhile, from its beginning to its end or its error.

    Behind a URL it is written at the end: there, files do not grow.
    """
    folder = local_folder(out)
    log = _FarLog(out) if folder is None else RunLog(folder)
    logger = logging.getLogger("pipeline")
    logger.addHandler(log)
    log.note("begun")
    try:
        yield log
    except BaseException as error:
        log.note(f"stopped: {type(error).__name__}: {error}")
        raise
    finally:
        logger.removeHandler(log)
        log.end()
