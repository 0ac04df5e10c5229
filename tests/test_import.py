"""What importing the package costs and exposes, and that nothing of it needs a network."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("torch", "spacy", "stanza", "pandas", "ray", "trafilatura", "transformers")

LOADED = "import json, sys, {module}; print(json.dumps(sorted(sys.modules)))"

# Attempts are counted as well as refused: a library might catch the error and go on. Opening a
# socket is none: on import, urllib3 binds one to this machine to find out whether it has IPv6.
OFFLINE = """
import os
import socket

attempts = []


def refuse(*arguments, **options):
    attempts.append(str(arguments))
    raise OSError("the network was used")


class Refusing(socket.socket):
    connect = connect_ex = sendto = sendmsg = refuse


socket.socket = Refusing
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse

os.fork = refuse  # a child process could use the network unseen

import pipeline

text = "Presiden Ratna Widjaja tiba di Bogor karena banjir, Kamis (21/8/2025)."
page = f"<html><body><article><h1>Banjir di Bogor</h1><p>{text}</p></article></body></html>"
doc = pipeline.load()(text)
record = pipeline.Record("a", "a.html", html=page)
tables = pipeline.enrich([text, record])
print(len(doc), len(tables["documents"]), len(tables["failures"]), attempts)
"""


def run_python(code: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize("module", ["pipeline", "pipeline.cli.app"])
def test_import_loads_nothing_heavy(module):
    loaded = set(json.loads(run_python(LOADED.format(module=module))))
    assert module in loaded
    assert loaded.isdisjoint(HEAVY)


def test_public_names():
    assert len(pipeline.__all__) <= 12
    assert set(pipeline.__all__) <= set(dir(pipeline))
    for name in pipeline.__all__:
        assert getattr(pipeline, name).__module__.startswith("pipeline."), name
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        pipeline.nothing  # noqa: B018 - the access is the test


def imported_modules(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


def test_only_the_ray_engine_imports_ray():
    using = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "pipeline").rglob("*.py"))
        if any(name.split(".")[0] == "ray" for name in imported_modules(path))
    ]
    assert using == ["pipeline/runs/engines/ray.py"]


@pytest.mark.models
def test_nothing_needs_a_network():
    words, documents, failures, attempts = run_python(OFFLINE).split(maxsplit=3)
    assert int(words) > 10
    assert (int(documents), int(failures), attempts.strip()) == (2, 0, "[]")
