#!/usr/bin/python3
"""The parts of the Markdown extension, without a site around them.

    markdown_test.py PROGRAM
"""

from __future__ import annotations

import json
import re
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

PACKAGE = Path(__file__).parents[2] / "integrations" / "mkdocs"
sys.path.insert(0, str(PACKAGE))
try:
    import markdown
except ImportError:
    print("skipped: Python-Markdown is missing; install python3-markdown, or mkdocs which brings it")
    sys.exit(77)

from attnfig_markdown import AttnfigError  # noqa: E402
from attnfig_markdown.book import Book  # noqa: E402
from attnfig_markdown.extension import AttnfigExtension  # noqa: E402
from attnfig_markdown.fences import find_fences  # noqa: E402
from attnfig_markdown.host import language_of, page_of  # noqa: E402
from attnfig_markdown.html import with_own  # noqa: E402
from attnfig_markdown.numbers import Macro, Probe, probe, read_macro  # noqa: E402
from attnfig_markdown.pipe import close_pipes, pipe_to  # noqa: E402
from attnfig_markdown.program import Program, ProgramError, read_answer  # noqa: E402
from attnfig_markdown.store import KEPT_UNUSED, Store, key_of  # noqa: E402
from attnfig_markdown.svg import Picture, read_picture  # noqa: E402
from attnfig_markdown.table import Table, read_table, table_html  # noqa: E402
from attnfig_markdown.values import Diagnostic, Drawn, Options, Page, Place, Refused, Request  # noqa: E402

PROGRAM = ""
SPEC = "title: T\nlayouts:\n  gqa: {q_heads: 8, kv_heads: 2, head_dim: 64}\n"


def fences(text: str) -> list[tuple[str, str, dict[str, str]]]:
    return [(each.body, each.mistake, each.options) for each in find_fences(text.splitlines())]


class Fences(unittest.TestCase):
    def test_the_language_may_be_written_in_several_ways(self) -> None:
        for opening in ("```attnfig", "``` attnfig", "~~~attnfig", "```{.attnfig}", "```{ .attnfig }", "`````attnfig"):
            mark = opening.rstrip("{}. atnfig")
            with self.subTest(opening):
                self.assertEqual(fences(f"{opening}\na: 1\n{mark}\n"), [("a: 1\n", "", {})])

    def test_other_languages_are_left_alone(self) -> None:
        for opening in ("```", "```yaml", "```attnfigs", "``attnfig", "```attnfig`"):
            with self.subTest(opening):
                self.assertEqual(fences(f"{opening}\na: 1\n```\n"), [])

    def test_a_block_inside_of_another_is_its_text(self) -> None:
        self.assertEqual(fences("````md\n```attnfig\na: 1\n```\n````\n"), [])
        self.assertEqual(fences("~~~\n```attnfig\na: 1\n```\n~~~\n"), [])

    def test_a_longer_fence_closes_and_a_shorter_one_does_not(self) -> None:
        self.assertEqual(fences("````attnfig\na: 1\n```\n`````\n"), [("a: 1\n```\n", "", {})])

    def test_blocks_in_lists_and_quotations_lose_what_stands_before_their_lines(self) -> None:
        for prefix in ("    ", "> ", ">     "):
            text = "".join(prefix + line + "\n" for line in ("```attnfig", "a:", "  b: 1", "```"))
            with self.subTest(prefix):
                self.assertEqual(fences(text), [("a:\n  b: 1\n", "", {})])

    def test_options_are_read(self) -> None:
        options = {"caption": "It's one", "numbers": "none"}
        self.assertEqual(fences("""```attnfig caption="It's one" numbers='none'\n```"""), [("", "", options)])

    def test_mistakes_are_told(self) -> None:
        rows = [
            ("```attnfig\na: 1\n", "this block is not closed by ```"),
            ('```attnfig captoin="x"\n```', 'unknown option "captoin"; known: alt, caption, numbers'),
            ("```attnfig wide\n```", 'expected NAME="VALUE" after attnfig, found wide'),
            ("    ```attnfig\n    a: 1\nb\n    ```", "this block is not closed by ```"),
        ]
        for text, mistake in rows:
            with self.subTest(text):
                self.assertEqual([each[1] for each in fences(text)][:1], [mistake])


