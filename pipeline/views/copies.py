"""The tables of an output behind a URL, fetched as they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack

from pipeline.runs.output import Output
from pipeline.runs.published import copied
from pipeline.views.finished import finished, reading_errors


class Copy:
    """A temporary folder with some tables of the output behind *url*; it goes with this object.

    Raises:
        InputError: what lies there is not a finished output.
        ConfigError: the URL cannot be read.
    """

    def __init__(self, url: str) -> None:
        with ExitStack() as stack:
            self._published = stack.enter_context(copied(url))
            with reading_errors(self.output, "fetch the tables"):
                self._published.fetch()
            finished(self.output)
            self._stack = stack.pop_all()

    @property
    def output(self) -> Output:
        """The folder."""
        return self._published.output

    def fetched(self, tables: Sequence[str]) -> Output:
        """The folder, those *tables* in it.

        Raises:
            InputError: they cannot be fetched.
        """
        with reading_errors(self.output, "fetch the tables"):
            self._published.fetch(tables)
        return self.output

    def __del__(self) -> None:
        """Remove the folder."""
        if hasattr(self, "_stack"):
            self._stack.close()
