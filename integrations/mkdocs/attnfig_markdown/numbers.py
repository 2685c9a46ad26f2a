"""Numbers in prose: `{{ attnfig: spec.yaml gqa.cache.total:GiB }}`.

What stands behind the spec is a placeholder as texts of figures have it, and it is the program that fills it in: the
spec is drawn with that placeholder as its title, and the figure's title is the number. So prose has the formats, the
rounding and the messages of figures, and cannot disagree with them.
"""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass

from .values import Diagnostic, Refused, refused

MACRO = r"\{\{\s*attnfig:(.*?)\}\}"
# A value goes on in the lines below that are indented, empty or comments.
TITLE = re.compile(r"^title[ \t]*:.*(?:\n(?:[ \t#].*)?(?=\n|\Z))*", re.MULTILINE)


@dataclass(frozen=True)
class Macro:
    spec: str
    placeholder: str


@dataclass(frozen=True)
class Probe:
    """A spec whose title is a number. Everything else stands in the line where it was."""

    text: str
    line: int  # of the title, from 1

    def split_blame(self, answer: Refused) -> tuple[Refused, Refused]:
        """What is wrong with the placeholder, and what with the spec itself; at least one of them says something."""
        asked = tuple(_without_source(each) for each in answer.diagnostics if each.line == self.line)
        own = tuple(each for each in answer.diagnostics if each.line != self.line)
        return Refused(asked), Refused(own)


def read_macro(inside: str) -> Macro | Refused:
    """What stands between `{{ attnfig:` and `}}`."""
    words = inside.split(None, 1)
    if len(words) != 2:
        return refused("expected {{ attnfig: SPEC LAYOUT.QUANTITY }}, such as {{ attnfig: gqa.yaml gqa.cache.total }}")
    return Macro(words[0], words[1].strip())


@functools.lru_cache(maxsize=4096)
def probe(spec: str, placeholder: str) -> Probe | Refused:
    title = TITLE.search(spec)
    if title is None:
        return refused("numbers are taken from specs with a line that starts with title:")
    said = "title: " + json.dumps("{" + placeholder + "}", ensure_ascii=False)
    kept_lines = "\n" * title[0].count("\n")
    text = spec[: title.start()] + said + kept_lines + spec[title.end() :]
    return Probe(text, spec[: title.start()].count("\n") + 1)


def _without_source(diagnostic: Diagnostic) -> Diagnostic:
    """Leaves out the source line and the caret of a title that nobody wrote."""
    first, *more = diagnostic.text.split("\n")
    return Diagnostic("\n".join([first, *(line for line in more if line.startswith("  hint:"))]))
