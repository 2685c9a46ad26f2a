#!/usr/bin/python3
"""Opens SVG figures in Chromium, in light and in dark, and holds what is rendered against rules.

    browser_test.py [--report] FILE.svg|DIR...

One finding a line, `file: mode: rule: sentence`; the mode is "both" where light and dark agree.
Exit code 0: no findings, or a report; 1: findings; 2: usage.

text-overlap       The boxes of two texts overlap by at most 0.5 px in one of the axes.
text-overflow      A text keeps 2 px to the left and right edge of the smallest rect around its centre,
                   does not cross its top or bottom, and stays inside the viewBox.
line-through-text  No stroke and no edge of another rect passes through a text. A filled path, polygon or
                   circle counts by its box, unless the whole text stands on it.
outside-viewbox    Every shape is inside the viewBox, half its stroke width included.
touching           A box (a rect with fill and stroke, or with a class, that is no dot on a curve) keeps 2 px between what is painted
                   of it and any other rect, unless one holds the other with 2 px to spare.
contrast           A text has 4.5:1 on its composited background; 3:1 from 24 px, or from 18.66 px bold.
shape-contrast     Fill or stroke of a shape has 3:1 on what it stands on; panels, cards, dividers and the
                   ground of a mask with its lines are exempt.
small-text         No text is under 9 px; a figure has at most 4 font sizes and 2 weights.
text-width         A text is as wide as predicted within 0.05 px: by the program in FILE.scene beside
                   FILE.svg, where there is one, else by the advances of Liberation Sans.
text-box           With --lint PROGRAM, a text has the box that `PROGRAM lint` computes, within 0.06 px where
                   the file switches kerning off, else within 4 % of its width.
external           Opening the figure requests nothing but its file, and nothing in it runs or links outside,
                   but for the https links of <a>, which a reader may follow.
ids                Ids are unique and start with the root's id, if it has one; every reference resolves.
accessibility      The root has role="img", lang and aria-labelledby naming <title> (its first child, at most
                   120 characters) and <desc>; every number shown is in <desc>. Digits that follow a letter,
                   as in FP16 or K1, are part of a name.
structure          The figure is well-formed, has a viewBox equal to width and height, and a font-family that
                   ends in a generic one; no DOCTYPE, no textLength, dominant-baseline, baseline-shift, filter
                   or mask; no element whose drawing is not measured here, such as <marker>.
size               A figure has at most 500 elements.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import itertools
import json
import math
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from fontTools.ttLib import TTFont
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

MEASURE = Path(__file__).with_name("measure.js").read_text(encoding="utf-8")
PAGES = {"light": (0xFF, 0xFF, 0xFF), "dark": (0x1E, 0x21, 0x29)}
MARGIN = 2.0
# Coordinates are rounded to 4 decimals on the way here, so that exact fits differ by about as much.
TOLERANCE = 0.001

LINT_TEXT = re.compile(r"^\d+: text \".*\" \((-?[\d.]+),(-?[\d.]+) ([\d.]+)×([\d.]+)\)$", re.MULTILINE)

Rgb = tuple[float, float, float]
Widths = list[float]


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def holds(self, other: Box) -> bool:
        return min(self.slack(other)) >= -TOLERANCE

    def slack(self, inner: Box) -> Box:
        """How far each edge of `inner` is inside this box."""
        return Box(inner.left - self.left, inner.top - self.top, self.right - inner.right, self.bottom - inner.bottom)

    def gap(self, other: Box) -> float:
        """The distance along the axis that separates the boxes best; negative where they overlap."""
        return max(other.left - self.right, self.left - other.right, other.top - self.bottom, self.top - other.bottom)

    def __str__(self) -> str:
        return f"{self.left:.6g},{self.top:.6g} {self.right - self.left:.4g}×{self.bottom - self.top:.4g}"


class Run(NamedTuple):
    content: str
    size: float
    weight: int
    shown: float  # The size after transforms.
    fill: list[float] | None


@dataclass(frozen=True)
class Text:
    index: int  # Its place among all <text> elements, drawn or not.
    box: Box
    runs: list[Run]
    family: str
    width: float
    classes: list[str]  # Its own, or those of the nearest ancestor that has any.
    under: list[list[int]]  # The shapes under the left, the middle and the right of the text.

    @property
    def content(self) -> str:
        return "".join(run.content for run in self.runs)

    def __str__(self) -> str:
        content = self.content if len(self.content) <= 40 else self.content[:39] + "…"
        return f'text "{content}" ({self.box})'


@dataclass(frozen=True)
class Shape:
    tag: str
    classed: bool
    classes: list[str]  # Its own, or those of the nearest ancestor that has any.
    box: Box
    painted: Box
    fill: list[float] | None
    stroke: list[float] | None
    width: float
    outline: list[list[float]]
    under: list[int]

    @property
    def is_box(self) -> bool:
        return self.tag == "rect" and not self.is_dot and (self.classed or bool(self.fill and self.stroke))

    @property
    def is_dot(self) -> bool:
        """A point of a curve, which lies where its data are, also near or on another one."""
        return "dot" in self.classes

    def __str__(self) -> str:
        return ".".join([self.tag, *self.classes]) + f" ({self.box})"


@dataclass(frozen=True)
class Figure:
    page: Rgb
    view: Box
    texts: list[Text]  # Those that draw anything.
    text_count: int  # Of every <text>, drawn or not.
    shapes: list[Shape]
    elements: list[dict[str, Any]]
    styles: str
    doctype: bool
    title: dict[str, Any] | None
    desc: dict[str, Any] | None
    requests: list[str]
    predicted: Widths | None
    computed: list[Box] | None

    @property
    def rects(self) -> list[Shape]:
        return [shape for shape in self.shapes if shape.tag == "rect"]

    @property
    def root(self) -> dict[str, str]:
        return self.elements[0]["attributes"]

    def attributes(self) -> Iterator[tuple[str, str, str]]:
        for element in self.elements:
            for name, value in element["attributes"].items():
                yield element["tag"], name, value

    def ground(self, under: list[int]) -> Rgb:
        """The colour that the fills of some shapes, in paint order, make on the page."""
        return functools.reduce(lambda below, i: over(self.shapes[i].fill, below), under, self.page)


# --- geometry and colour


def near_pairs(items: Iterable[Any], box: Callable[[Any], Box], reach: float) -> Iterator[tuple[Any, Any]]:
    """Each pair whose boxes are at most `reach` apart from left to right; a sweep, as all pairs are too many."""
    ordered = sorted(items, key=lambda item: box(item).left)
    for index, first in enumerate(ordered):
        for second in itertools.islice(ordered, index + 1, None):
            if box(first).right + reach < box(second).left:
                break
            yield first, second


def crosses(piece: list[float], box: Box) -> bool:
    """Whether a straight piece of a line has a point inside the box (Liang and Barsky's clipping)."""
    x, y, x2, y2 = piece
    enter, leave = 0.0, 1.0
    for delta, start, low, high in ((x2 - x, x, box.left, box.right), (y2 - y, y, box.top, box.bottom)):
        if delta == 0:
            if not low < start < high:
                return False
            continue
        near, far = sorted(((low - start) / delta, (high - start) / delta))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave


def over(paint: list[float] | None, below: Rgb) -> Rgb:
    if paint is None:
        return below
    *channels, alpha = paint
    red, green, blue = (top * alpha + bottom * (1 - alpha) for top, bottom in zip(channels, below))
    return red, green, blue


def luminance(colour: Rgb) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Rgb, other: Rgb) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def hex_colour(colour: Rgb) -> str:
    return "#" + "".join(f"{round(channel):02x}" for channel in colour)


