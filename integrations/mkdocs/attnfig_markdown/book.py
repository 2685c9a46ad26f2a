"""What a page asks for, as requests to the program: from the text of a block, from a file, or for a number."""

from __future__ import annotations

from dataclasses import dataclass

from .numbers import Macro, Probe, probe
from .program import Program
from .specs import SpecFile
from .store import Store
from .values import Answer, Fence, Options, Page, Refused, Request

Languages = tuple[str, ...]
FALLBACK_LANGUAGE = "en"


@dataclass(frozen=True)
class Book:
    """The site: how figures are drawn in it."""

    options: Options
    program: Program
    store: Store

    def languages(self, page: Page, of_page: str) -> Languages:
        """A language that the option names is taken at its word; that of the page or site, as far as there are texts
        in it."""
        if self.options.language:
            return (self.options.language,)
        wanted = of_page or page.site_language
        if not wanted:
            return ()  # The program's project decides, or its default.
        return tuple(dict.fromkeys(each for each in (wanted, wanted.split("-")[0], FALLBACK_LANGUAGE) if each))

    def figure_of_file(self, spec: SpecFile, languages: Languages) -> Request:
        return self._figure(spec.text, spec.name, languages)

    def figure_of_fence(self, fence: Fence, languages: Languages) -> Request:
        return self._figure(fence.body, "figure", languages, fence.options.get("numbers", ""))

    def number(self, macro: Macro, spec: SpecFile, languages: Languages) -> tuple[Request, Probe] | Refused:
        asked = probe(spec.text, macro.placeholder)
        if isinstance(asked, Refused):
            return asked
        return Request(asked.text, spec.name, languages, self.options.theme), asked

    def answer(self, request: Request) -> Answer:
        """Throws ProgramError."""
        return self.store.answer(self.program, request)

    def _figure(self, text: str, name: str, languages: Languages, numbers: str = "") -> Request:
        table = (numbers or self.options.numbers) != "none"
        return Request(text, name, languages, self.options.theme, table)
