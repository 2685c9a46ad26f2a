"""The extension of Python-Markdown: where blocks, images and numbers are found and replaced."""

from __future__ import annotations

import functools
import logging
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from . import html
from .book import Book
from .chapter import Chapter, Failure
from .fences import find_fences
from .host import page_of
from .numbers import MACRO
from .program import Program
from .store import Store, default_folder
from .values import CHOICES, SPEC_ENDINGS, Fence, Options, Page

# MkDocs counts messages logged below "mkdocs", and a strict build fails on them. Elsewhere it is an
# ordinary name.
LOG = logging.getLogger("mkdocs.plugins.attnfig")


class AttnfigError(Exception):
    """A figure or number that could not be made, with `errors: raise`."""


class AttnfigExtension(Extension):
    def __init__(self, **settings: Any) -> None:
        defaults = Options()
        self.config = {
            "program": [defaults.program, "attnfig, if it is not on the PATH"],
            "language": [defaults.language, "of the figures; else that of the page or site"],
            "theme": [defaults.theme, "of the figures"],
            "templates": [defaults.templates, "folder whose pages, themes and languages stand in for the built-in"],
            "specs": [defaults.specs, "folder in which spec files are looked for that are not beside the page"],
            "cache": [defaults.cache, "folder for figures that are drawn; outside of the book by default"],
            "numbers": [defaults.numbers, "the table below a figure: short, all or none"],
            "errors": [defaults.errors, "show them on the page and log them, or raise"],
        }
        super().__init__(**settings)
        options = Options(**self.getConfigs())
        for name, choices in CHOICES.items():
            if getattr(options, name) not in choices:
                raise ValueError(f"attnfig: {name}: {getattr(options, name)} is none of {', '.join(choices)}")
        folder = options.cache or str(default_folder())
        self.book = Book(options, Program(options.program, options.templates), store_in(folder))

    def extendMarkdown(self, md: Markdown) -> None:
        conversion = Conversion(self.book)
        # After snippets are included and lines normalised, before other fences are looked for.
        md.preprocessors.register(FencePreprocessor(md, conversion), "attnfig", 27)
        # After code spans, before escapes and emphasis.
        md.inlinePatterns.register(NumberPattern(MACRO, md, conversion), "attnfig", 185)
        # After attributes of images are set, before MkDocs resolves their links.
        md.treeprocessors.register(FigureTreeprocessor(md, conversion), "attnfig", 3)
        md.postprocessors.register(StylePostprocessor(md, conversion), "attnfig", 5)


class Conversion:
    """What the processors of one page share."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.start(Page(), [])

    def start(self, page: Page, lines: Sequence[str]) -> None:
        self.chapter = Chapter(self.book, page, list(lines))
        self.seen = False
        self.reported: set[str] = set()
        self.held: set[str] = set()

    def hold(self, md: Markdown, block: str) -> str:
        """What stands for a block of HTML until Python-Markdown puts it there."""
        held = str(md.htmlStash.store(block))
        self.held.add(held)
        return held

    def report(self, failure: Failure) -> str:
        """The message, said once a page."""
        message = str(failure)
        self.seen = True
        if self.book.options.errors == "raise":
            raise AttnfigError(message) from failure
        if message not in self.reported:
            self.reported.add(message)
            LOG.error("%s", message)
        return message


class FencePreprocessor(Preprocessor):
    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.conversion = conversion

    def run(self, lines: list[str]) -> list[str]:
        self.conversion.start(page_of(self.md), lines)
        converted: list[str] = []
        done = 0
        for fence in find_fences(lines):
            converted += lines[done : fence.start]
            held = self.conversion.hold(self.md, self._html(fence))
            converted += [fence.prefix.rstrip(), fence.prefix + held, fence.prefix.rstrip()]
            done = fence.end
        return converted + lines[done:]

    def _html(self, fence: Fence) -> str:
        try:
            figure = self.conversion.chapter.figure_of_fence(fence)
            self.conversion.seen = True
            return figure
        except Failure as failure:
            return html.error_box(self.conversion.report(failure))


class NumberPattern(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, conversion: Conversion) -> None:
        super().__init__(pattern, md)
        self.conversion = conversion

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | ElementTree.Element, int, int]:
        try:
            return self.conversion.chapter.number(m[0], m[1]), m.start(0), m.end(0)
        except Failure as failure:
            mark = ElementTree.Element("mark", {"class": "attnfig-error"})
            mark.text = self.conversion.report(failure)
            return mark, m.start(0), m.end(0)


class FigureTreeprocessor(Treeprocessor):
    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.conversion = conversion

    def run(self, root: ElementTree.Element) -> None:
        parents = {child: parent for parent in root.iter() for child in parent}
        for image in list(root.iter("img")):
            if image.get("src", "").endswith(SPEC_ENDINGS):
                self._replace(image, parents[image])
        # The paragraph is removed if a block is its only content; an empty line of a quotation
        # would count as more.
        for paragraph in root.iter("p"):
            text = (paragraph.text or "").strip()
            if text in self.conversion.held:
                paragraph.text = text

    def _replace(self, image: ElementTree.Element, parent: ElementTree.Element) -> None:
        """An image that is a paragraph becomes a figure; one among words stays among them."""
        alone = parent.tag == "p" and len(parent) == 1 and not (parent.text or "").strip()
        alone = alone and not (image.tail or "").strip()
        try:
            attributes, details = self.conversion.chapter.image_of_file(image)
            self.conversion.seen = True
            block = html.figure_html(attributes, image.get("title", ""), details)
        except Failure as failure:
            message = self.conversion.report(failure)
            attributes, block = {}, html.error_box(message)
        if alone:
            parent.remove(image)
            parent.text = self.conversion.hold(self.md, block)
        elif attributes:
            own = image.get("class", "")
            image.attrib.update({**attributes, "class": f"attnfig {own}".strip()})
        else:
            tail = image.tail
            image.clear()
            image.tag, image.text, image.tail = "mark", message, tail
            image.set("class", "attnfig-error")


class StylePostprocessor(Postprocessor):
    def __init__(self, md: Markdown, conversion: Conversion) -> None:
        super().__init__(md)
        self.conversion = conversion

    def run(self, text: str) -> str:
        return f"{text}\n{html.STYLE}" if self.conversion.seen else text


@functools.lru_cache(maxsize=None)
def store_in(folder: str) -> Store:
    """One for each folder and process, since hosts make a new extension for each page."""
    return Store(Path(folder))


def makeExtension(**settings: Any) -> AttnfigExtension:
    return AttnfigExtension(**settings)