# --- rules about texts


def text_overlap(figure: Figure) -> Iterator[str]:
    for one, other in near_pairs(figure.texts, lambda text: text.box, 0):
        if one.box.gap(other.box) < -0.5:
            yield f"{one} overlaps {other} by {-one.box.gap(other.box):.1f} px"


def container(figure: Figure, text: Text) -> Shape | None:
    x, y = text.box.centre
    around = [rect for rect in figure.rects if rect.box.holds(Box(x, y, x, y))]
    return min(around, key=lambda rect: rect.box.area, default=None)


def text_overflow(figure: Figure) -> Iterator[str]:
    for text in figure.texts:
        if not figure.view.holds(text.box):
            yield f"{text} leaves the viewBox by {-min(figure.view.slack(text.box)):.2f} px"
        if rect := container(figure, text):
            slack = rect.box.slack(text.box)
            for edge, spare, needed in zip(slack._fields, slack, (MARGIN, 0.0, MARGIN, 0.0)):
                if spare < needed - TOLERANCE:
                    yield f"{text} has {spare:.2f} px to the {edge} of {rect}, {needed:g} needed"


def runs_through(shape: Shape, text: Text) -> bool:
    if shape.painted.gap(text.box) >= 0:
        return False
    if shape.fill and shape.tag != "rect" and not shape.box.holds(text.box):
        return True
    return any(crosses(piece, text.box.grown(shape.width / 2)) for piece in shape.outline)


