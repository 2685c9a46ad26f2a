"""The values that the other files hand to each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

# The endings of spec files that pages may show as images.
SPEC_ENDINGS = (".attnfig.yaml", ".attnfig.yml")

CHOICES = {"numbers": ("short", "all", "none"), "errors": ("show", "raise")}


@dataclass(frozen=True)
class Options:
    """What the site's configuration says. Empty: not said."""

    program: str = "attnfig"
    language: str = ""
    theme: str = ""
    templates: str = ""
    specs: str = ""
    cache: str = ""
    numbers: str = "short"
    errors: str = "show"


@dataclass(frozen=True)
class Page:
    """The page that is converted, as far as the host tells: without a host nothing is known."""

    path: Path | None = None
    site_language: str = ""


@dataclass(frozen=True)
class Request:
    """A figure to draw. Equal requests have equal answers, for one program and its templates."""

    text: str  # the spec
    name: str  # of the figure, prefix of the ids in it
    languages: tuple[str, ...]  # in order of preference: the first that texts exist in is taken
    theme: str
    table: bool = False  # whether the numbers of its layouts are wanted too


@dataclass(frozen=True)
class Drawn:
    svg: str
    language: str
    table: str = ""  # as `attnfig build --format numbers.json` writes it


@dataclass(frozen=True)
class Diagnostic:
    """A message of the program about a spec; line and column count from 1, 0 is the spec as a whole."""

    text: str  # "error: …", and the lines that follow
    line: int = 0
    column: int = 0


@dataclass(frozen=True)
class Refused:
    diagnostics: tuple[Diagnostic, ...]


Answer = Drawn | Refused


@dataclass(frozen=True)
class Place:
    """Where a spec stands: a file, and what comes before the spec in it."""

    file: str
    lines: int = 0
    columns: int = 0

    def message(self, refused: Refused) -> str:
        """What the program said, with places in this file; as an editor's or terminal's links read them."""
        return "\n".join(f"{self.file}{self._position(each)}: {each.text}" for each in refused.diagnostics)

    def _position(self, diagnostic: Diagnostic) -> str:
        if diagnostic.line == 0:
            return f":{self.lines}" if self.lines else ""
        return f":{self.lines + diagnostic.line}:{self.columns + diagnostic.column}"


@dataclass(frozen=True)
class Fence:
    """A fenced block of a page. Lines count from 0."""

    start: int
    end: int  # the line after its last
    prefix: str  # what stands before each of its lines: spaces of a list, ">" of a quotation
    body: str
    options: dict[str, str] = field(default_factory=dict)
    mistake: str = ""


def refused(message: str) -> Refused:
    return Refused((Diagnostic(f"error: {message}"),))