class Numbers(unittest.TestCase):
    def test_a_macro_is_a_spec_and_a_placeholder(self) -> None:
        self.assertEqual(read_macro(" a.yaml gqa.cache.saving over mha "), Macro("a.yaml", "gqa.cache.saving over mha"))

    def test_a_macro_needs_both(self) -> None:
        for inside in ("", " a.yaml "):
            self.assertIsInstance(read_macro(inside), Refused)

    def test_the_placeholder_becomes_the_title_and_all_else_keeps_its_line(self) -> None:
        rest = "over: mha\nlayouts: {}\n"
        rows = [
            ("title: T\n" + rest, 'title: "{a.b}"\n' + rest),
            ("# c\ntitle: {en: T, zh: 题}\n" + rest, '# c\ntitle: "{a.b}"\n' + rest),
            ("title:\n  en: T\n# c\n\n  zh: 题\n" + rest, 'title: "{a.b}"\n\n\n\n\n' + rest),
            ("title: |\n  T\n  U\n" + rest, 'title: "{a.b}"\n\n\n' + rest),
            (rest + "title: T", rest + 'title: "{a.b}"'),
            ("panels:\n  - {title: P}\ntitle: T\n", 'panels:\n  - {title: P}\ntitle: "{a.b}"\n'),
        ]
        for spec, expected in rows:
            with self.subTest(spec):
                asked = probe(spec, "a.b")
                assert isinstance(asked, Probe)
                self.assertEqual(asked.text, expected)
                self.assertEqual(asked.text.splitlines()[asked.line - 1], 'title: "{a.b}"')

    def test_a_spec_without_such_a_line_is_refused(self) -> None:
        self.assertIsInstance(probe('{"title": "T"}', "a.b"), Refused)

    def test_blame_goes_to_the_number_or_to_the_spec(self) -> None:
        asked = probe(SPEC, "gqa.cache.totl")
        assert isinstance(asked, Probe)
        number = Diagnostic('error: unknown\n  title: "{…}"\n    ^\n  hint: else', 1, 9)
        own = Diagnostic("error: wrong\n  source\n  ^", 3, 1)
        self.assertEqual(
            asked.split_blame(Refused((number, own))),
            (Refused((Diagnostic("error: unknown\n  hint: else"),)), Refused((own,))),
        )


class Messages(unittest.TestCase):
    def test_a_mistake_has_its_place_in_the_spec_and_one_of_a_template_says_it(self) -> None:
        mistakes = [
            {"file": "spec", "line": 3, "column": 8, "shown": "spec:3:8: error: one\n  source\n  ^\n"},
            {"file": "spec", "line": 0, "column": 0, "shown": "spec: error: two\n"},
            {"file": "pages/a.yaml", "line": 3, "column": 1, "shown": "pages/a.yaml:3:1: error: three\n"},
        ]
        self.assertEqual(
            read_answer({"language": "en", "mistakes": mistakes}),
            Refused(
                (
                    Diagnostic("error: one\n  source\n  ^", 3, 8),
                    Diagnostic("error: two"),
                    Diagnostic("pages/a.yaml:3:1: error: three"),
                )
            ),
        )

    def test_a_place_moves_them_to_the_page(self) -> None:
        said = Refused((Diagnostic("error: one", 3, 8), Diagnostic("error: two")))
        self.assertEqual(Place("p.md", 10, 4).message(said), "p.md:13:12: error: one\np.md:10: error: two")
        self.assertEqual(Place("s.yaml").message(said), "s.yaml:3:8: error: one\ns.yaml: error: two")



