"""What a page needs to know of a figure."""

from __future__ import annotations

import base64
import html
import re
from dataclasses import dataclass

ROOT = re.compile(r'<svg [^>]*?width="(\d+)" height="(\d+)"')


@dataclass(frozen=True)
class Picture:
    width: int  # px
    height: int
    title: str
    description: str  # every number that the figure shows
    source: str  # a data: URI

    @property
    def words(self) -> str:
        """The figure in words: descriptions leave out a title without numbers."""
        said = self.description.startswith(self.title)
        return self.description if said else f"{self.title} – {self.description}"

    @property
    def sized(self) -> dict[str, str]:
        return {"width": str(self.width), "height": str(self.height)}


def read_picture(svg: str) -> Picture:
    root = ROOT.search(svg)
    if root is None:
        raise ValueError("the program's SVG has no width and height")
    data = base64.b64encode(svg.encode()).decode("ascii")
    return Picture(
        width=int(root[1]),
        height=int(root[2]),
        title=read_title(svg),
        description=_text_of("desc", svg),
        source=f"data:image/svg+xml;base64,{data}",
    )


def read_title(svg: str) -> str:
    return _text_of("title", svg)


def _text_of(tag: str, svg: str) -> str:
    """The first such element is the figure's own."""
    found = re.search(rf"<{tag}\b[^>]*>(.*?)</{tag}>", svg, re.DOTALL)
    return html.unescape(found[1]) if found else ""
