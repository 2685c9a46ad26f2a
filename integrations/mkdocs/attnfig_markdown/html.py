"""What the reader gets."""

from __future__ import annotations

from html import escape

from .svg import Picture

# A figure in an <img> has dark colours where the color-scheme of the <img> is dark. Current versions of Material set it
# with their toggle, older ones leave it to us; schemes of other names set their own. Paper is light. All this is
# written into the page, for an extension of Python-Markdown can add no file to a site.
STYLE = """<style>
.attnfig{margin:1.5em 0}
.attnfig figure{margin:0 auto;max-width:100%;width:fit-content}
.attnfig img,img.attnfig{height:auto;max-width:100%}
.attnfig-numbers td{text-align:right;white-space:nowrap}
.attnfig-numbers th{font-weight:inherit;text-align:left}
.attnfig-numbers thead th{font-weight:bold;text-align:right}
.attnfig-error pre{overflow-x:auto;white-space:pre}
mark.attnfig-error{background:#ffd7d2;color:#8c1d12;padding:0 .3em}
@media screen{
[data-md-color-scheme=default] :is(.attnfig img,img.attnfig){color-scheme:light}
[data-md-color-scheme=slate] :is(.attnfig img,img.attnfig){color-scheme:dark}
}
@media print{.attnfig img,img.attnfig{color-scheme:light}}
</style>"""


def image_attributes(picture: Picture, alt: str) -> dict[str, str]:
    """An author's own alternative text says what the figure is for; without one, the figure says what it shows."""
    words = {"src": picture.source, "alt": alt or picture.description or picture.title}
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
