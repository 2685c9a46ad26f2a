#!/usr/bin/python3
"""Opens the page that `attnfig diff --report` writes, in light and in dark, and uses it as a reader would.

    diff_test.py PROGRAM
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

# Taken before the tests that are imported look for arguments of theirs.
PROGRAM = str(Path(sys.argv.pop()).resolve()) if 1 < len(sys.argv) else "build/attnfig"

from browser_test import open_browser  # noqa: E402
from gallery_test import contrast  # noqa: E402

SPEC = ("title: <b>T</b>\nlayouts:\n  mha: {q_heads: 8, head_dim: 64, layers: 2, context: 1Ki}\n"
        "  gqa: {like: mha, kv_heads: 4}\nsummary: {entries: [mha, gqa]}\n")


class Report(unittest.TestCase):
    driver: webdriver.Chrome

    @classmethod
    def setUpClass(cls) -> None:
        cls.context = open_browser()
        cls.driver = cls.context.__enter__()
        cls.holder = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.holder.name)
        for name in ("a", "b"):
            (cls.folder / f"{name}.yaml").write_text(SPEC, encoding="utf-8")
            subprocess.run([PROGRAM, "build", "-q", "--tooltips", f"{name}.yaml"], cwd=cls.folder, check=True)
            (cls.folder / f"{name}.yaml").write_text(SPEC.replace("kv_heads: 4", "kv_heads: 2"), encoding="utf-8")
        (cls.folder / "c.yaml").write_text(SPEC, encoding="utf-8")
        subprocess.run([PROGRAM, "diff", "-q", "--tooltips", "a.yaml", "b.yaml", "c.yaml", "--report", "diff.html"],
                       cwd=cls.folder, stdout=subprocess.DEVNULL, check=False)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.context.__exit__(None, None, None)
        cls.holder.cleanup()

    def setUp(self) -> None:
        self.driver.get((self.folder / "diff.html").as_uri())

    def radio(self, mode: str):
        return self.driver.find_element(By.CSS_SELECTOR, f"section:first-of-type input[value='{mode}']")

    def style(self, selector: str, name: str) -> str:
        return self.driver.execute_script(
            "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]", selector, name)

    def test_every_figure_is_drawn_before_and_after(self) -> None:
        widths = self.driver.execute_async_script(
            """
            const done = arguments[0], images = [...document.images];
            Promise.all(images.map(image => image.decode().then(() => image.naturalWidth, () => 0))).then(done);
            """
        )
        self.assertEqual(len(widths), 5)  # c is new
        self.assertNotIn(0, widths)

    def test_nothing_is_requested_and_nothing_is_refused(self) -> None:
        requests = self.driver.execute_script(
            "return performance.getEntriesByType('resource').filter(entry => !entry.name.startsWith('data:')).length")
        self.assertEqual(requests, 0)
        self.assertEqual([entry for entry in self.driver.get_log("browser") if "favicon" not in entry["message"]], [])

    def test_changes_are_listed_in_readers_terms(self) -> None:
        items = self.driver.find_elements(By.CSS_SELECTOR, "section:first-of-type li")
        self.assertEqual(items[0].text, "GQA: kv_heads 4 → 2, cache 2 → 1 MiB")
        self.assertEqual(self.driver.find_element(By.TAG_NAME, "h1").text, "3 changed figures")

    def test_side_by_side_first(self) -> None:
        boxes = [image.rect for image in self.driver.find_elements(By.CSS_SELECTOR, "section:first-of-type img")]
        self.assertLessEqual(boxes[0]["x"] + boxes[0]["width"], boxes[1]["x"])

    def test_a_swipe_follows_the_keyboard(self) -> None:
        self.radio("swipe").click()
        boxes = [image.rect for image in self.driver.find_elements(By.CSS_SELECTOR, "section:first-of-type img")]
        self.assertEqual((boxes[0]["x"], boxes[0]["y"]), (boxes[1]["x"], boxes[1]["y"]))
        self.assertEqual(self.style(".after", "clipPath"), "inset(0px 0px 0px 50%)")
        slider = self.driver.find_element(By.CSS_SELECTOR, "section:first-of-type input[type=range]")
        self.assertTrue(slider.is_displayed())
        slider.send_keys(Keys.END)
        self.assertEqual(self.style(".after", "clipPath"), "inset(0px 0px 0px 0%)")
        slider.send_keys(Keys.HOME)
        self.assertEqual(self.style(".after", "clipPath"), "inset(0px 0px 0px 100%)")

    def test_the_modes_are_one_group_of_arrow_keys(self) -> None:
        self.radio("side by side").send_keys(Keys.ARROW_RIGHT)
        self.assertTrue(self.radio("swipe").is_selected())
        self.radio("swipe").send_keys(Keys.ARROW_RIGHT)
        self.assertTrue(self.radio("fade").is_selected())
        self.assertEqual(self.style(".after", "opacity"), "0.5")
        # The other figures are as they were.
        self.assertEqual(self.style("section:nth-of-type(2) .pair", "display"), "grid")

    def test_the_difference_of_equal_pixels_is_black(self) -> None:
        self.radio("difference").click()
        self.assertEqual(self.style(".after", "mixBlendMode"), "difference")

    def test_markup_in_texts_is_text(self) -> None:
        self.assertEqual(self.driver.find_elements(By.CSS_SELECTOR, "b"), [])

    def test_without_script_both_are_shown(self) -> None:
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            self.driver.get((self.folder / "diff.html").as_uri())
            shown = [image.is_displayed() for image in self.driver.find_elements(By.CSS_SELECTOR, "img")]
            self.assertEqual(self.driver.find_elements(By.TAG_NAME, "input"), [])
        finally:
            self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        self.assertEqual(shown, [True] * 5)

    def test_text_can_be_read_in_light_and_dark(self) -> None:
        for mode in ("light", "dark"):
            self.driver.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": mode}]}
            )
            paper = self.style("body", "backgroundColor")
            for selector in ("h1", "h2", "li", "p", "figcaption", "summary", "legend"):
                ink = self.style(selector, "color")
                self.assertGreaterEqual(contrast(ink, paper), 4.5, f"{mode}: {selector} is {ink} on {paper}")
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

    def test_a_phone_scrolls_no_page(self) -> None:
        self.driver.set_window_size(420, 800)
        wider = self.driver.execute_script(
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth")
        self.driver.set_window_size(1400, 900)
        self.assertFalse(wider)


if __name__ == "__main__":
    unittest.main()
