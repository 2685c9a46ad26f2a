#!/usr/bin/python3
"""Shows that each rule of browser_test.py fires on a figure with that one fault, and none on a clean figure."""

from __future__ import annotations

import contextlib
import tempfile
import unittest
from pathlib import Path

import browser_test

CLEAN = """<svg xmlns="http://www.w3.org/2000/svg" id="fig" width="240" height="160" viewBox="0 0 240 160" \
role="img" aria-labelledby="fig-t fig-d" lang="en" font-family="Liberation Sans, Arial, sans-serif" font-size="12">
<title id="fig-t">One head</title>
<desc id="fig-d">Query head 1 reads key head 2 of 2,048 elements in FP16.</desc>
<defs><clipPath id="fig-c"><rect width="240" height="160"/></clipPath></defs>
<style>text{font-kerning:none;font-variant-ligatures:none}
@media (prefers-color-scheme: dark){.ink{fill:#e6e9ef}.card{fill:#2a2f3a}
.q{fill:#1e3a5f;stroke:#7db4ff}.wire{stroke:#8e98a8}}</style>
<rect class="card" x="10" y="10" width="220" height="140" fill="#f5f7fa" stroke="#d5dbe1" clip-path="url(#fig-c)"/>
<rect class="q" x="20" y="20" width="80" height="24" fill="#dbeafe" stroke="#2563eb"/>
<text class="ink" x="60" y="36" text-anchor="middle" fill="#1f2933">Query 1<title>head 7</title></text>
<line class="wire" x1="60" y1="44" x2="60" y2="80" stroke="#7b8794"/>
<path class="wire" d="M56 74L60 80L64 74" fill="none" stroke="#7b8794"/>
<rect class="q" x="20" y="80" width="80" height="24" fill="#dbeafe" stroke="#2563eb"/>
<text class="ink" x="60" y="96" text-anchor="middle" fill="#1f2933">Key<tspan font-size="9" dy="2">2</tspan></text>
<text class="ink" x="120" y="96" fill="#1f2933" font-weight="700">2,048 FP16</text>
<circle class="wire" cx="150" cy="60" r="4" fill="#7b8794"/>
</svg>
"""

KEY_TEXT = 'x="60" y="96" text-anchor="middle" fill="#1f2933">Key'
LAST_TEXT = '<text class="ink" x="120" y="96" fill="#1f2933" font-weight="700">2,048 FP16</text>'
WIRE = '<line class="wire" x1="60" y1="44" x2="60" y2="80"'
END = "</svg>"


def box(x: float, y: float) -> str:
    return f'<rect x="{x}" y="{y}" width="30" height="20" fill="#2563eb" stroke="#7b8794"/>{END}'


def ink(x: float, y: float, content: str, extra: str = "") -> str:
    return f'<text class="ink" x="{x}" y="{y}" fill="#1f2933"{extra}>{content}</text>{END}'


def used(x: float, y: float, look: str = 'fill="#2563eb" stroke="#7b8794"') -> str:
    row = '<defs><g id="fig-r"><rect width="30" height="20"/></g></defs>'
    return f'{row}<use href="#fig-r" x="{x}" y="{y}" {look}/>{END}'


