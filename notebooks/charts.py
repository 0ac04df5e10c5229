"""How the charts and tables of these notebooks look; the notebooks themselves are plain Altair.

Colours are those of Okabe and Ito, which colour-blind readers tell apart. Numbers are written as
Indonesians write them: 1.234,5. Each chart is shown twice, and the reader takes what it can: a
PNG, and the Vega-Lite that JupyterLab draws by itself, with tooltips and without a network.
"""

from __future__ import annotations

import base64
import os
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import altair as alt
import numpy as np
from pandas.io.formats.style import Styler
from PIL import Image
from vl_convert import vegalite_to_png

from pipeline.language_data import read_json

if TYPE_CHECKING:
    import pandas as pd

BLUE: Final = "#0072B2"
ORANGE: Final = "#D55E00"
GREEN: Final = "#009E73"
PURPLE: Final = "#CC79A7"
GREY: Final = "#7a7a7a"
LAND: Final = "#e9e7e2"
MAP_SIZE: Final = (820, 330)
MAP_SCALE: Final = 985  # pixels a radian

LABEL_COLOURS: Final = {"PERSON": ORANGE, "ORG": BLUE, "GPE": GREEN}  # as in the report

_MONTHS: Final = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_DAYS: Final = ("Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu")
_LOCALE: Final = {
    "number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp ", ""]},
    "time": {
        "dateTime": "%A, %e %B %Y %X",
        "date": "%d/%m/%Y",
        "time": "%H.%M.%S",
        "periods": ["AM", "PM"],
        "days": [*_DAYS],
        "shortDays": [day[:3] for day in _DAYS],
        "months": [*_MONTHS],
        "shortMonths": [month[:3] for month in _MONTHS],
    },
}
_FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
STATIC: Final = "NUSAWARTA_STATIC"  # set: the PNG alone, which keeps a saved notebook small
_MIME: Final = "application/vnd.vegalite.v5+json"


def set_up() -> None:
    """Use the theme, the Indonesian numbers and both pictures for every chart that follows."""
    alt.theme.register("nusawarta", enable=True)(_theme)
    alt.renderers.register("nusawarta", _both)
    alt.renderers.enable("nusawarta")


def number(value: float, *, precision: int = 0) -> str:
    """Write *value* as Indonesians do: 1.234,5."""
    return f"{value:,.{precision}f}".translate(str.maketrans(",.", ".,"))


def table(frame: pd.DataFrame, *, precision: int = 1) -> Styler:
    """Lay *frame* out without its index, numbers as Indonesians write them, texts to the left."""
    texts = list(frame.select_dtypes(exclude="number").columns)
    style = Styler(frame, uuid="t", cell_ids=False)  # the same HTML each time
    style.format(precision=precision, thousands=".", decimal=",", na_rep="–").hide(axis="index")
    style.set_table_styles([{"selector": "th", "props": "text-align: left"}])
    return style.set_properties(subset=texts, **{"text-align": "left"})


def map_of_indonesia(*layers: alt.Chart, title: str) -> alt.LayerChart:
    """Draw *layers* over the coast of Indonesia and its neighbours on the same islands."""
    shapes = alt.Data(values=read_json("places/coast.json")["features"])
    land = alt.Chart(shapes).mark_geoshape(fill=LAND, stroke="#bdb9b0", strokeWidth=0.5)
    width, height = MAP_SIZE
    return (
        alt.layer(land, *layers)
        .project(
            "equirectangular",
            center=[117.9, -2.4],
            scale=MAP_SCALE,
            translate=[width / 2, height / 2],
            clipExtent=[[0, 0], [width, height]],
        )
        .properties(width=width, height=height, title=title)
    )


def push_apart(
    at: np.ndarray, room: np.ndarray, *, width: float = np.inf, height: float = np.inf
) -> np.ndarray:
    """Move points, a row each, until their boxes do not overlap; *room* is half of each box.

    Every pair moves along the axis on which it overlaps less. What has *width* and *height* stays
    between 0 and these.
    """
    at, need = at.astype(float), room[:, None] + room[None, :]
    order = np.arange(len(at))
    earlier = np.sign(order[:, None] - order)[..., None]  # which way, where two are on one point
    for _ in range(500):
        gap = at[:, None] - at[None, :]
        overlap = np.clip(need - np.abs(gap), 0, None)
        overlap *= overlap.all(axis=-1, keepdims=True)
        overlap *= overlap == overlap.min(axis=-1, keepdims=True)
        away = np.where(gap == 0, earlier, np.sign(gap))
        at += 0.25 * (away * overlap).sum(axis=1)
        if np.isfinite(width):
            at = np.clip(at, room, [width, height] - room)
    return at


def spread(at: np.ndarray, *, width: float, height: float) -> np.ndarray:
    """Scale the points of a layout so that they fill a picture of *width* by *height*."""
    ranks = at.argsort(axis=0).argsort(axis=0) / (len(at) - 1)
    scaled = (at - at.min(axis=0)) / np.ptp(at, axis=0)
    return (ranks + scaled) / 2 * [width, height]


def _theme() -> alt.theme.ThemeConfig:
    text = {"labelFont": _FONT, "titleFont": _FONT, "labelFontSize": 12, "titleFontSize": 12}
    config: Any = {
        "locale": _LOCALE,
        "font": _FONT,
        "view": {"stroke": None, "continuousWidth": 620, "continuousHeight": 220},
        "title": {"anchor": "start", "fontSize": 15, "subtitleFontSize": 12, "offset": 12},
        "axis": {**text, "titleFontWeight": "normal", "labelLimit": 320, "gridColor": "#ececec"},
        "axisQuantitative": {"labelOverlap": True, "labelSeparation": 6},
        "axisY": {"titleAnchor": "end"},
        "header": {**text, "labelLimit": 320, "titleFontWeight": "normal"},
        "legend": {**text, "titleFontWeight": "normal", "orient": "top", "labelLimit": 320},
        "bar": {"color": BLUE},
        "line": {"color": BLUE},
        "circle": {"color": BLUE},
        "text": {"fontSize": 12},
        "range": {"category": [BLUE, ORANGE, GREEN, PURPLE, "#E69F00", "#56B4E9", GREY]},
    }
    return {"config": config, "background": "white", "padding": 10}


def _both(spec: dict[str, Any], **_: Any) -> dict[str, Any]:
    drawn = Image.open(BytesIO(vegalite_to_png(spec, vl_version="5.20", scale=1.5)))
    small = BytesIO()  # flat colours need no more than a palette
    drawn.convert("RGB").quantize(64, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    picture = {"image/png": base64.b64encode(small.getvalue()).decode("ascii")}
    return picture if os.environ.get(STATIC) else {_MIME: spec, **picture}
