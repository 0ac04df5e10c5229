"""Every notebook runs from top to bottom; what is committed is what a run of it shows."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
READ_TABLES: Final = ("01_explore", "02_people_and_places")
MOST_BYTES: Final = 1_000_000  # what a forge still draws


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_there_are_notebooks():
    assert [path.stem for path in NOTEBOOKS] == [*READ_TABLES, "03_reuse_stages"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_committed_outputs_are_of_one_run_and_small(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    cells = code_cells(notebook)
    assert [cell.execution_count for cell in cells] == [*range(1, len(cells) + 1)]
    outputs = [output for cell in cells for output in cell.outputs]
    assert outputs
    kinds = {output.output_type for output in outputs}
    assert kinds <= {"display_data", "execute_result", "stream"}
    assert "stderr" not in {output.get("name") for output in outputs}
    assert path.stat().st_size < MOST_BYTES
    assert "/home/" not in path.read_text("utf-8")


def run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[NotebookNode]:
    """Run a notebook but for what starts Ray, and give its outputs."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    # tests/runs/engines/test_ray_data.py starts Ray for the class that these cells use
    notebook.cells = [c for c in notebook.cells if "ray" not in c.metadata.get("tags", ())]
    resources = {"metadata": {"path": str(FOLDER)}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=resources).execute()
    outputs = [output for cell in code_cells(notebook) for output in cell.outputs]
    assert not [o for o in outputs if o.output_type == "stream" and o.name == "stderr"]
    return outputs


@pytest.mark.models
@pytest.mark.parametrize("name", READ_TABLES)
def test_notebook_shows_pictures_of_a_run(name, sample_output, tmp_path, monkeypatch):
    monkeypatch.setenv("NUSAWARTA_OUT", str(sample_output))
    drawn = [o.data for o in run(name, tmp_path, monkeypatch) if "image/png" in o.get("data", {})]
    assert len(drawn) >= 7
    assert all("application/vnd.vegalite.v5+json" in data for data in drawn)


@pytest.mark.models
def test_notebook_reuses_the_stages(tmp_path, monkeypatch):
    shown = str(run("03_reuse_stages", tmp_path, monkeypatch))
    assert "'117/Pid.Sus/2025/PN Smg', 33" in shown
    assert "('Ratna', 'PERSON', 'Ratna Widjaja', ('corrected',))" in shown
    assert "3-4\\tdibangunnya" in shown
