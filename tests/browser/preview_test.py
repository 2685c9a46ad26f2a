#!/usr/bin/python3
"""Opens the page of `attnfig watch --serve` and edits specs on disk as an author would.

    preview_test.py PROGRAM
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from selenium import webdriver

from browser_test import open_browser, requested
from contrast import contrast

PROGRAM = Path(sys.argv.pop() if 1 < len(sys.argv) else "build/attnfig").resolve()
PATIENCE = 30  # seconds
FAULT = "./a.yaml:3:18: error: q_heads (x) is not a whole number"


def spec(title: str, heads: str = "8") -> str:
    return f"title: {json.dumps(title)}\nlayouts:\n  mha: {{q_heads: {heads}, head_dim: 64}}\n"


class Preview(unittest.TestCase):
    driver: webdriver.Chrome

    @classmethod
    def setUpClass(cls) -> None:
        cls.context = open_browser()
        cls.driver = cls.context.__enter__()
        cls.driver.set_window_size(1200, 700)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.context.__exit__(None, None, None)

    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = Path(holder.name)
        for i in range(9):
            (self.root / f"b{i}.yaml").write_text(spec(f"B{i}"))
        self.spec = self.root / "a.yaml"
        self.spec.write_text(spec("One"))
        self.address = ""
        self.start("0")
        self.driver.get(self.address)
        self.until("cards.size === 10", "all figures are listed")

    def start(self, port: str) -> None:
        self.watcher = subprocess.Popen(
            [PROGRAM, "watch", ".", "-o", "out", "--serve", "--port", port],
            cwd=self.root, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
        )
        self.address = self.watcher.stderr.readline().removeprefix("preview: ").strip()
        self.addCleanup(self.stop, self.watcher)

    def stop(self, watcher: subprocess.Popen) -> None:
        if watcher.poll() is None:
            watcher.send_signal(signal.SIGTERM)
            watcher.wait(PATIENCE)
        watcher.stderr.close()

    def until(self, holds: str, what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not self.driver.execute_script(f"return Boolean({holds})"):
            self.assertLess(time.monotonic(), end, f"in vain: {what}")
            time.sleep(0.01)

    def ask(self, expression: str):
        return self.driver.execute_script(f"return {expression}")

    def until_shown(self, title: str) -> None:
        """The figure a.svg as the page shows it holds a title, and is drawn."""
        end = time.monotonic() + PATIENCE
        while True:
            text = self.driver.execute_async_script(
                """
                const done = arguments[0], image = cards.get("out/a.svg").querySelector("img");
                if (!image || !image.complete || image.naturalWidth === 0) done("");
                else fetch(image.src).then(answer => answer.text()).then(done, () => done(""));
                """
            )
            if f">{title}<" in text:
                return
            self.assertLess(time.monotonic(), end, f"in vain: the page shows {title}")
            time.sleep(0.01)

    CARD = 'cards.get("out/a.svg")'

    def test_a_save_shows_the_new_figure(self) -> None:
        self.until_shown("One")
        self.spec.write_text(spec("Two"))
        self.until_shown("Two")

    def test_a_save_by_renaming_shows_the_new_figure(self) -> None:
        self.until_shown("One")
        new = self.root / ".a.yaml.new"
        new.write_text(spec("Two"))
        os.replace(new, self.spec)
        self.until_shown("Two")

    def test_an_error_stands_over_the_figure_until_it_is_mended(self) -> None:
        self.until_shown("One")
        self.spec.write_text(spec("One", "x"))
        self.until(f"!{self.CARD}.message.hidden", "the error is shown")
        self.assertTrue(self.ask(f"{self.CARD}.message.innerText").startswith(FAULT))
        over = self.ask(
            f"""(() => {{
              const a = {self.CARD}.message.getBoundingClientRect(), b = {self.CARD}.querySelector("img").getBoundingClientRect();
              return b.height > 0 && a.top >= b.top && a.top < b.bottom && a.left >= b.left && a.left < b.right;
            }})()"""
        )
        self.assertTrue(over, "the message lies over the figure")
        self.assertLess(float(self.ask(f"getComputedStyle({self.CARD}.querySelector('img')).opacity")), 0.5)
        self.assertEqual(self.ask("document.title"), "✗ 1 · attnfig")
        self.assertEqual(self.ask("state.textContent"), "10 figures, 1 with errors")
        self.spec.write_text(spec("Mended"))
        self.until(f"{self.CARD}.message.hidden", "the error is gone")
        self.until_shown("Mended")
        self.assertEqual(self.ask(f"getComputedStyle({self.CARD}.querySelector('img')).opacity"), "1")
        self.assertEqual(self.ask("document.title"), "attnfig")

    def test_the_page_is_not_loaded_again_and_stays_where_it_was_scrolled_to(self) -> None:
        self.driver.execute_script("window.mark = 1; for (const image of document.images) image.loading = 'eager'")
        self.until("[...document.images].length === 10 && [...document.images].every(image => image.complete)", "all is loaded")
        self.driver.execute_script("scrollTo(0, 700)")
        others = self.ask("[...document.images].slice(1).map(image => image.src)")
        self.spec.write_text(spec("Two"))
        self.until_shown("Two")
        self.assertEqual(self.ask("window.mark"), 1)
        self.assertEqual(self.ask("scrollY"), 700)
        self.assertEqual(self.ask("[...document.images].slice(1).map(image => image.src)"), others)

    def test_there_is_always_a_figure_while_it_is_replaced(self) -> None:
        self.until_shown("One")
        self.driver.execute_script(
            """
            window.bare = 0;
            new MutationObserver(() => {
              const image = cards.get("out/a.svg").querySelector("img");
              if (!image || !image.complete || image.naturalWidth === 0) ++window.bare;
            }).observe(cards.get("out/a.svg"), { childList: true, subtree: true });
            """
        )
        for i in range(10):
            self.spec.write_text(spec(f"T{i}"))
            self.until_shown(f"T{i}")
        self.assertEqual(self.ask("window.bare"), 0)

    def test_new_figures_have_their_place_by_name(self) -> None:
        (self.root / "a10.yaml").write_text(spec("New"))
        (self.root / "a9.yaml").write_text(spec("New"))
        self.until("cards.size === 12", "the new ones are listed")
        names = self.ask("[...document.querySelectorAll('article h2')].map(h2 => h2.textContent)")
        self.assertEqual(names[:4], ["out/a.svg", "out/a9.svg", "out/a10.svg", "out/b0.svg"])

    def test_names_and_messages_are_text(self) -> None:
        name = "<img src=x onerror=window.harm=1>"
        (self.root / f"{name}.yaml").write_text(spec("x", "<b onclick=1>"))
        self.until("cards.size === 11", "it is listed")
        self.assertEqual(self.ask(f"document.querySelectorAll('article [onerror], article b').length"), 0)
        self.assertIn(f"{name}.yaml:3:18: error: q_heads (<b onclick=1>)",
                      self.ask(f"cards.get('out/{name}.svg').message.textContent"))
        self.assertFalse(self.ask("'harm' in window"))

    def test_a_connection_that_is_lost_is_told_and_found_again(self) -> None:
        self.until_shown("One")
        self.stop(self.watcher)
        self.until("state.className === 'lost'", "the loss is told")
        self.assertIn("connection lost", self.ask("state.textContent"))
        self.spec.write_text(spec("Meanwhile"))
        (self.root / "b8.yaml").unlink()
        self.start(self.address.rsplit(":", 1)[1].strip("/"))
        self.until("state.className === ''", "it is connected again")
        self.until_shown("Meanwhile")
        self.assertEqual(self.ask("cards.size"), 9)

    def test_nothing_is_requested_from_elsewhere(self) -> None:
        self.spec.write_text(spec("Two"))
        self.until_shown("Two")
        loaded = requested(self.driver, self.address)
        self.assertIn(self.address + "events", loaded)
        for address in loaded:
            self.assertTrue(address.startswith(self.address), address)
        policy = self.driver.execute_async_script(
            "const done = arguments[0]; document.addEventListener('securitypolicyviolation', () => done('refused'));"
            "const image = new Image(); image.onload = () => done('loaded'); image.src = 'http://127.0.0.2/x.png';"
            "document.body.append(image)"
        )
        self.assertEqual(policy, "refused")

    def test_text_can_be_read_in_light_and_dark(self) -> None:
        self.spec.write_text(spec("One", "x"))
        self.until(f"!{self.CARD}.message.hidden", "the error is shown")
        for system in ("light", "dark"):
            self.driver.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": system}]}
            )
            for chosen in ("", "light", "dark"):
                self.driver.execute_script(
                    "const scheme = document.getElementById('scheme'); scheme.value = arguments[0];"
                    "scheme.dispatchEvent(new Event('change'))", chosen,
                )
                style = "getComputedStyle(document.querySelector('{}'))"
                paper = self.ask(style.format("body") + ".backgroundColor")
                is_dark = sum(int(part) for part in paper[4:-1].split(",")) < 3 * 128
                self.assertEqual(is_dark, (chosen or system) == "dark", (system, chosen))
                over = self.ask(style.format(".faulty pre") + ".backgroundColor")
                for query, behind in (("h2", paper), ("header p", paper), ("article p", paper), (".faulty pre", over)):
                    ink = self.ask(style.format(query) + ".color")
                    self.assertGreaterEqual(contrast(ink, behind), 4.5, (system, chosen, query))

    def test_a_page_that_nobody_sees_holds_no_connection(self) -> None:
        self.driver.execute_script(
            "Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });"
            "document.dispatchEvent(new Event('visibilitychange'))"
        )
        self.assertEqual(self.ask("source.readyState"), 2)
        self.spec.write_text(spec("Unseen"))
        self.driver.execute_script(
            "Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });"
            "document.dispatchEvent(new Event('visibilitychange'))"
        )
        self.until_shown("Unseen")


if __name__ == "__main__":
    if not PROGRAM.with_name("attnfig_preview").is_file():
        print("attnfig_preview was not built")
        sys.exit(77)
    unittest.main()
