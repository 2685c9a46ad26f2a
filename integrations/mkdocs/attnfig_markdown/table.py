"""The numbers of a figure as a table for readers, made from the one that the program prints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

NOT_THERE = "–"
# Said only where some layout has more than one.
ONE_GOES_UNSAID = ("layers", "batch")

# What readers call the quantities that a short table has, in its order.
LABELS: dict[str, dict[str, str]] = {
    "q_heads": {"en": "query heads", "zh": "Q 头"},
    "kv_heads": {"en": "KV heads", "zh": "KV 头"},
    "group_size": {"en": "query heads for each KV head", "zh": "每个 KV 头对应的 Q 头"},
    "head_dim": {"en": "elements of a head", "zh": "每头维度"},
    "latents": {"en": "latents", "zh": "潜在向量"},
    "latent_dim": {"en": "elements of a latent", "zh": "潜在向量维度"},
    "rope_dim": {"en": "elements of the RoPE key", "zh": "RoPE 键维度"},
    "state_rows": {"en": "rows of a state", "zh": "状态行数"},
    "state_dim": {"en": "columns of a state", "zh": "状态列数"},
    "layer_kinds": {"en": "kinds of layers", "zh": "层的种类"},
    "window": {"en": "window in tokens", "zh": "窗口（词元）"},
    "layers": {"en": "layers", "zh": "层数"},
    "context": {"en": "context in tokens", "zh": "上下文（词元）"},
    "batch": {"en": "sequences", "zh": "序列数"},
    "dtype": {"en": "format", "zh": "数据格式"},
    "cache.elements": {"en": "elements cached a token and layer", "zh": "每词元每层缓存元素"},
    "cache.token": {"en": "cache of a token", "zh": "每词元缓存"},
    "cache.constant": {"en": "cache of a sequence", "zh": "每序列缓存"},
    "cache.total": {"en": "whole cache", "zh": "缓存总量"},
    "cache.ratio": {"en": "times smaller than {}", "zh": "比 {} 小的倍数"},
    "cache.saving": {"en": "less than {} by", "zh": "比 {} 节省"},
}
CAPTIONS = {"en": "Numbers of this figure", "zh": "图中数据"}


@dataclass(frozen=True)
class Table:
    layouts: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]  # quantity, and its text in each layout

    def row(self, quantity: str) -> tuple[str, ...]:
        return next((cells for name, cells in self.rows if name == quantity), ())


def read_table(markdown: str) -> Table:
    """Reads what `attnfig build --format numbers.md` writes."""
    rows = [_cells(line) for line in markdown.splitlines() if line.startswith("|")]
    head, body = rows[0], rows[2:]
    return Table(tuple(head[1:]), tuple((row[0], tuple(row[1:])) for row in body))


def short(table: Table) -> Table:
    """The quantities that most readers ask for, as far as a layout has them."""
    order = list(LABELS)
    rows = [row for row in table.rows if _quantity(row[0]) in LABELS and _says_something(*row)]
    rows.sort(key=lambda row: order.index(_quantity(row[0])))
    return Table(table.layouts, tuple([("name", table.row("name")), *rows]))


def table_html(table: Table, language: str) -> str:
    names = table.row("name")
    heads = names if len(set(names)) == len(table.layouts) else table.layouts
    called = dict(zip(table.layouts, heads))
    columns = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    # Themes style tables without a class, each in its own way.
    lines = ['<table class="attnfig-table">', f"<thead><tr><td></td>{columns}</tr></thead>", "<tbody>"]
    for quantity, cells in table.rows:
        if quantity != "name":
            label = f'<th scope="row" title="{escape(quantity)}">{escape(_label(quantity, language, called))}</th>'
            lines.append(f"<tr>{label}{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>")
    return "\n".join([*lines, "</tbody>", "</table>"])


def details_html(markdown: str, numbers: str, language: str) -> str:
    """The table folded away; numbers is "short" or "all"."""
    table = read_table(markdown)
    caption = CAPTIONS.get(language, CAPTIONS["en"])
    inside = table_html(table if numbers == "all" else short(table), language)
    return f'<details class="attnfig-numbers">\n<summary>{caption}</summary>\n{inside}\n</details>'


def _cells(line: str) -> list[str]:
    cells = re.split(r"(?<!\\)\|", line.strip())[1:-1]
    return [cell.strip().replace("\\|", "|") for cell in cells]


def _says_something(quantity: str, cells: tuple[str, ...]) -> bool:
    nothing = {NOT_THERE, "1"} if quantity in ONE_GOES_UNSAID else {NOT_THERE}
    return not set(cells) <= nothing


def _quantity(row: str) -> str:
    return row.split(" over ")[0]


def _label(row: str, language: str, called: dict[str, str]) -> str:
    """The quantity's own name where there is no label in this language."""
    quantity, _, baseline = row.partition(" over ")
    label = LABELS.get(quantity, {}).get(language)
    return label.format(called.get(baseline, baseline)) if label else row