def line_through_text(figure: Figure) -> Iterator[str]:
    for text in figure.texts:
        own = container(figure, text)
        for shape in figure.shapes:
            if shape is not own and runs_through(shape, text):
                yield f"{shape} runs through {text}"


def text_contrast(figure: Figure) -> Iterator[str]:
    for text in figure.texts:
        findings = []
        for run, under in itertools.product(text.runs, text.under):
            ground = figure.ground(under)
            ink = over(run.fill, ground)
            needed = 3.0 if run.shown >= 24 or (run.weight >= 700 and run.shown >= 18.66) else 4.5
            findings.append((contrast(ink, ground) / needed, needed, ink, ground))
        worst, needed, ink, ground = min(findings)
        if worst < 1:
            yield f"{text} is {hex_colour(ink)} on {hex_colour(ground)}, {worst * needed:.2f}:1, {needed}:1 needed"


def small_text(figure: Figure) -> Iterator[str]:
    for text in figure.texts:
        smallest = min(run.shown for run in text.runs)
        if smallest < 9:
            yield f"{text} is {smallest:g} px, 9 needed"
    runs = [run for text in figure.texts for run in text.runs]
    for what, values, most in (("sizes", {run.shown for run in runs}, 4), ("weights", {run.weight for run in runs}, 2)):
        if len(values) > most:
            yield f"{len(values)} font {what}, at most {most}: {', '.join(f'{value:g}' for value in sorted(values))}"


@functools.cache
def advances(style: str) -> dict[int, float]:
    """Advance widths of Liberation Sans in em by code point."""
    query = ["fc-match", "-f", "%{family}\n%{file}", f"Liberation Sans:style={style}"]
    family, file = subprocess.run(query, check=True, capture_output=True, text=True).stdout.split("\n")
    if family != "Liberation Sans":
        sys.exit(f"Liberation Sans {style} is not installed; {family} would be used in its place")
    font = TTFont(file)
    per_em = font["head"].unitsPerEm
    return {code: font["hmtx"][glyph][0] / per_em for code, glyph in font.getBestCmap().items()}


def advance(char: str, weight: int) -> float:
    known = advances("Bold" if weight >= 600 else "Regular").get(ord(char))
    if known is not None:
        return known
    if "\uac00" <= char <= "\ud7a3":
        return 0.92
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else math.nan


def predicted_width(text: Text) -> float:
    return sum(run.size * advance(char, run.weight) for run in text.runs for char in run.content)


def text_width(figure: Figure) -> Iterator[str]:
    given = figure.predicted
    if given is not None and len(given) != figure.text_count:
        yield f"{len(given)} widths are predicted for {figure.text_count} texts"
        return
    for text in figure.texts:
        predicted = predicted_width(text) if given is None else given[text.index]
        if math.isnan(predicted):
            yield f"{text} has a character of unknown width"
        elif abs(text.width - predicted) >= 0.05:
            yield f"{text} is {text.width:.3f} px wide, {predicted:.3f} predicted"


def text_box(figure: Figure) -> Iterator[str]:
    given = figure.computed
    if given is None:
        return
    if len(given) != len(figure.texts):
        yield f"lint sees {len(given)} texts, and there are {len(figure.texts)}"
        return
    exact = any("font-kerning:none" in sheet for sheet in css(figure))
    for text, box in zip(figure.texts, given):
        allowed = 0.065 if exact else 0.06 + 0.04 * (text.box.right - text.box.left)
        off = max(abs(ours - theirs) for ours, theirs in zip(box, text.box))
        if off > allowed:
            yield f"{text} is {off:.2f} px from {box}, where lint has it"


# --- rules about shapes


def outside_viewbox(figure: Figure) -> Iterator[str]:
    for shape in figure.shapes:
        if not figure.view.holds(shape.painted):
            yield f"{shape} leaves the viewBox by {-min(figure.view.slack(shape.painted)):.2f} px"


