"""Draws the pictures of README and docs anew: ``make pictures`` or ``docs/pictures.py OUT``.

OUT is a run over ``samples/``. Chromium is needed, and the notebooks with their outputs.
"""

from __future__ import annotations

import base64
import re
import sys
import tempfile
from io import StringIO
from pathlib import Path

import nbformat
from PIL import Image
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

ROOT = Path(__file__).resolve().parents[1]
IMG = ROOT / "docs" / "img"
sys.path.insert(0, str(ROOT))

from pipeline.cli.rendering.screen import render_document  # noqa: E402
from pipeline.config import RunConfig  # noqa: E402
from pipeline.runs.single import analyse, read_one  # noqa: E402
from pipeline.views.report.report import write_report  # noqa: E402
from tests.browser.chromium import screenshot  # noqa: E402

SHOWN = ("samples/ekspor.csv", 1)
DOSSIER = "Harun Wibisono"
PROVINCES = 'title="Articles by province"'
FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"


def show() -> None:
    """Draw one article on a terminal."""
    file, position = SHOWN
    console = Console(width=96, record=True, file=StringIO(), force_terminal=True)
    record = read_one(ROOT / file, position=position, config=RunConfig())
    console.print(render_document(analyse(record, config=RunConfig()), hint=False))
    frame = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    drawn = console.export_svg(
        title=f"python -m pipeline show {file} --position {position}",
        code_format=frame.replace("Fira Code, monospace", FONT),
        unique_id="show",
    )
    (IMG / "show.svg").write_text(re.sub(r"[ \t]+$", "", drawn, flags=re.MULTILINE), "utf-8")


def report(out: Path) -> None:
    """Take the top of the report, and a dossier."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        write_report(out, page)
        screenshot(page, IMG / "report.png", width=1120, dark=False)
        text = page.read_text(encoding="utf-8")
        script = f"""<script>
            location.hash = `name-${{report.entities.findIndex(([name]) => name === "{DOSSIER}")}}`;
        </script></body>"""
        page.write_text(text.replace("</body>", script), encoding="utf-8")
        screenshot(page, IMG / "dossier.png", width=1120, dark=False)
    for name in ("report.png", "dossier.png"):
        with Image.open(IMG / name) as image:
            small = image.convert("RGB").quantize(256, dither=Image.Dither.NONE)
        small.save(IMG / name, optimize=True)


def provinces() -> None:
    """Take the map of the second notebook."""
    notebook = nbformat.read(ROOT / "notebooks" / "02_people_and_places.ipynb", as_version=4)
    (cell,) = (cell for cell in notebook.cells if PROVINCES in cell.source)
    picture = cell.outputs[0].data["image/png"]
    (IMG / "provinces.png").write_bytes(base64.b64decode(picture))


if __name__ == "__main__":
    show()
    report(Path(sys.argv[1]))
    provinces()
