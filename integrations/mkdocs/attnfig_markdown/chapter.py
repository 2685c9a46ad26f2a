"""One conversion of a page: its blocks, images and numbers as HTML."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from xml.etree import ElementTree

from . import html
from .book import Book, Languages
from .host import language_of, text_of
from .numbers import read_macro
from .program import ProgramError
from .specs import SpecFiles, shown
from .svg import read_picture, read_title
from .table import details_html
from .values import CHOICES, Answer, Fence, Page, Place, Refused, Request, refused


class Failure(Exception):
    """What stands on the page in place of a figure or number."""


class Chapter:
    """One conversion of a page. Every method throws Failure."""

    def __init__(self, book: Book, page: Page, lines: Sequence[str]) -> None:
        self.book = book
        self.page = page
        self.specs = SpecFiles(book.options.specs)
        self.lines = lines

    @functools.cached_property
    def languages(self) -> Languages:
        return self.book.languages(self.page, language_of(self._text))

    def figure_of_fence(self, fence: Fence) -> str:
        place = self.place(self.lines[fence.start : fence.end], len(fence.prefix))
        if fence.mistake:
            raise Failure(place.message(refused(fence.mistake)))
        numbers = self._numbers(fence.options.get("numbers", ""), place)
        svg, details = self._drawn(self.book.figure_of_fence(fence, self.languages), numbers, place)
        attributes = html.image_attributes(read_picture(svg), fence.options.get("alt", ""))
        return html.figure_html(attributes, fence.options.get("caption", ""), details)

    def image_of_file(self, image: ElementTree.Element) -> tuple[dict[str, str], str]:
        """The attributes of an image, and its numbers."""
        reference = image.get("src", "")
        spec = self.specs.find(reference, self.page)
        if isinstance(spec, Refused):
            raise Failure(self.place([reference]).message(spec))
        request = self.book.figure_of_file(spec, self.languages)
        svg, details = self._drawn(request, self.book.options.numbers, spec.place)
        picture = read_picture(svg)
        attributes = html.image_attributes(picture, image.get("alt", ""))
        return html.with_own(attributes, dict(image.attrib), picture), details

    def number(self, source: str, inside: str) -> str:
        place = self.place([source])
        macro = read_macro(inside)
        if isinstance(macro, Refused):
            raise Failure(place.message(macro))
        spec = self.specs.find(macro.spec, self.page)
        if isinstance(spec, Refused):
            raise Failure(place.message(spec))
        number = self.book.number(macro, spec, self.languages)
        if isinstance(number, Refused):
            raise Failure(spec.place.message(number))
        request, asked = number
        answer = self._answer(request)
        if isinstance(answer, Refused):
            of_macro, of_spec = asked.split_blame(answer)
            parts = [place.message(of_macro), spec.place.message(of_spec)]
            raise Failure("\n".join(part for part in parts if part))
        return read_title(answer.svg)

    def place(self, written: Sequence[str], columns: int = 0) -> Place:
        """Where lines of the page stand in its file. What the host hands over lacks the front matter, so the file is
        searched for them; it is the page's text that counts where they are not found."""
        name = shown(self.page.path) if self.page.path else "page"
        return Place(name, _starts(self._text.splitlines(), written) or _starts(self.lines, written), columns)

    @functools.cached_property
    def _text(self) -> str:
        return text_of(self.page.path)

    def _numbers(self, said: str, place: Place) -> str:
        if said and said not in CHOICES["numbers"]:
            raise Failure(place.message(refused(f'numbers="{said}" is none of {", ".join(CHOICES["numbers"])}')))
        return said or self.book.options.numbers

    def _drawn(self, request: Request, numbers: str, place: Place) -> tuple[str, str]:
        answer = self._answer(request)
        if isinstance(answer, Refused):
            raise Failure(place.message(answer))
        return answer.svg, details_html(answer.table, numbers, answer.language) if request.table else ""

    def _answer(self, request: Request) -> Answer:
        try:
            return self.book.answer(request)
        except ProgramError as error:
            raise Failure(_of_program(error)) from error


def _of_program(error: ProgramError) -> str:
    return "attnfig: " + str(error).removeprefix("attnfig: ")


def _starts(lines: Sequence[str], written: Sequence[str]) -> int:
    """The line, from 1, at which lines stand among others, the first of them by a part of it; 0: nowhere."""
    for at in range(len(lines) - len(written) + 1):
        if written[0] in lines[at] and list(lines[at + 1 : at + len(written)]) == list(written[1:]):
            return at + 1
    return 0
