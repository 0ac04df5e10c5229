"""Find the shipped models and check that they are the files that the manifest describes."""

from __future__ import annotations

import hashlib
import os
import tomllib
from pathlib import Path
from typing import Any

from pipeline.errors import ModelError

MANIFEST = "manifest.toml"
PIPELINE = "id_news_trf"
ENVIRONMENT = "NUSAWARTA_MODELS"


def find_models(folder: str | Path | None = None) -> Path:
    """Find the folder that holds `MANIFEST`.

    Looked for in this order: *folder*, the environment variable ``NUSAWARTA_MODELS``, the
    installed package, the repository.

    Raises:
        ModelError: there is none; says where it was looked for.
    """
    given = folder or os.environ.get(ENVIRONMENT)
    package = Path(__file__).resolve().parents[1]
    places = [Path(given)] if given else [package / "_models", package.parent / "models"]
    for place in places:
        if (place / MANIFEST).is_file():
            return place
    looked = ", ".join(map(str, places))
    raise ModelError(f"no models found: {MANIFEST} is not in {looked}")


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read the manifest: version, licence, labels, figures, and the sha256 of each file.

    Raises:
        ModelError: it is not valid TOML, or names no files.
    """
    try:
        manifest = tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if not isinstance(manifest.get("files"), dict) or not manifest["files"]:
            raise ModelError(f"{folder / MANIFEST} names no files")
        return manifest
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ModelError(f"{folder / MANIFEST} is not valid TOML: {error}") from error


def problems(folder: Path) -> list[str]:
    """List the files of *folder* that are missing or have another hash than in the manifest."""
    found = []
    for name, expected in read_manifest(folder).get("files", {}).items():
        path = folder / name
        if not path.is_file():
            found.append(f"missing: {path}")
        elif sha256(path) != expected:
            found.append(f"not the file of the manifest (sha256 differs): {path}")
    return found


def verify(folder: Path) -> None:
    """Raise a `ModelError` that names every file that is missing or changed."""
    found = problems(folder)
    if found:
        raise ModelError("; ".join(found))


def sha256(path: Path) -> str:
    """Give the hexadecimal SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
