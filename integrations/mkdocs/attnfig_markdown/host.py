"""What the tool that builds the site leaves for an extension to see: the page and the language.

MkDocs and Zensical hand an extension nothing but the text. What they know can be found on processors of theirs, and
what is not there is not known; nothing here imports them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from .values import Page

FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
PAGE_LANGUAGE = re.compile(r"^lang(?:uage)?:[ \t]*[\"']?([\w-]+)", re.MULTILINE)
THEME = re.compile(r"^theme:[ \t]*\n((?:[ \t]+.*\n|[ \t]*#.*\n|[ \t]*\n)*)", re.MULTILINE)
THEME_LANGUAGE = re.compile(r"^[ \t]+language:[ \t]*[\"']?([\w-]+)", re.MULTILINE)


def page_of(md: Any) -> Page:
    return _page_of_mkdocs(md) or _page_of_zensical(md) or Page()


def language_of(text: str) -> str:
    """The language that the front matter in the text of a page's file names; empty if it names none."""
    front = FRONT_MATTER.match(text)
    named = PAGE_LANGUAGE.search(front[1]) if front else None
    return named[1] if named else ""


def _page_of_mkdocs(md: Any) -> Page | None:
    """MkDocs resolves links with a processor that knows the page's file, from 1.5 on its configuration too."""
    links = md.treeprocessors["relpath"] if "relpath" in md.treeprocessors else None
    file = getattr(links, "file", None)
    if file is None or not getattr(file, "abs_src_path", None):
        return None
    path = Path(file.abs_src_path)
    docs = Path(str(path)[: -len(file.src_path)]) if str(path).endswith(file.src_path) else path.parent
    config = getattr(links, "config", None)
    language = _theme_language(config) if config else _language_in_file(docs)
    return Page(path, language)


def _page_of_zensical(md: Any) -> Page | None:
    context = md.preprocessors["rendering_context"] if "rendering_context" in md.preprocessors else None
    page, config = getattr(context, "page", None), getattr(context, "config", None)
    if page is None or not config:
        return None
    docs = Path(config.get("docs_dir", "docs"))
    return Page(docs / page.path, _theme_language(config))


def _theme_language(config: Any) -> str:
    try:
        return str(config["theme"]["language"] or "")
    except (KeyError, TypeError):
        return ""


def _language_in_file(docs: Path) -> str:
    """MkDocs before 1.5: its configuration is a file beside the folder of pages, or where it was started."""
    for folder in (docs.parent, Path()):
        for name in ("mkdocs.yml", "mkdocs.yaml"):
            theme = THEME.search(text_of(folder / name))
            language = THEME_LANGUAGE.search(theme[1]) if theme else None
            if language:
                return language[1]
    return ""


def text_of(path: Path | None) -> str:
    try:
        return path.read_text(encoding="utf-8") if path else ""
    except (OSError, ValueError):
        return ""
