"""Which machine, which versions and which commit a measurement belongs to."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pipeline
from pipeline.nlp.processor import has_vnni
from pipeline.runs.shares import available_cores, memory

ROOT = Path(__file__).parents[2]
PACKAGES = (
    "nncf",
    "numpy",
    "openvino",
    "pyarrow",
    "PySastrawi",
    "ray",
    "spacy",
    "stanza",
    "torch",
    "transformers",
)


def machine() -> dict[str, Any]:
    """Describe this machine, its packages and the commit, in the types of JSON."""
    return {
        "processor": _processor(),
        "vnni": has_vnni(),
        "cores": available_cores(),
        "memory_gib": round(memory() / 1024**3, 1),
        "load": os.getloadavg()[0],  # processes that wanted to run in the minute before
        "system": platform.platform(),
        "python": platform.python_version(),
        "nusawarta": pipeline.__version__,
        "commit": _commit(),
        "packages": {name: found for name in PACKAGES if (found := _version(name))},
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _commit() -> str | None:
    """Give the commit that is checked out, with a ``+`` where files differ from it."""
    try:
        commit, changed = (
            subprocess.run(["git", *command], cwd=ROOT, check=True, capture_output=True, text=True)
            for command in (("rev-parse", "HEAD"), ("status", "--porcelain"))
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return commit.stdout.strip() + ("+" if changed.stdout else "")
