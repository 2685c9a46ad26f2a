#!/usr/bin/python3
"""Builds a small book in English and one in Chinese with MkDocs and Material, and reads them in Chromium.

    mkdocs_test.py PROGRAM
"""

from __future__ import annotations

import base64
import functools
import html
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "integrations" / "mkdocs"
MKDOCS = shutil.which("mkdocs", path="/usr/bin:" + os.environ.get("PATH", ""))
if MKDOCS is None or not Path("/usr/share/mkdocs/themes/material").exists():
    print("skipped: MkDocs with Material is missing; apt-get install mkdocs mkdocs-material python3-pymdownx")
    sys.exit(77)

sys.path.insert(0, str(HERE.parent / "browser"))
from browser_test import open_browser  # noqa: E402

PROGRAM = ""
SHARED = tempfile.TemporaryDirectory()  # the books that tests only read
FAULTY = """---
title: Faulty
---

# Faulty

- In a list:

    ```attnfig
    title: T
    layouts:
      gqa: {q_heads: 64, kv_heads: 7, head_dim: 128}
    ```

It keeps {{ attnfig: llama.attnfig.yaml gqa.cache.totl }}.
"""
# Fills of query heads, of the theme "modern".
LIGHT, DARK = "ddeeff", "223366"


class Book:
    """A copy of a book, and the program behind a script that writes down how it is called."""

    def __init__(self, language: str, root: Path) -> None:
        self.root = root / language
        shutil.copytree(HERE / "book" / language, self.root, symlinks=True)
        self.calls = root / f"calls-{language}"
        program = root / f"attnfig-{language}"
        program.write_text(f'#!/bin/sh\necho "$1" >> {self.calls}\nexec {PROGRAM} "$@"\n')
        program.chmod(0o755)
        self.environment = {
            **os.environ, "PYTHONPATH": str(PACKAGE), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1",
            "ATTNFIG": str(program), "ATTNFIG_CACHE": str(root / f"cache-{language}"),
        }  # fmt: skip

    def build(self, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
        assert MKDOCS
        environment = self.environment | variables
        return subprocess.run(
            [MKDOCS, "build", *options], cwd=self.root, env=environment, capture_output=True, text=True
        )

    def runs(self) -> list[str]:
        """How the program was called since the last time."""
        runs = self.calls.read_text().split() if self.calls.exists() else []
        self.calls.unlink(missing_ok=True)
        return runs

    def page(self, path: str, site: str = "site") -> Path:
        return self.root / site / path / "index.html"

    def article(self, path: str) -> str:
        page = self.page(path).read_text(encoding="utf-8")
        return page[page.index("<article") : page.index("</article")]

    def files(self) -> list[str]:
        return sorted(str(path) for path in self.root.rglob("*") if "site" not in path.parts)


@dataclass(frozen=True)
class Built:
    """A book that is only read, what its one build said and ran, and what that left beside the site."""

    book: Book
    done: subprocess.CompletedProcess[str]
    runs: list[str]
    left: set[str]


@functools.cache
def built(language: str) -> Built:
    book = Book(language, Path(SHARED.name).resolve())
    before = set(book.files())
    done = book.build("--strict")
    return Built(book, done, book.runs(), set(book.files()) - before)


def words(article: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", article)).replace("\u00a0", " ").split())


class Test(unittest.TestCase):
    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name).resolve()

    def book(self) -> Book:
        """One that may be changed."""
        return Book("en", self.folder)


class Builds(Test):
    def test_a_strict_build_says_the_numbers_of_the_figures(self) -> None:
        site = built("en")
        self.assertEqual(site.done.returncode, 0, site.done.stderr)
        article = site.book.article("sharing")
        said = words(article)
        for sentence in (
            "Llama 3 70B keeps 2.5 GiB",
            "At 8Ki tokens it caches 2,560 MiB in place of 20 GiB : 87.5 % less.",
            "MHA 2.5 MiB a token",
            "whole cache 20 GiB 2.5 GiB",
        ):
            self.assertIn(sentence.replace(" :", ":"), said.replace(" :", ":"))
        self.assertEqual(article.count("<figure>"), 2)
        self.assertIn("<figcaption>Multi-query attention</figcaption>", article)
        words_and_size = 'alt="Eight heads over one key and value" width="688" height="278" loading="lazy"'
        self.assertRegex(article, f"<img [^>]*{words_and_size}")
        self.assertRegex(article, r'<img alt="a small one" class="attnfig" [^>]*height="203" [^>]*width="324" />')
        self.assertIn('href="#llama-3-70b-keeps-25-gib"', site.book.page("sharing").read_text(encoding="utf-8"))

    def test_a_search_finds_words_and_numbers_and_nothing_else(self) -> None:
        index = json.loads((built("en").book.root / "site/search/search_index.json").read_text(encoding="utf-8"))
        text = " ".join(entry["text"] for entry in index["docs"] if entry["location"].startswith("sharing/"))
        self.assertIn("it caches 2,560", text.replace("\u00a0", " "))
        for unwanted in ("base64", "color-scheme", "{{"):
            self.assertNotIn(unwanted, text)

    def test_what_shows_how_to_write_a_figure_is_left_alone(self) -> None:
        article = built("en").book.article("drawing")
        self.assertNotIn("<figure>", article)
        self.assertIn("{{ attnfig: SPEC LAYOUT.QUANTITY }}", article)

    def test_the_language_is_the_sites_or_the_pages(self) -> None:
        site = built("zh")
        self.assertEqual(site.done.returncode, 0, site.done.stderr)
        chinese, english = site.book.article("attention/cache"), site.book.article("attention/english")
        self.assertIn("MLA 每词元每层缓存 576 个元素，比 GQA 节省 71.9 %。", words(chinese))
        self.assertRegex(chinese, 'alt="注意力的 KV 缓存策略 – MHA（标准）：128 个 Q 头，128 个 128 维 KV 头')
        self.assertIn("<summary>图中数据</summary>", chinese)
        self.assertRegex(english, 'alt="Attention KV cache strategies – MHA')
        self.assertIn("<summary>Numbers of this figure</summary>", english)

    def test_one_process_draws_all_in_every_language_and_nothing_runs_again(self) -> None:
        for site in (built("en"), built("zh")):
            self.assertEqual(site.runs, ["pipe"])
            site.book.build("--site-dir", "again")
            self.assertEqual(site.book.runs(), [])

    def test_a_changed_spec_is_all_that_is_drawn_again(self) -> None:
        book = self.book()
        book.build()
        book.runs()
        spec = book.root / "chapters/sharing/llama.attnfig.yaml"
        spec.write_text(spec.read_text().replace("kv_heads: 8", "kv_heads: 4"))
        book.build()
        self.assertEqual(book.runs(), ["pipe"])
        self.assertIn("Llama 3 70B keeps 1.25 GiB", words(book.article("sharing")))

    def test_two_builds_have_the_same_bytes_and_leave_no_files(self) -> None:
        site = built("en")
        self.assertEqual(site.left, set())
        site.book.build("--site-dir", "anew", ATTNFIG_CACHE=str(self.folder / "cache"))
        self.assertEqual(site.book.runs(), ["pipe"])
        first, second = (site.book.page("sharing", folder).read_bytes() for folder in ("site", "anew"))
        self.assertEqual(second, first)

    def test_a_fault_stops_a_strict_build_and_shows_in_a_lenient_one(self) -> None:
        book = self.book()
        (book.root / "docs/sharing/faulty.md").write_text(FAULTY)
        messages = (
            "docs/sharing/faulty.md:12:36: error: kv_heads (7) does not divide q_heads (64)\n"
            "    gqa: {q_heads: 64, kv_heads: 7, head_dim: 128}\n"
            "                                 ^",
            'docs/sharing/faulty.md:15: error: unknown quantity "cache.totl"\n  hint: did you mean "cache.total"?',
        )
        strict = book.build("--strict")
        self.assertEqual(strict.returncode, 1)
        for message in messages:
            self.assertIn(message, strict.stderr)
        lenient = book.build()
        self.assertEqual(lenient.returncode, 0)
        article = html.unescape(book.article("sharing/faulty"))
        self.assertIn(f"<pre>{messages[0]}</pre>", article)
        self.assertIn(f'<mark class="attnfig-error">{messages[1]}</mark>', article)
        self.assertIn("Llama 3 70B keeps 2.5 GiB", words(book.article("sharing")))

    def test_a_missing_program_is_named_on_the_page(self) -> None:
        book = self.book()
        book.environment["ATTNFIG"] = "nowhere/attnfig"
        self.assertEqual(book.build("--strict").returncode, 1)
        self.assertEqual(book.build().returncode, 0)
        self.assertIn('attnfig: there is no program "nowhere/attnfig"; say where it is', words(book.article("sharing")))


class Serving(Test):
    def test_a_saved_page_is_built_once(self) -> None:
        book = self.book()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        output = self.folder / "serve.txt"
        assert MKDOCS
        with output.open("w") as file:
            server = subprocess.Popen(
                [MKDOCS, "serve", "-a", f"127.0.0.1:{port}"],
                cwd=book.root, env=book.environment, stdout=file, stderr=subprocess.STDOUT,
            )  # fmt: skip
        try:
            self.wait_for(output, "Serving on", 1)
            spec = book.root / "docs/sharing/llama.attnfig.yaml"
            spec.write_text(spec.read_text().replace("kv_heads: 8", "kv_heads: 4"))
            page = book.root / "docs/drawing.md"
            page.write_text(page.read_text() + "\nMore.\n")
            self.wait_for(output, "Reloading browsers", 1)
            time.sleep(2)  # MkDocs looks every half a second, and builds 0.1 s after what it saw.
            self.assertEqual(output.read_text().count("Building documentation"), 2, output.read_text())
        finally:
            server.terminate()
            server.wait(10)

    def wait_for(self, output: Path, text: str, times: int) -> None:
        end = time.monotonic() + 30
        while output.read_text().count(text) < times:
            self.assertLess(time.monotonic(), end, output.read_text())
            time.sleep(0.1)


class Reading(unittest.TestCase):
    """The English book in a browser."""

    driver: Any
    page: str
    plain: str

    @classmethod
    def setUpClass(cls) -> None:
        book = built("en").book
        book.build("--strict", "--theme", "mkdocs", "--site-dir", "plain")
        cls.page, cls.plain = (book.page("sharing", site).as_uri() for site in ("site", "plain"))
        cls.driver = cls.enterClassContext(open_browser())
        cls.driver.set_window_size(1300, 1600)
        # Nobody has been here before.
        cls.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": "localStorage.clear()"})

    def setUp(self) -> None:
        self.emulate()
        self.driver.get(self.page)

    def emulate(self, media: str = "", prefers: str = "light") -> None:
        features = [{"name": "prefers-color-scheme", "value": prefers}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})

    def toggle(self) -> None:
        label = "form[data-md-component=palette] label:not([hidden])"
        self.driver.execute_script("document.querySelector(arguments[0]).click()", label)

    def scheme(self) -> str:
        return str(self.driver.execute_script("return document.body.getAttribute('data-md-color-scheme')"))

    def colours(self) -> set[str]:
        """Which of the two fills of query heads the figures on the screen have."""
        # Material fades its colours.
        self.driver.execute_async_script(
            "Promise.all(document.getAnimations().map(animation => animation.finished)).then(arguments[0])"
        )
        screen = base64.b64encode(self.driver.get_screenshot_as_png()).decode()
        found = self.driver.execute_async_script(
            """
            const [data, wanted, done] = arguments, image = new Image();
            image.onload = () => {
              const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext('2d');
              context.drawImage(image, 0, 0);
              const pixels = context.getImageData(0, 0, image.width, image.height).data;
              const counts = new Map(wanted.map(colour => [parseInt(colour, 16), 0]));
              for (let i = 0; i < pixels.length; i += 4) {
                const colour = (pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2];
                if (counts.has(colour)) counts.set(colour, counts.get(colour) + 1);
              }
              done(wanted.filter(colour => 1000 < counts.get(parseInt(colour, 16))));
            };
            image.src = 'data:image/png;base64,' + data;
            """,
            screen,
            [LIGHT, DARK],
        )
        return set(found)

    def test_the_figure_follows_the_toggle_and_not_the_system(self) -> None:
        for prefers in ("light", "dark"):
            with self.subTest(prefers):
                self.emulate(prefers=prefers)
                self.assertEqual((self.scheme(), self.colours()), ("default", {LIGHT}))
                self.toggle()
                self.assertEqual((self.scheme(), self.colours()), ("slate", {DARK}))
                self.toggle()
                self.assertEqual((self.scheme(), self.colours()), ("default", {LIGHT}))

    def test_a_theme_without_a_toggle_has_light_figures(self) -> None:
        self.emulate(prefers="dark")
        self.driver.get(self.plain)
        self.assertEqual(self.colours(), {LIGHT})

    def test_the_toggle_of_bootstrap_counts_too(self) -> None:
        self.driver.get(self.plain)
        self.driver.execute_script("document.documentElement.setAttribute('data-bs-theme', 'dark')")
        self.assertEqual(self.colours(), {DARK})

    def test_a_dark_page_prints_light(self) -> None:
        self.toggle()
        self.assertEqual(self.colours(), {DARK})
        for prefers in ("light", "dark"):
            self.emulate(media="print", prefers=prefers)
            self.assertEqual(self.colours(), {LIGHT})

    def test_every_figure_is_drawn_at_its_size_and_has_words(self) -> None:
        images = self.driver.execute_async_script(
            """
            const done = arguments[0], images = [...document.querySelectorAll('article img')];
            for (const image of images) image.loading = 'eager';
            Promise.all(images.map(image => image.decode())).then(() => done(images.map(image => ({
              alt: image.alt, drawn: image.naturalWidth,
              told: image.getAttribute('width') / image.getAttribute('height'), shown: image.width / image.height,
            }))), error => done(String(error)));
            """
        )
        self.assertEqual([image["drawn"] for image in images], [688, 688, 688])
        for image in images:
            self.assertTrue(image["alt"])
            self.assertAlmostEqual(image["told"], image["shown"], delta=0.02)
        self.assertIn("MHA 20 GiB, GQA 2.5 GiB", images[0]["alt"])

    def test_the_page_holds_its_figures(self) -> None:
        for width in (1300, 420):
            self.driver.set_window_size(width, 1600)
            wider = self.driver.execute_script(
                """
                const right = element => element.getBoundingClientRect().right;
                const end = right(document.querySelector('article')) + 1;
                return [...document.querySelectorAll('article .attnfig, article img')].filter(e => end < right(e)).length;
                """
            )
            self.assertEqual(wider, 0)
        self.driver.set_window_size(1300, 1600)

    def test_the_numbers_fold_out(self) -> None:
        script = "const all = document.querySelector('.attnfig-numbers'); return [all.open, all.offsetHeight]"
        closed, low = self.driver.execute_script(script)
        self.driver.execute_script("document.querySelector('.attnfig-numbers summary').click()")
        opened, high = self.driver.execute_script(script)
        self.assertEqual((closed, opened), (False, True))
        self.assertLess(low, 60)
        self.assertGreater(high, 200)


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    with SHARED:
        unittest.main()
