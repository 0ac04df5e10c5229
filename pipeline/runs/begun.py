"""Is a folder the output of a run at all?"""

from __future__ import annotations

from pipeline.errors import NoOutputError
from pipeline.readers.files import RUN_MARK
from pipeline.runs.output import Output


def require_begun(output: Output) -> None:
    """Make sure that a run has written to *output*, finished or not.

    Raises:
        NoOutputError: there is no such folder, or it is not the output of a run.
    """
    path = str(output)
    if not output.folder.exists():
        raise NoOutputError("no such folder", path=path)
    if not output.folder.is_dir():
        raise NoOutputError("a file, not the output of a run", path=path)
    if not output.recipe.is_file() and not output.manifest.is_file():
        raise NoOutputError(f"not the output of a run: {RUN_MARK} is missing", path=path)