# Each fault replaces one piece of the clean figure with another.
FAULTS: dict[str, list[tuple[str, str]]] = {
    "text-overlap": [(END, ink(125, 98, "over"))],
    "text-overflow": [
        (">Query 1<", ">A query head 1<"),
        (KEY_TEXT, KEY_TEXT.replace('y="96"', 'y="103"')),
        (LAST_TEXT, LAST_TEXT.replace('x="120"', 'x="167"')),
        (LAST_TEXT, LAST_TEXT.replace('x="120"', 'x="180" transform="rotate(90 180 96)"')),
        (END, ink(-4, 6, "out")),
    ],
    "line-through-text": [
        (END, '<path class="wire" d="M110 60C120 70 130 110 180 100" fill="none" stroke="#7b8794"/></svg>'),
        (END, '<path class="wire" d="M110 60h20v40h60" fill="none" stroke="#7b8794"/></svg>'),
        (END, '<path class="wire" d="M180 88l8 4l-8 4z" fill="#7b8794"/></svg>'),
        (END, '<path class="wire" d="m120 60h8v8zm60 28 8 4-8 4z" fill="#7b8794"/></svg>'),
        (END, '<rect x="160" y="70" width="50" height="40" fill="none" stroke="#7b8794"/></svg>'),
    ],
    "outside-viewbox": [
        (WIRE, WIRE.replace('y1="44"', 'y1="44" transform="translate(179.8)"')),
        (END, '<path class="wire" d="M120 5h120" stroke="#7b8794" fill="none" transform="translate(0.1)"/></svg>'),
        (END, '<g transform="scale(2)"><circle class="wire" cx="119" cy="60" r="2" fill="#7b8794"/></g></svg>'),
        (END, '<g fill="#7b8794"><use href="#fig-r" x="234" y="60" transform="translate(5)"/></g>'
              '<defs><circle id="fig-r" r="2"/></defs></svg>'),
    ],
    "touching": [
        (END, box(60, 106)),
        (END, used(60, 106)),
        (END, box(199, 20)),
        (END, box(90, 30)),
        (END, '<rect x="102" y="30" width="9" height="9" fill="#7b8794"/></svg>'),
    ],
    "contrast": [
        (LAST_TEXT, LAST_TEXT.replace('class="ink" ', "")),
        (".ink{fill:#e6e9ef}", ".ink{fill:#5a6270}"),
        (LAST_TEXT, LAST_TEXT.replace("<text", '<text fill-opacity="0.5"')),
        (LAST_TEXT, f'<g opacity="0.5">{LAST_TEXT}</g>'),
        (LAST_TEXT, f'<g transform="scale(2)"><rect x="54" y="42" width="50" height="9" fill="#789"/></g>{LAST_TEXT}'),
    ],
    "shape-contrast": [
        (END, used(120, 110, 'class="q" fill="#f5f7fa" stroke="#d5dbe1"')),
        (WIRE, WIRE.replace("wire", "pale") + ' stroke-opacity="0.4"'),
        (".wire{stroke:#8e98a8}", ".wire{stroke:#2e3640}"),
        (END, '<circle cx="170" cy="60" r="4" fill="#e0e4e8" stroke="#7b8794" stroke-width="0"/></svg>'),
    ],
    "small-text": [
        (LAST_TEXT, LAST_TEXT.replace('y="96"', 'y="96" font-size="8.5"')),
        (LAST_TEXT, LAST_TEXT.replace('x="120" y="96"', 'x="120" y="0" transform="translate(40 96) scale(0.6875)"')),
        (END, ink(180, 30, "".join(f'<tspan font-size="{size}">a</tspan>' for size in (10, 11, 14)))),
        (END, ink(180, 60, "a", ' font-weight="300"')),
    ],
    "text-width": [
        (LAST_TEXT, LAST_TEXT.replace("<text", '<text style="font-kerning:normal"').replace("FP16", "AVA")),
        (LAST_TEXT, LAST_TEXT.replace("<text", '<text letter-spacing="0.1"')),
        (LAST_TEXT, LAST_TEXT.replace("<text", '<text font-family="Liberation Serif, serif"')),
    ],
    "external": [
        (END, '<script>"";</script></svg>'),
        (END, "<foreignObject/></svg>"),
        (END, '<image href="other.png" width="9" height="9"/></svg>'),
        (LAST_TEXT, LAST_TEXT.replace("<text", '<text onclick="go()"')),
        (LAST_TEXT, f'<a href="http://example.org/">{LAST_TEXT}</a>'),
        (LAST_TEXT, f'<a href="#fig" target="javascript:go()">{LAST_TEXT}</a>'),
        ("<style>", "<style>@import 'other.css';"),
        ("<style>", "<style>@font-face{font-family:Other;src:url(other.woff2)}"),
        ("<svg", '<?xml-stylesheet href="other.css"?><svg'),
    ],
    "ids": [
        ('<circle class="wire"', '<circle class="wire" id="fig-t"'),
        ('<circle class="wire"', '<circle class="wire" id="dot"'),
        ("url(#fig-c)", "url(#fig-x)"),
        ("fig-t fig-d", "fig-t fig-d fig-x"),
        (LAST_TEXT, f'<a href="#fig-x">{LAST_TEXT}</a>'),
        (END, used(120, 110).replace("#fig-r", "#fig-x")),
    ],
    "accessibility": [
        (' role="img"', ""),
        (' lang="en"', ""),
        ("fig-t fig-d", "fig-t"),
        ("One head", "One head " * 14),
        ("Query head 1 reads", "A query head reads"),
        (">2,048 FP16<", ">2,04 FP16<"),
        ("<title", '<g id="fig-g"/><title'),
        ('<desc id="fig-d">Query head 1 reads key head 2 of 2,048 elements in FP16.', '<desc id="fig-d">'),
    ],
    "structure": [
        (' viewBox="0 0 240 160"', ""),
        ('width="240" height="160" view', 'width="480" height="320" view'),
        ('height="160" view', 'height="160px" view'),
        ("<svg", "<!DOCTYPE svg><svg"),
        ("sans-serif", "Arial"),
        (' font-family="Liberation Sans, Arial, sans-serif"', ' style="font:12px Liberation Sans"'),
        (LAST_TEXT, LAST_TEXT.replace("<text", '<text dominant-baseline="auto"')),
        ("text{", "text{baseline-shift:0;"),
        ("</defs>", '<filter id="fig-f"/></defs>'),
        ("</defs>", '<marker id="fig-m"/></defs>'),
        ("</desc>", ""),
    ],
    "size": [(END, "<g/>" * 490 + END)],
}  # fmt: skip

