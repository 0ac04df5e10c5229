"""The report in a browser: ``make test-browser``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from pipeline.views.report.report import write_report
from tests.browser.chromium import chromium, console_of, page_after, screenshot
from tests.views.report.press import press_output

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="needs Debian's chromium, or Chrome"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    write_report(press_output(folder / "out"), folder / "report.html")
    return folder / "report.html"


def noted(dom: str, name: str) -> str:
    """What a script noted (see `page_after`)."""
    found = re.search(f' data-{name}="(.*?)"', dom)
    assert found is not None, name
    return found[1]


def searched(page: Path, query: str) -> tuple[str, list[str]]:
    """What the page says and lists after somebody typed *query*."""
    script = f"""
        const field = document.getElementById("query");
        field.value = {query!r};
        field.dispatchEvent(new Event("input"));
        const names = [...document.querySelectorAll("#results tbody th")];
        note("said", document.getElementById("found").textContent);
        note("names", names.map((name) => name.textContent).join("|"));
    """
    dom = page_after(page, script)
    return noted(dom, "said"), [name for name in noted(dom, "names").split("|") if name]


def test_nothing_is_wrong_on_the_console(page):
    assert console_of(page) == []


def test_nothing_is_wrong_when_dossiers_open_and_close(page):
    script = """<script>
        const dialog = document.getElementById("dossier");
        const steps = [
            () => { location.hash = "name-0"; },
            () => dialog.querySelector(".beside a").click(),
            () => dialog.close(),
        ];
        dialog.addEventListener("close", () => console.log(`closed, hash: ${location.hash}`));
        steps.forEach((step, at) => setTimeout(step, 100 * at));
    </script></body>"""
    used = page.with_name("used.html")
    used.write_text(page.read_text("utf-8").replace("</body>", script), encoding="utf-8")
    (line,) = console_of(used)
    assert line.startswith('"closed, hash: "')


def test_what_is_wrong_would_be_seen(page):
    broken = page.with_name("broken.html")
    text = page.read_text(encoding="utf-8").replace('id="query"', 'id="other"')
    broken.write_text(text, encoding="utf-8")
    assert any("TypeError" in line for line in console_of(broken))


def test_the_network_is_out_of_reach(page):
    script = """
        const image = new Image();
        image.onerror = () => note("image", "refused");
        image.src = "https://example.org/a.png";
        document.body.append(image);
    """
    assert noted(page_after(page, script), "image") == "refused"


def test_search_finds_parts_of_names_and_aliases(page):
    assert searched(page, "budi 3") == ("1 found", ["Budi Santoso 3"])
    assert searched(page, "ZZZ") == ("0 found", [])
    said, names = searched(page, "SARI")
    assert (said, len(names)) == ("12 found", 12)


def test_a_name_opens_its_dossier_and_the_button_closes_it(page):
    script = """
        const dialog = document.getElementById("dossier");
        const name = document.querySelector("#names-people tbody a");
        location.hash = new URL(name.href).hash;
        addEventListener("hashchange", () => {
            note("open", dialog.open);
            note("name", dialog.querySelector("h2").textContent);
            note("focus", document.activeElement.id);
            note("parts", [...dialog.querySelectorAll("h3")].map((h) => h.textContent).join("|"));
            note("beside", dialog.querySelectorAll(".beside a").length);
            note("over", dialog.scrollWidth - dialog.clientWidth);
            dialog.querySelector("button").click();
            note("closed", !dialog.open);
        });
    """
    dom = page_after(page, script, width=390)
    assert noted(dom, "open") == "true"
    assert noted(dom, "name") == "Budi Santoso 0"
    assert noted(dom, "focus") == "dossier-name"
    assert noted(dom, "parts") == "Over time|In the articles|Named beside"
    assert int(noted(dom, "beside")) > 2
    assert int(noted(dom, "over")) <= 0
    assert noted(dom, "closed") == "true"


def test_a_speaker_is_found_and_leads_to_what_they_said(page):
    script = """
        const field = document.getElementById("query");
        field.value = "sari dewi 0";
        field.dispatchEvent(new Event("input"));
        document.getElementById("search-form").requestSubmit();
        addEventListener("hashchange", () => {
            const quote = document.querySelector("#dossier blockquote");
            note("said", quote.querySelector("p").textContent);
            note("from", quote.querySelector("footer").textContent);
        });
    """
    dom = page_after(page, script)
    assert "“Pasar ini memberi &lt;dua&gt; kali" in noted(dom, "said")
    assert noted(dom, "from") == "Pasar &lt;0&gt; · 2025-01-01 · Kabar 0"


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_itself_never_scrolls_sideways(page, width):
    script = """
        note("width", innerWidth);
        note("over", document.documentElement.scrollWidth - innerWidth);
    """
    dom = page_after(page, script, width=width)
    assert noted(dom, "width") == str(width)
    assert int(noted(dom, "over")) <= 0


@pytest.mark.parametrize("width", [1280, 390])
def test_labels_of_pictures_do_not_cover_each_other(page, width):
    script = """
        const meet = (a, b) =>
            a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        for (const name of ["map", "network"]) {
            const texts = [...document.querySelectorAll(`.${name} text:not(.degree)`)];
            const boxes = texts.map((text) => text.getBoundingClientRect());
            const pairs = boxes.flatMap((a, i) => boxes.slice(0, i).filter((b) => meet(a, b)));
            note(name, `${texts.length} labels, ${pairs.length} covered`);
        }
    """
    dom = page_after(page, script, width=width)
    assert noted(dom, "map") == "4 labels, 0 covered"
    assert re.fullmatch(r"1\d labels, 0 covered", noted(dom, "network"))


def test_light_and_dark_follow_the_reader(page, tmp_path):
    grounds = []
    for dark in (False, True):
        screenshot(page, tmp_path / "a.png", width=390, dark=dark)
        with Image.open(tmp_path / "a.png") as image:
            assert image.width == 390
            grounds.append(image.convert("L").getpixel((2, 2)))
    light, dark_one = grounds
    assert light > 240
    assert dark_one < 40
