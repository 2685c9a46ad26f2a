"""The numbers of a figure as a table for readers, made from those that the program writes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape

CAPTIONS = {"en": "Numbers of this figure", "zh": "图中数据"}


@dataclass(frozen=True)
class Row:
    quantity: str
    label: str  # what readers call it, in the language of the figure
    brief: bool  # whether a short table has it
    texts: tuple[str, ...]  # one a layout


@dataclass(frozen=True)
class Table:
    layouts: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(numbers: str) -> Table:
    """Reads what `attnfig build --format numbers.json` writes."""
    said = json.loads(numbers)
    rows = [Row(row["quantity"], row["label"], row["brief"], tuple(row["texts"])) for row in said["rows"]]
    return Table(tuple(layout["layout"] for layout in said["layouts"]), tuple(rows))


def table_html(table: Table, numbers: str) -> str:
    """The rows that most readers ask for, or all of them: numbers is "short" or "all"."""
    names = next((row.texts for row in table.rows if row.quantity == "name"), table.layouts)
    heads = names if len(set(names)) == len(table.layouts) else table.layouts
    columns = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    # Themes style tables without a class, each in its own way.
    lines = ['<table class="attnfig-table">', f"<thead><tr><td></td>{columns}</tr></thead>", "<tbody>"]
    for row in table.rows:
        if row.quantity != "name" and (row.brief or numbers == "all"):
            label = f'<th scope="row" title="{escape(row.quantity)}">{escape(row.label)}</th>'
            lines.append(f"<tr>{label}{''.join(f'<td>{escape(text)}</td>' for text in row.texts)}</tr>")
    return "\n".join([*lines, "</tbody>", "</table>"])


def details_html(written: str, numbers: str, language: str) -> str:
    """The table folded away."""
    caption = CAPTIONS.get(language, CAPTIONS["en"])
    inside = table_html(read_table(written), numbers)
    return f'<details class="attnfig-numbers">\n<summary>{caption}</summary>\n{inside}\n</details>'
