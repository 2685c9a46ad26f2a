"""Figures of attnfig, and the numbers in them, as a Python-Markdown extension. See docs/mkdocs.md.

A page goes through these files: `fences` and `numbers` find what it asks for, `book` makes a `Request` of it, `store`,
`program` and `pipe` answer, `chapter` and `html` write what the reader gets. Only `extension` knows Python-Markdown, and only
`host` what MkDocs and Zensical leave in it.
"""

from __future__ import annotations

from .extension import AttnfigError, AttnfigExtension, makeExtension

__all__ = ["AttnfigError", "AttnfigExtension", "makeExtension"]
