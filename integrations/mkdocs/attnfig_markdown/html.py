"""What the reader gets."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from .svg import Picture

# A figure in an <img> has dark colours if the color-scheme of the <img> is dark. These rules set it
# for the toggles of Material and of Bootstrap (MkDocs' own theme). A user's own palette sets its
# own, a theme without a toggle is light whatever the reader's system prefers, and so is paper.
CSS = """
.attnfig{margin:1.5em 0}
.attnfig figure{margin:0 auto .5em;max-width:100%;width:fit-content}
.attnfig figcaption{margin:.5em auto;max-width:40em;text-align:center}
.attnfig img,img.attnfig{color-scheme:light;height:auto;max-width:100%}
.attnfig details.attnfig-numbers{border:1px solid #8885;box-shadow:none}
.attnfig .attnfig-numbers>summary{background:none;border-color:#8885;font-weight:inherit}
.attnfig .attnfig-numbers>summary::before{background-color:#888}
.attnfig-numbers table{border-collapse:collapse;display:block;margin:.5em 0;overflow-x:auto}
.attnfig-numbers :is(th,td){border-top:1px solid #8885;padding:.25em .75em;text-align:right;white-space:nowrap}
.attnfig-numbers thead :is(th,td){border-top:0}
.attnfig-numbers tbody th{font-weight:inherit;text-align:left}
.attnfig-error pre{white-space:pre-wrap}
mark.attnfig-error{background:#ffd7d2;color:#8c1d12;padding:0 .3em}
@media screen{
[data-md-color-scheme]:not(:where([data-md-color-scheme=default])) :is(.attnfig img,img.attnfig){color-scheme:inherit}
:is([data-md-color-scheme=slate],[data-bs-theme=dark]) :is(.attnfig img,img.attnfig){color-scheme:dark}
}
"""
# An extension of Python-Markdown can add no file to a site, and MkDocs would search the text of a <style>.
STYLE = f'<link rel="stylesheet" href="data:text/css,{quote(CSS.replace(chr(10), ""))}">'


def image_attributes(picture: Picture, alt: str) -> dict[str, str]:
    """An author's own alternative text says what the figure is for; without one, the figure says what it shows."""
    words = {"src": picture.source, "alt": alt or picture.words}
    return {**words, **picture.sized, "loading": "lazy", "decoding": "async"}


def with_own(attributes: dict[str, str], own: dict[str, str], picture: Picture) -> dict[str, str]:
    """Attributes that the author gave the image stand; its height follows a width of theirs."""
    merged = {**attributes, **{name: value for name, value in own.items() if name not in ("src", "alt", "title")}}
    if "width" in own and "height" not in own:
        if own["width"].isdigit():
            merged["height"] = str(int(own["width"]) * picture.height // picture.width)
        else:
            del merged["height"]
    return merged


def figure_html(attributes: dict[str, str], caption: str = "", details: str = "") -> str:
    """The numbers stand beside the figure and not in it, so that they are no part of its caption."""
    image = "<img " + " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items()) + ">"
    said = f"\n<figcaption>{escape(caption)}</figcaption>" if caption else ""
    below = f"\n{details}" if details else ""
    return f'<div class="attnfig">\n<figure>\n{image}{said}\n</figure>{below}\n</div>'


def error_box(message: str) -> str:
    """In the looks of an admonition, which themes have a colour for."""
    title = '<p class="admonition-title">attnfig</p>'
    return f'<div class="admonition danger failure attnfig-error">\n{title}\n<pre>{escape(message)}</pre>\n</div>'