class Tables(unittest.TestCase):
    """The program decides which rows a short table has, and what they are called."""

    @staticmethod
    def table(first: str = "MHA", second: str = "GQA") -> Table:
        rows = [("name", "name", False, [first, second]), ("q_heads", "query heads", True, ["8", "8"]),
                ("cache.rank", "cache of one rank", False, ["1 B", "1 B"]), ("cache.saving over mha", "less than MHA by", True, ["–", "75 %"])]
        keys = ("quantity", "label", "brief", "texts")
        return read_table(json.dumps({"layouts": [{"layout": "mha"}, {"layout": "gqa"}], "rows": [dict(zip(keys, row)) for row in rows]}))

    def test_a_short_table_has_the_brief_rows(self) -> None:
        titles = re.findall('title="([^"]*)"', table_html(self.table(), "short"))
        self.assertEqual(titles, ["q_heads", "cache.saving over mha"])

    def test_a_whole_table_has_all_but_the_names_above_it(self) -> None:
        titles = re.findall('title="([^"]*)"', table_html(self.table(), "all"))
        self.assertEqual(titles, ["q_heads", "cache.rank", "cache.saving over mha"])

    def test_columns_have_names_and_rows_have_labels(self) -> None:
        html = table_html(self.table(), "short")
        self.assertIn("<td></td><th scope=\"col\">MHA</th><th scope=\"col\">GQA</th>", html)
        self.assertIn('<th scope="row" title="cache.saving over mha">less than MHA by</th><td>–</td><td>75 %</td>', html)

    def test_layouts_that_are_called_alike_have_their_own_names(self) -> None:
        self.assertIn("<th scope=\"col\">gqa</th>", table_html(self.table(second="MHA"), "short"))

    def test_markup_in_a_name_is_text(self) -> None:
        self.assertIn("<th scope=\"col\">&lt;b&gt;|</th>", table_html(self.table(second="<b>|"), "short"))


class Pictures(unittest.TestCase):
    SVG = (
        '<svg xmlns="x" id="f" width="648" height="360"><title id="t">A &amp; B</title><desc id="d">A &amp; B. 1</desc>'
        "<g><title>own</title></g></svg>"
    )

    def test_size_and_texts_are_the_figures_own(self) -> None:
        picture = read_picture(self.SVG)
        self.assertEqual((picture.width, picture.height), (648, 360))
        self.assertEqual((picture.title, picture.description), ("A & B", "A & B. 1"))

    def test_a_width_of_the_authors_takes_the_height_along(self) -> None:
        picture = Picture(600, 400, "", "", "")
        ours = {"src": "data:", "width": "600", "height": "400"}
        half = with_own(ours, {"src": "x.yaml", "width": "300"}, picture)
        self.assertEqual(half, {**ours, "width": "300", "height": "200"})
        self.assertEqual(with_own(ours, {"width": "50%"}, picture), {"src": "data:", "width": "50%"})


class Hosts(unittest.TestCase):
    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = Path(holder.name)

    def test_mkdocs_before_1_5_tells_the_page_and_its_file_the_language(self) -> None:
        (self.root / "mkdocs.yml").write_text(
            "plugins:\n  x:\n    language: fr\ntheme:\n  name: material\n\n  language: 'zh'\nnav: []\n"
        )
        file = SimpleNamespace(src_path="a/b.md", abs_src_path=str(self.root / "docs/a/b.md"))
        md = SimpleNamespace(treeprocessors={"relpath": SimpleNamespace(file=file)}, preprocessors={})
        self.assertEqual(page_of(md), Page(self.root / "docs/a/b.md", "zh"))

    def test_mkdocs_from_1_5_tells_the_language_too(self) -> None:
        file = SimpleNamespace(src_path="b.md", abs_src_path="/d/b.md")
        links = SimpleNamespace(file=file, config={"theme": {"language": "zh"}})
        md = SimpleNamespace(treeprocessors={"relpath": links}, preprocessors={})
        self.assertEqual(page_of(md), Page(Path("/d/b.md"), "zh"))

    def test_zensical_tells_all_in_its_context(self) -> None:
        config = {"docs_dir": "d", "theme": {"language": "zh"}}
        context = SimpleNamespace(page=SimpleNamespace(path="a/b.md"), config=config)
        md = SimpleNamespace(treeprocessors={}, preprocessors={"rendering_context": context})
        self.assertEqual(page_of(md), Page(Path("d/a/b.md"), "zh"))

    def test_plain_python_markdown_tells_nothing(self) -> None:
        self.assertEqual(page_of(markdown.Markdown()), Page())

    def test_front_matter_names_the_language_of_its_page(self) -> None:
        for text, language in (
            ("---\nlanguage: en\n---\nx", "en"),
            ("---\ntitle: x\nlang: 'en'\n---\n", "en"),
            ("language: en\n", ""),
            ("---\ntitle: x\n---\nlanguage: en\n", ""),
        ):
            with self.subTest(text):
                self.assertEqual(language_of(text), language)


