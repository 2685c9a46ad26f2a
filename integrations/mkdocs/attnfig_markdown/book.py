"""What a page asks for, as requests to the program: from the text of a block, from a file, or for a number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .numbers import Macro, Probe, probe
from .program import Program
from .specs import SpecFile
from .store import Store
from .values import Answer, Fence, Options, Page, Refused, Request

FALLBACK_LANGUAGE = "en"


@dataclass(frozen=True)
class Book:
    """The site: how figures are drawn in it."""

    options: Options
    program: Program
    store: Store

    def language(self, page: Page, of_page: str) -> str:
        """A language that the option names is taken at its word; that of the page or site, as far as there are texts
        in it. Throws ProgramError."""
        if self.options.language:
            return self.options.language
        wanted = of_page or page.site_language
        if wanted in ("", FALLBACK_LANGUAGE):
            return FALLBACK_LANGUAGE
        known = self.store.languages(self.program)
        return next((each for each in (wanted, wanted.split("-")[0]) if each in known), FALLBACK_LANGUAGE)

    def figure_of_file(self, spec: SpecFile, language: str) -> Request:
        return self._figure(spec.text, spec.name, language)

    def figure_of_fence(self, fence: Fence, language: str) -> Request:
        return self._figure(fence.body, "figure", language, fence.options.get("numbers", ""))

    def number(self, macro: Macro, spec: SpecFile, language: str) -> tuple[Request, Probe] | Refused:
        asked = probe(spec.text, macro.placeholder)
        if isinstance(asked, Refused):
            return asked
        return Request(asked.text, spec.name, language, self.options.theme), asked

    def answer(self, request: Request, others: Iterable[Request]) -> Answer:
        """Throws ProgramError."""
        return self.store.answer(self.program, request, others)

    def _figure(self, text: str, name: str, language: str, numbers: str = "") -> Request:
        table = (numbers or self.options.numbers) != "none"
        return Request(text, name, language, self.options.theme, table)
