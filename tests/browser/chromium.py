"""Chromium without a window: what a page becomes, what it says on the console, how it looks."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--enable-logging=stderr",
    "--virtual-time-budget=3000",
)
DARK = "--blink-settings=preferredColorScheme=0"
_NOTE = (
    "<head><script>const note = (name, value) => "
    "parent.postMessage([name, String(value)], '*');</script>"
)
_TAKE = "onmessage = ({data: [name, value]}) => { document.body.dataset[name] = value; };"
_CONSOLE = re.compile(r"CONSOLE[:(]\d+\)?\] (.*)")


def chromium() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def page_after(file: Path, script: str, *, width: int = 1280) -> str:
    """The page's HTML after *script* has run at its end; it may ``note(name, value)`` what it sees.

    What is noted stands as ``data-NAME`` in the HTML. A window is never narrower than 500 pixels:
    the page lies in a frame of *width*.
    """
    page = file.read_text(encoding="utf-8").replace("</body>", f"<script>{script}</script></body>")
    changed = file.with_name(f"{file.stem}-changed.html")
    changed.write_text(page.replace("<head>", _NOTE), encoding="utf-8")
    frame = (
        f"<!DOCTYPE html><body style='margin:0'><script>{_TAKE}</script>"
        f"<iframe style='border:0;width:{width}px;height:900px' src='{changed.name}'></iframe>"
    )
    framed = file.with_name(f"{file.stem}-in-frame.html")
    framed.write_text(frame, encoding="utf-8")
    return _run(framed, "--dump-dom").stdout


def console_of(file: Path) -> list[str]:
    """The lines that the page and the browser write on the console."""
    return _CONSOLE.findall(_run(file, "--dump-dom").stderr)


def screenshot(file: Path, target: Path, *, width: int, dark: bool) -> None:
    _run(file, f"--screenshot={target}", width=width, dark=dark)


def _run(
    file: Path, what: str, *, width: int = 1400, dark: bool = False
) -> subprocess.CompletedProcess[str]:
    program = chromium()
    assert program is not None
    options = [*OPTIONS, *([DARK] if dark else []), f"--window-size={width},900", what]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [program, *options, f"--user-data-dir={profile}", file.resolve().as_uri()]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