def holds_apart(outer: Shape, inner: Shape) -> bool:
    return outer.box.grown(-outer.width / 2 - MARGIN).holds(inner.painted)


def touching(figure: Figure) -> Iterator[str]:
    for one, other in near_pairs(figure.rects, lambda rect: rect.painted, MARGIN):
        gap = one.painted.gap(other.painted)
        if gap >= MARGIN - TOLERANCE or not (one.is_box or other.is_box):
            continue
        if not holds_apart(one, other) and not holds_apart(other, one):
            how = f"is {gap:.2f} px from" if gap > 0 else "touches"
            yield f"{one} {how} {other}"


def shape_contrast(figure: Figure) -> Iterator[str]:
    for shape in figure.shapes:
        if not {"panel", "card", "divider", "mask-field", "mask-lines"}.isdisjoint(shape.classes):
            continue
        ground = figure.ground(shape.under)
        inks = [over(paint, ground) for paint in (shape.fill, shape.stroke)]
        best, ink = max((contrast(ink, ground), ink) for ink in inks)
        if best < 3:
            yield f"{shape} is {hex_colour(ink)} on {hex_colour(ground)}, {best:.2f}:1, 3:1 needed"


# --- rules about the document

DRAWN = {"text", "tspan", "rect", "line", "path", "polyline", "polygon", "circle", "ellipse", "use"}
UNDRAWN = {"svg", "g", "a", "defs", "title", "desc", "metadata", "style", "clipPath", "pattern"}
PAINTS = {"linearGradient", "radialGradient", "stop"}
ACTIVE = {"script", "foreignObject", "image"}
FORBIDDEN = ("textLength", "dominant-baseline", "baseline-shift", "filter", "mask")
GENERIC = {"serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "math"}
NUMBER = r"\d+(?:[.,]\d+)*"
OUTSIDE_LINK = re.compile(r"url\(\s*[\"']?(?!#|data:)[^)\s\"'#][^)]*\)?")
LOCAL_LINK = re.compile(r"url\(\s*[\"']?#([^)\"']+)")
SHOWN_NUMBER = re.compile(rf"(?<![A-Za-z_\d])(?<!\d[.,]){NUMBER}")
PLACES = {"layer-number", "mask-axis", "block-label", "free-label"}  # Texts whose numbers count nothing.


def css(figure: Figure) -> Iterator[str]:
    yield figure.styles
    yield from (value for _, name, value in figure.attributes() if name == "style")


def external(figure: Figure) -> Iterator[str]:
    yield from (f"opening it requests {url}" for url in figure.requests)
    yield from (f"<{element['tag']}> is not allowed" for element in figure.elements if element["tag"] in ACTIVE)
    for tag, name, value in figure.attributes():
        # What a reader may follow fetches nothing by itself.
        followed = tag == "a" and name == "href" and value.startswith("https://")
        is_link = name.split(":")[-1] == "href" and tag not in ACTIVE and not followed
        if name.startswith("on"):
            yield f"<{tag}> has a handler, {name}"
        elif "javascript:" in value.lower() or (is_link and not value.startswith("#")):
            yield f'<{tag} {name}="{value}"> links outside the figure'
    everything = "\n".join([figure.styles, *(value for _, _, value in figure.attributes())])
    yield from (f"{link} links outside the figure" for link in OUTSIDE_LINK.findall(everything))
    if any("@import" in sheet for sheet in css(figure)):
        yield "a style sheet has an @import"


def references(figure: Figure) -> Iterator[str]:
    for _, name, value in figure.attributes():
        if name.startswith("aria-") and name.endswith("by"):
            yield from value.split()
        elif name.split(":")[-1] == "href" and value.startswith("#"):
            yield value[1:]
        yield from LOCAL_LINK.findall(value)
    yield from LOCAL_LINK.findall(figure.styles)


def ids(figure: Figure) -> Iterator[str]:
    used = Counter(value for _, name, value in figure.attributes() if name == "id")
    yield from (f'id "{name}" occurs {count} times' for name, count in used.items() if count > 1)
    yield from (f'"{name}" is referred to and has no element' for name in sorted(set(references(figure)) - set(used)))
    prefix = figure.root.get("id", "")
    yield from (f'id "{name}" does not start with "{prefix}"' for name in used if not name.startswith(prefix))


def accessibility(figure: Figure) -> Iterator[str]:
    if figure.root.get("role") != "img":
        yield 'the root has no role="img"'
    if not (figure.root.get("lang") or figure.root.get("xml:lang")):
        yield "the root has no lang"
    named = figure.root.get("aria-labelledby", "").split()
    for tag, label in (("title", figure.title), ("desc", figure.desc)):
        if not (label and label["content"].strip()):
            yield f"<{tag}> is missing or empty"
        elif label["id"] not in named:
            yield f"aria-labelledby does not name <{tag}>"
    if figure.title and not figure.title["first"]:
        yield "<title> is not the first child"
    if figure.title and len(figure.title["content"]) > 120:
        yield f"<title> has {len(figure.title['content'])} characters, at most 120"
    told = set(re.findall(NUMBER, figure.desc["content"])) if figure.desc else set()
    counting = (text for text in figure.texts if PLACES.isdisjoint(text.classes))
    shown = dict.fromkeys(number for text in counting for number in SHOWN_NUMBER.findall(text.content))
    yield from (f"<desc> does not tell {number}" for number in shown if figure.desc and number not in told)


def sizes_differ(figure: Figure) -> bool:
    try:
        _, _, width, height = (float(value) for value in re.split(r"[\s,]+", figure.root["viewBox"].strip()))
        return (width, height) != (float(figure.root["width"]), float(figure.root["height"]))
    except (KeyError, ValueError):
        return True


def structure(figure: Figure) -> Iterator[str]:
    if "viewBox" not in figure.root:
        yield "the root has no viewBox"
    elif sizes_differ(figure):
        size = f"{figure.root.get('width')}×{figure.root.get('height')}"
        yield f"the viewBox is {figure.root['viewBox']} and the size is {size}"
    if figure.doctype:
        yield "there is a DOCTYPE"
    allowed = DRAWN | UNDRAWN | PAINTS | ACTIVE
    yield from (f"<{tag}> is not allowed" for tag in sorted({element["tag"] for element in figure.elements} - allowed))
    used = {name for _, name, _ in figure.attributes()}
    used.update(re.findall(r"([\w-]+)\s*:", "\n".join(css(figure))))
    yield from (f"{name} is used" for name in FORBIDDEN if name in used)
    for family, count in Counter(text.family for text in figure.texts).items():
        if family.split(",")[-1].strip() not in GENERIC:
            yield f"{count} texts have the font-family {family}, which does not end in a generic one"


def size(figure: Figure) -> Iterator[str]:
    if len(figure.elements) > 500:
        yield f"there are {len(figure.elements)} elements, at most 500"


RULES: dict[str, Callable[[Figure], Iterator[str]]] = {
    "text-overlap": text_overlap,
    "text-overflow": text_overflow,
    "line-through-text": line_through_text,
    "outside-viewbox": outside_viewbox,
    "touching": touching,
    "contrast": text_contrast,
    "shape-contrast": shape_contrast,
    "small-text": small_text,
    "text-width": text_width,
    "text-box": text_box,
    "external": external,
    "ids": ids,
    "accessibility": accessibility,
    "structure": structure,
    "size": size,
}


# --- the browser


class Finding(NamedTuple):
    mode: str
    rule: str
    sentence: str


@contextlib.contextmanager
def open_browser() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    options.add_experimental_option("perfLoggingPrefs", {"enableNetwork": True, "enablePage": False})
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for flag in (
            "headless=new", "window-size=1000,1000", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-sync",
            "disable-background-networking", "disable-component-update", "disable-dev-shm-usage",
            f"user-data-dir={profile}",
        ):  # fmt: skip
            options.add_argument(f"--{flag}")
        driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        try:
            yield driver
        finally:
            driver.quit()


def requested(driver: webdriver.Chrome, own: str) -> list[str]:
    """The addresses that the figure requested, apart from its own and embedded data."""
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    sent = [event["params"] for event in events if event["method"] == "Network.requestWillBeSent"]
    # The browser's start page may still be loading when the first figure opens.
    urls = [request["request"]["url"] for request in sent if unquote(request["documentURL"]) == unquote(own)]
    return [url for url in urls if unquote(url) != unquote(own) and not url.startswith("data:")]


def measured(driver: webdriver.Chrome, mode: str) -> dict[str, Any]:
    feature = {"name": "prefers-color-scheme", "value": mode}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    return json.loads(driver.execute_script(f"{MEASURE}\nreturn JSON.stringify(measure());"))


def read_figure(raw: dict[str, Any], mode: str, **given: Any) -> Figure:
    texts, shapes = raw.pop("texts"), raw.pop("shapes")
    boxes = ("box", "painted")
    return Figure(
        **raw | {"view": Box(*raw["view"])},
        page=PAGES[mode],
        text_count=len(texts),
        texts=[
            Text(**text | {"index": index, "box": Box(*text["box"]), "runs": [Run(**run) for run in text["runs"]]})
            for index, text in enumerate(texts)
            if text["box"]
        ],
        shapes=[Shape(**shape | {name: Box(*shape[name]) for name in boxes}) for shape in shapes],
        **given,
    )


def check(
    driver: webdriver.Chrome, path: Path, predicted: Widths | None = None, computed: list[Box] | None = None
) -> list[Finding]:
    driver.get(path.resolve().as_uri())
    raws = {mode: measured(driver, mode) for mode in PAGES}
    requests = requested(driver, path.resolve().as_uri())
    if error := raws["light"].get("error"):
        return [Finding("both", "structure", "it cannot be read: " + " ".join(error.split()))]
    figures = {
        mode: read_figure(raw, mode, requests=requests, predicted=predicted, computed=computed)
        for mode, raw in raws.items()
    }
    findings = []
    for rule, judge in RULES.items():
        modes: dict[str, list[str]] = {}
        for mode, figure in figures.items():
            for sentence in dict.fromkeys(judge(figure)):
                modes.setdefault(sentence, []).append(mode)
        for sentence, where in modes.items():
            findings.append(Finding("both" if len(where) == 2 else where[0], rule, sentence))
    return findings


# --- the command line


def figures_in(paths: list[Path]) -> list[Path]:
    return [file for path in paths for file in (sorted(path.rglob("*.svg")) if path.is_dir() else [path])]


def scene_widths(path: Path) -> Widths | None:
    """What the program's dump of the scene says of the widths of all texts, in document order."""
    scene = path.with_suffix(".scene")
    if not scene.exists():
        return None
    lines = scene.read_text(encoding="utf-8").splitlines()
    return [float(width) for line in lines for width in re.findall(r": label .*? ([\d.]+) wide \"", line)]


def lint(program: str, *arguments: str | Path) -> str:
    done = subprocess.run([program, "lint", *map(str, arguments)], capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"lint {arguments}: {done.stderr}")
    return done.stdout


def lint_boxes(program: str, path: Path) -> list[Box]:
    """Where `attnfig lint` has the texts that are drawn on a light page, in document order."""
    light = lint(program, "--dump", path).split("\nview ")[0]
    found = (map(float, match.groups()) for match in LINT_TEXT.finditer(light))
    return [Box(left, top, left + width, top + height) for left, top, width, height in found]


def report(findings: dict[Path, list[Finding]]) -> str:
    columns = [*RULES, "total"]
    names = max(len("file"), *(len(path.name) for path in findings))
    lines = ["  ".join([f"{'file':{names}}", *columns])]
    for path, found in findings.items():
        counts = Counter(finding.rule for finding in found) | Counter(total=len(found))
        lines.append("  ".join([f"{path.name:{names}}", *(f"{counts[column]:>{len(column)}}" for column in columns)]))
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description="Checks SVG figures in Chromium.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE.svg|DIR")
    parser.add_argument("--lint", metavar="PROGRAM", help="hold boxes of texts against those of PROGRAM lint")
    parser.add_argument("--report", action="store_true", help="count the findings by file and rule")
    arguments = parser.parse_args()
    if missing := [str(path) for path in arguments.paths if not path.exists()]:
        parser.error(f"no such file: {', '.join(missing)}")
    figures = figures_in(arguments.paths)
    if not figures:
        parser.error("there is no SVG to check")

    with open_browser() as driver:
        findings = {}
        for path in figures:
            computed = lint_boxes(arguments.lint, path) if arguments.lint else None
            findings[path] = check(driver, path, scene_widths(path), computed)
    if arguments.report:
        print(report(findings))
        return 0
    for path, found in findings.items():
        for finding in found:
            print(f"{path}: {finding.mode}: {finding.rule}: {finding.sentence}")
    failed = sum(1 for found in findings.values() if found)
    print(f"{len(findings) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
