"""Find the shipped models and check that they are the files that the manifest describes."""

from __future__ import annotations

import hashlib
import os
import tomllib
from pathlib import Path
from typing import Any

from pipeline.config import Profile
from pipeline.errors import ModelError
from pipeline.nlp.files import ModelFiles

MANIFEST = "manifest.toml"
PIPELINE = "id_news_trf"
FAST = "id_news_fast"  # of the profile "fast": the files in which it differs
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


def profiles(folder: Path) -> list[Profile]:
    """List the profiles of the models in *folder*; those before 0.7.0 have one."""
    return ["accurate", "fast"] if (folder / FAST).is_dir() else ["accurate"]


def profile_files(folder: Path, profile: Profile) -> ModelFiles:
    """Give the files of a profile: those of the fast one are its own and the accurate one's.

    Raises:
        ModelError: the models have no such profile.
    """
    if profile == "accurate":
        return ModelFiles.in_folder(folder / PIPELINE)
    if profile not in profiles(folder):
        raise ModelError(f"the models in {folder} have no profile {profile}: {FAST} is missing")
    return ModelFiles.in_folder(folder / FAST, folder / PIPELINE)


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