class Languages(unittest.TestCase):
    def test_the_option_comes_before_the_page_before_the_site(self) -> None:
        for option, page, site, languages in (
            ("xx", "en", "zh", ("xx",)),
            ("", "en", "zh", ("en",)),
            ("", "", "zh", ("zh", "en")),
            ("", "", "zh-Hant", ("zh-Hant", "zh", "en")),
            ("", "", "", ()),
        ):
            with self.subTest((option, page, site)):
                book = Book(Options(language=option), Program(PROGRAM), Store(Path()))
                self.assertEqual(book.languages(Page(site_language=site), page), languages)


class Kept(unittest.TestCase):
    """Answers that are kept. The program is the real one behind a script that writes down how it is called."""

    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = Path(holder.name)
        self.calls = self.root / "calls"
        self.script = self.root / "attnfig"
        self.write_program("")

    def write_program(self, comment: str) -> None:
        self.script.write_text(f'#!/bin/sh\n# {comment}\necho "$1" >> {self.calls}\nexec {PROGRAM} "$@"\n')
        self.script.chmod(0o755)

    def runs(self) -> list[str]:
        runs = self.calls.read_text().split() if self.calls.exists() else []
        self.calls.unlink(missing_ok=True)
        return runs

    def request(self, title: str = "T", **changed: Any) -> Request:
        usual = {"text": SPEC.replace("T", title), "name": "f", "languages": ("en",), "theme": "modern"}
        return Request(**{**usual, **changed})

    def answer(self, request: Request, templates: str = "") -> object:
        """As the first answer of a process: nothing is in memory, and no program runs."""
        close_pipes()
        return Store(self.root / "cache").answer(Program(str(self.script), templates), request)

    def test_one_process_answers_all_requests_of_all_languages(self) -> None:
        store, program = Store(self.root / "cache"), Program(str(self.script))
        for request in (self.request(), self.request("U"), self.request(languages=("zh",)), self.request(table=True)):
            self.assertIsInstance(store.answer(program, request), Drawn)
        self.assertEqual(self.runs(), ["pipe"])

    def test_what_is_kept_is_not_drawn_again(self) -> None:
        first = self.answer(self.request())
        self.runs()
        self.assertEqual(self.answer(self.request()), first)
        self.assertEqual(self.runs(), [])

    def test_a_table_comes_with_the_figure(self) -> None:
        drawn = self.answer(self.request(table=True))
        assert isinstance(drawn, Drawn)
        self.assertEqual(read_table(drawn.table).rows[1].texts, ("8",))

    def test_the_first_language_that_there_is_is_taken(self) -> None:
        for languages, taken in ((("zh-Hant", "zh", "en"), "zh"), (("fr", "en"), "en")):
            with self.subTest(languages):
                drawn = self.answer(self.request(languages=languages))
                assert isinstance(drawn, Drawn)
                self.assertEqual(drawn.language, taken)
                self.assertIn(f'lang="{taken}', drawn.svg)

    def test_a_process_that_has_ended_is_started_again(self) -> None:
        self.script.write_text(f"#!/bin/sh\nread -r line\nprintf '%s\\n' \"$line\" | {PROGRAM} pipe\n")
        store, program = Store(self.root / "cache"), Program(str(self.script))
        pipe = pipe_to((str(self.script), "pipe"), program.identity())
        self.assertIsInstance(store.answer(program, self.request("U")), Drawn)
        while pipe.runs():
            time.sleep(0.01)
        self.assertIsInstance(store.answer(program, self.request("V")), Drawn)

    def test_a_program_that_fails_is_quoted(self) -> None:
        self.script.write_text("#!/bin/sh\necho broken >&2\nexit 70\n")
        with self.assertRaisesRegex(ProgramError, "^broken$"):
            self.answer(self.request())
        self.script.write_text("#!/bin/sh\nexit 70\n")
        with self.assertRaisesRegex(ProgramError, "attnfig ended with 70$"):
            self.answer(self.request())

    def test_a_fault_of_a_template_says_where_it_is(self) -> None:
        templates = self.root / "templates"
        (templates / "themes").mkdir(parents=True)
        (templates / "themes" / "modern.yaml").write_text("about: [")
        answer = self.answer(self.request(), templates=str(templates))
        assert isinstance(answer, Refused)
        self.assertEqual(answer.diagnostics[0].line, 0)
        self.assertRegex(answer.diagnostics[0].text, r"^themes/modern.yaml:1:\d+: error: ")

    def test_what_changes_an_answer_changes_its_key(self) -> None:
        changed: tuple[dict[str, Any], ...] = (
            {}, {"text": SPEC + "\n"}, {"name": "g"}, {"languages": ("zh",)}, {"theme": "x"}, {"table": True}
        )  # fmt: skip
        keys = {key_of(self.request(**each), program) for each in changed for program in ("one", "other")}
        self.assertEqual(len(keys), 12)

    def test_another_program_draws_anew(self) -> None:
        self.answer(self.request())
        self.write_program("newer")
        self.runs()
        self.answer(self.request())
        self.assertEqual(self.runs(), ["pipe"])

    def test_a_changed_template_draws_anew(self) -> None:
        templates = self.root / "templates"
        shutil.copytree(PACKAGE.parents[1] / "templates", templates)
        for name in ("gallery.html", "references.yaml"):
            (templates / name).unlink(missing_ok=True)
        language = templates / "languages" / "en.yaml"
        first = self.answer(self.request(), templates=str(templates))
        language.write_text(language.read_text().replace("query heads", "queries"))
        self.runs()
        second = self.answer(self.request(), templates=str(templates))
        self.assertEqual(self.runs(), ["pipe"])
        self.assertNotEqual(first, second)
        self.assertIsInstance(second, Drawn)

    def test_the_project_decides_what_a_page_leaves_open(self) -> None:
        (self.root / ".git").mkdir()
        before = Path.cwd()
        self.addCleanup(os.chdir, before)
        os.chdir(self.root)
        project = self.root / "attnfig.yaml"
        project.write_text("languages: [zh]\nthemes: [book]\n")
        open_request = self.request(languages=(), theme="")
        first = self.answer(open_request)
        assert isinstance(first, Drawn)
        self.assertEqual(first.language, "zh")
        project.write_text("languages: [zh]\n")
        self.assertNotEqual(self.answer(open_request), first)
        shutil.copytree(PACKAGE.parents[1] / "templates/languages", self.root / "house/languages")
        project.write_text("languages: [zh]\ntemplates: house\n")
        second = self.answer(open_request)
        language = self.root / "house/languages/zh.yaml"
        language.write_text(language.read_text().replace("KV", "Kv"))
        self.assertNotEqual(self.answer(open_request), second)

    def test_what_is_refused_is_asked_again_by_the_next_process(self) -> None:
        bad = self.request(text=SPEC.replace("kv_heads: 2", "kv_heads: 3"))
        answer = self.answer(bad)
        assert isinstance(answer, Refused)
        self.assertEqual((answer.diagnostics[0].line, answer.diagnostics[0].column), (3, 31))
        self.runs()
        self.answer(bad)
        self.assertEqual(self.runs(), ["pipe"])

    def test_a_broken_entry_is_drawn_again(self) -> None:
        first = self.answer(self.request())
        (entry,) = (self.root / "cache").glob("*.json")
        entry.write_text('{"svg": ')
        self.assertEqual(self.answer(self.request()), first)

    def test_a_folder_that_cannot_be_written_to_is_done_without(self) -> None:
        (self.root / "cache").write_text("a file")
        self.assertIsInstance(self.answer(self.request()), Drawn)

    def test_entries_that_nobody_used_for_long_are_dropped(self) -> None:
        self.answer(self.request())
        (old,) = (self.root / "cache").glob("*.json")
        with mock.patch("time.time", lambda now=time.time(): now + KEPT_UNUSED + 60):
            self.answer(self.request("U"))
        self.assertFalse(old.exists())

    def test_a_program_that_is_not_there_is_named(self) -> None:
        with self.assertRaisesRegex(ProgramError, 'no program "nowhere/attnfig"'):
            Store(self.root / "cache").answer(Program("nowhere/attnfig"), self.request())


