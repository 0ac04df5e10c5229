"""spaCy without torch, which thinc, the library under it, imports wherever it is installed.

That takes more than a second and 180 MB of each process, for nothing where no network needs it.
"""

from __future__ import annotations

import sys


def import_spacy_alone() -> None:
    """Import spaCy while torch cannot be found; later, torch can be imported as ever.

    Nothing happens where either has been imported. thinc works without torch for the rest of the
    process: so this is for processes that run this package alone, not for those of its users.
    """
    if "spacy" in sys.modules or "torch" in sys.modules:
        return
    sys.modules["torch"] = None  # type: ignore[assignment]  # Python's mark: not to be found
    try:
        import spacy  # noqa: F401
    finally:
        del sys.modules["torch"]