FINE = [
    (END, used(120, 110, 'class="q" fill="#dbeafe" stroke="#2563eb"')),
    ("<desc", "<!-- Nothing is wrong here. --><desc"),
    (END, '<path d=""/><rect width="0" height="0"/><text> </text><text display="none">9</text></svg>'),
    (END, '<path class="wire" d="M110 60v10M190 60v50" fill="none" stroke="#7b8794"/></svg>'),
    (END, '<path class="wire" d="m110 70h8v8zm80 50h8v8z" fill="#7b8794"/></svg>'),
    (LAST_TEXT, LAST_TEXT.replace("2,048 FP16", "\n  2,048 <tspan>\n FP16 </tspan>\n")),
    (LAST_TEXT, LAST_TEXT.replace("2,048 FP16", "共 2 个头 カナ 머리")),
    ('class="card" x="10" y="10" width="220"', 'class="card" x="0.5" y="10" width="239"'),
    ("<style>", "<style>@font-face{font-family:Other;src:url(data:font/woff2;base64,AAAA)}"),
    (LAST_TEXT, LAST_TEXT.replace("<text", '<text transform="rotate(90 170 96)"')),
]  # fmt: skip


def width(content: str, size: float = 12, weight: int = 400) -> float:
    return sum(size * browser_test.advance(char, weight) for char in content)


def changed(piece: str, replacement: str) -> str:
    assert CLEAN.count(piece) == 1 or piece in ("<svg", END, "<title", WIRE), piece
    return CLEAN.replace(piece, replacement, 1)


class Rules(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        opened = contextlib.ExitStack()
        cls.addClassCleanup(opened.close)
        cls.folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        cls.driver = opened.enter_context(browser_test.open_browser())

    def findings(self, svg: str, **given: list) -> list[browser_test.Finding]:
        path = self.folder / "figure é.svg"
        path.write_text(svg, encoding="utf-8")
        return browser_test.check(self.driver, path, **given)

    def test_clean_figures_give_nothing(self) -> None:
        self.assertEqual(self.findings(CLEAN), [])
        for piece, replacement in FINE:
            with self.subTest(replacement=replacement):
                self.assertEqual(self.findings(changed(piece, replacement)), [])

    def test_each_fault_fires_its_rule_alone(self) -> None:
        self.assertEqual(FAULTS.keys() | {"text-box"}, browser_test.RULES.keys())
        for rule, faults in FAULTS.items():
            for piece, replacement in faults:
                with self.subTest(rule=rule, replacement=replacement):
                    findings = self.findings(changed(piece, replacement))
                    self.assertEqual({finding.rule for finding in findings}, {rule}, findings)

    def test_a_fault_of_one_mode_names_it(self) -> None:
        findings = self.findings(changed(".ink{fill:#e6e9ef}", ".ink{fill:#5a6270}"))
        self.assertEqual({finding.mode for finding in findings}, {"dark"})

    def test_a_request_is_seen_without_the_document(self) -> None:
        findings = self.findings(changed("<style>", "<style>@import 'other.css';"))
        self.assertTrue(any("requests file:" in finding.sentence for finding in findings), findings)

    def test_given_widths_replace_the_fonts(self) -> None:
        given = [width("Query 1"), width("Key") + width("2", size=9), width("2,048 FP16", weight=700)]
        self.assertEqual(self.findings(CLEAN, predicted=given), [])
        for wrong in ([*given[:2], given[2] + 0.1], given[:2], []):
            self.assertEqual([finding.rule for finding in self.findings(CLEAN, predicted=wrong)], ["text-width"])

    def test_given_boxes_are_those_of_the_texts(self) -> None:
        query, key = width("Query 1") / 2, (width("Key") + width("2", size=9)) / 2
        given = [
            browser_test.Box(60 - query, 27, 60 + query, 38.64),
            browser_test.Box(60 - key, 87, 60 + key, 99.98),
            browser_test.Box(120, 87, 120 + width("2,048 FP16", weight=700), 98.64),
        ]
        loose = CLEAN.replace("font-kerning:none;", "")
        near, far = given[0]._replace(left=60 - query + 0.1), given[0]._replace(left=60 - query + 5)
        for figure, boxes, rules in (
            (CLEAN, given, []),
            (CLEAN, [near, *given[1:]], ["text-box"]),
            (CLEAN, given[:2], ["text-box"]),
            (loose, [near, *given[1:]], []),
            (loose, [far, *given[1:]], ["text-box"]),
        ):
            with self.subTest(boxes=boxes):
                self.assertEqual([finding.rule for finding in self.findings(figure, computed=boxes)], rules)


if __name__ == "__main__":
    unittest.main()