class Pages(unittest.TestCase):
    """Whole pages in plain Python-Markdown, beside the extensions that books use."""

    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = Path(holder.name)
        (self.root / "gqa.yaml").write_text(SPEC)
        (self.root / "gqa.attnfig.yaml").write_text(SPEC)

    def convert(self, text: str, *extensions: str, **settings: str) -> str:
        own = AttnfigExtension(program=PROGRAM, cache=str(self.root / "cache"), specs=str(self.root), **settings)
        return str(markdown.markdown(text, extensions=[own, *extensions]))

    def test_a_number_is_text(self) -> None:
        self.assertEqual(
            self.convert("**{{ attnfig: gqa.yaml gqa.cache.token:B }}**, {{attnfig:gqa.yaml gqa.q_heads}}"),
            "<p><strong>512 B</strong>, 8</p>",
        )

    def test_code_is_not_a_number(self) -> None:
        self.assertEqual(self.convert("`{{ attnfig: a b }}`"), "<p><code>{{ attnfig: a b }}</code></p>")

    def test_a_block_becomes_a_figure_whoever_else_reads_fences(self) -> None:
        for others in ((), ("fenced_code",), ("pymdownx.superfences",)):
            with self.subTest(others):
                try:
                    page = self.convert(f"a\n\n```attnfig\n{SPEC}```\n\nb", *others)
                except ModuleNotFoundError:
                    self.skipTest("pymdownx is missing")
                self.assertEqual(page.split("data:")[0], '<p>a</p>\n<div class="attnfig">\n<figure>\n<img src="')
                self.assertIn("</div>\n<p>b</p>", page)

    def test_blocks_stand_wherever_others_may(self) -> None:
        indented = ("!!! note", "- a\n", '=== "Tab"\n')
        for head, prefix in (*((head, "    ") for head in indented), ("> a", "> "), ("a", "")):
            block = "".join(f"{prefix}{line}\n" for line in f"```attnfig numbers='none'\n{SPEC}```".splitlines())
            with self.subTest(head):
                try:
                    page = self.convert(f"{head}\n{block}", "admonition", "pymdownx.tabbed", "pymdownx.superfences")
                except ModuleNotFoundError:
                    self.skipTest("pymdownx is missing")
                self.assertIn('\n<div class="attnfig">\n<figure>\n<img ', page)
                self.assertNotIn("<p><div", page)

    def test_an_image_alone_becomes_a_figure_and_one_among_words_stays(self) -> None:
        self.assertIn("<figure>", self.convert("![x](gqa.attnfig.yaml)"))
        among = self.convert("a ![x](gqa.attnfig.yaml) b")
        self.assertNotIn("<figure>", among)
        self.assertRegex(among, r'<p>a <img alt="x" class="attnfig" [^>]*width="\d+" /> b</p>')

    def test_attributes_of_the_authors_stay(self) -> None:
        figure = self.convert("![x](gqa.attnfig.yaml){ .wide width=171 }", "attr_list")
        self.assertRegex(figure, r'<img src="[^>]*alt="x" width="171" height="[0-9]+" [^>]*class="wide"')
        among = self.convert("a ![x](gqa.attnfig.yaml){ .wide width=50% }", "attr_list")
        self.assertRegex(among, r'<img alt="x" class="attnfig wide" (?!.* height=)[^>]*width="50%"')

    def test_what_is_no_spec_is_left_alone(self) -> None:
        self.assertEqual(self.convert("![x](a.svg) {{ other: a }}"), '<p><img alt="x" src="a.svg" /> {{ other: a }}</p>')

    def test_the_alternative_text_is_the_authors_or_says_what_is_shown(self) -> None:
        self.assertIn('alt="x &amp; y"', self.convert("![x & y](gqa.attnfig.yaml)"))
        self.assertIn('alt="T – GQA: 8 query heads, 2 KV heads', self.convert("![](gqa.attnfig.yaml)"))

    def test_the_table_may_be_short_or_whole_or_missing(self) -> None:
        image = "![](gqa.attnfig.yaml)"
        self.assertNotIn("cache.rank", self.convert(image))
        self.assertIn("cache.slope", self.convert(image, numbers="all"))
        self.assertNotIn("<details", self.convert(image, numbers="none"))
        self.assertNotIn("<details", self.convert(f'```attnfig numbers="none"\n{SPEC}```'))

    def test_a_page_runs_the_program_once(self) -> None:
        close_pipes()
        with mock.patch("subprocess.Popen", wraps=subprocess.Popen) as run:
            block = f"```attnfig numbers='none'\n{SPEC}```"
            self.convert("![](gqa.attnfig.yaml) {{ attnfig: gqa.yaml gqa.q_heads }}\n\n" + block)
        self.assertEqual([call.args[0][1] for call in run.call_args_list], ["pipe"])

    def test_errors_are_shown_and_logged_once(self) -> None:
        with self.assertLogs("mkdocs.plugins.attnfig", "ERROR") as logged:
            page = self.convert("{{ attnfig: gqa.yaml gqa.q_head }} {{ attnfig: gqa.yaml gqa.q_head }}")
        message = 'page:1: error: unknown quantity "q_head"\n  hint: did you mean "q_heads"?'
        self.assertEqual([record.getMessage() for record in logged.records], [message])
        self.assertEqual(page.count('<mark class="attnfig-error">page:1: error: unknown quantity'), 2)

    def test_errors_in_a_block_have_the_pages_lines(self) -> None:
        spec = "".join(f"    {line}\n" for line in SPEC.replace("2", "3").splitlines())
        text = f"a\n\n- b\n\n    ```attnfig\n{spec}    ```\n"
        with self.assertLogs("mkdocs.plugins.attnfig", "ERROR") as logged:
            page = self.convert(text)
        self.assertTrue(logged.records[0].getMessage().startswith("page:8:35: error: kv_heads (3) does not divide"))
        self.assertIn("<pre>page:8:35: error: kv_heads (3)", page)

    def test_errors_may_be_raised(self) -> None:
        with self.assertRaisesRegex(AttnfigError, "there is no spec nope.yaml; looked for "):
            self.convert("{{ attnfig: nope.yaml a.b }}", errors="raise")

    def test_an_unknown_language_is_said_by_the_program(self) -> None:
        with self.assertRaisesRegex(AttnfigError, '^attnfig: unknown language "xx"; known: en, zh'):
            self.convert("![](gqa.attnfig.yaml)", errors="raise", language="xx")

    def test_settings_are_checked(self) -> None:
        with self.assertRaisesRegex(ValueError, "numbers: few is none of short, all, none"):
            self.convert("", numbers="few")


class Types(unittest.TestCase):
    @unittest.skipUnless(shutil.which("mypy"), "mypy is missing")
    def test_types_hold(self) -> None:
        with tempfile.TemporaryDirectory() as cache:
            done = subprocess.run(
                ["mypy", "--cache-dir", cache, "-p", "attnfig_markdown"], cwd=PACKAGE, capture_output=True, text=True
            )
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
