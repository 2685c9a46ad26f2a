#!/usr/bin/python3
"""Opens the gallery from disk, in light and in dark, and uses it as a reader would.

    gallery_test.py OUTPUT_DIR
"""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.by import By

from browser_test import open_browser
from contrast import contrast

FOLDER = Path(sys.argv.pop()) if 1 < len(sys.argv) else Path("output")


class Gallery(unittest.TestCase):
    driver: webdriver.Chrome

    @classmethod
    def setUpClass(cls) -> None:
        cls.context = open_browser()
        cls.driver = cls.context.__enter__()

    @classmethod
    def tearDownClass(cls) -> None:
        cls.context.__exit__(None, None, None)

    def setUp(self) -> None:
        self.driver.get((FOLDER / "index.html").resolve().as_uri())

    def rows(self) -> list[list[str]]:
        """The cells of the rows that are shown."""
        return self.driver.execute_script(
            "return [...document.querySelectorAll('tbody tr:not([hidden])')]"
            ".map(row => [...row.cells].map(cell => cell.textContent))"
        )

    def press(self, heading: str) -> None:
        self.driver.find_element(By.XPATH, f"//thead//button[.='{heading}']").click()

    def column(self, heading: str) -> int:
        return self.driver.execute_script(
            "return [...document.querySelectorAll('thead th')].findIndex(th => th.textContent === arguments[0])",
            heading,
        )

    def numbers(self, heading: str) -> list[float]:
        index = self.column(heading)
        texts = [row[index].split(" at ")[0].replace(",", "") for row in self.rows()]
        return [float(text) for text in texts if text != "–"]

    def test_every_model_has_a_figure_that_is_drawn(self) -> None:
        broken = self.driver.execute_async_script(
            """
            const done = arguments[0], images = [...document.images];
            for (const image of images) image.loading = 'eager';
            Promise.all(images.map(image => image.decode().then(() => null, () => image.alt)))
              .then(all => done(all.filter(Boolean)));
            """
        )
        self.assertEqual(broken, [])
        specs = len(list((FOLDER / "models").glob("*.svg")))
        self.assertEqual(len(self.rows()), specs)
        self.assertGreaterEqual(specs, 48)

    def test_nothing_is_requested_but_the_page(self) -> None:
        self.assertEqual(self.driver.execute_script("return performance.getEntriesByType('resource').filter("
                                                    "entry => !entry.name.startsWith('data:')).length"), 0)

    def test_links_lead_to_the_figures(self) -> None:
        for link in self.driver.find_elements(By.CSS_SELECTOR, "tbody a"):
            self.assertTrue((FOLDER / link.get_dom_attribute("href")).is_file())

    def test_a_column_sorts_down_then_up_with_missing_values_last(self) -> None:
        self.press("GiB at 128Ki")
        down = self.numbers("GiB at 128Ki")
        self.assertEqual(down, sorted(down, reverse=True))
        self.press("GiB at 128Ki")
        up = self.numbers("GiB at 128Ki")
        self.assertEqual(up, sorted(up))
        self.assertEqual(self.rows()[-1][self.column("GiB at 128Ki")], "–")

    def test_names_sort_as_readers_count(self) -> None:
        self.press("Model")
        names = [row[0] for row in self.rows()]
        self.assertLess(names.index("Gemma 3 1B"), names.index("Gemma 4 26B-A4B"))
        state = self.driver.execute_script("return document.querySelector('thead th').ariaSort")
        self.assertEqual(state, "ascending")

    def test_words_filter_rows(self) -> None:
        self.driver.find_element(By.CSS_SELECTOR, "input").send_keys("mla deepseek")
        names = [row[0] for row in self.rows()]
        self.assertIn("DeepSeek-V3", names)
        self.assertNotIn("Kimi K2", names)

    def test_text_can_be_read_in_light_and_dark(self) -> None:
        for mode in ("light", "dark"):
            self.driver.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": mode}]}
            )
            colours = self.driver.execute_script(
                """
                const paper = getComputedStyle(document.body).backgroundColor;
                const head = getComputedStyle(document.querySelector('thead th')).backgroundColor;
                const style = query => getComputedStyle(document.querySelector(query)).color;
                return [[style('p'), paper], [style('tbody td'), paper], [style('thead button'), head]];
                """
            )
            for ink, paper in colours:
                self.assertGreaterEqual(contrast(ink, paper), 4.5, f"{mode}: {ink} on {paper}")

    def test_a_phone_scrolls_the_table_and_not_the_page(self) -> None:
        self.driver.set_window_size(420, 800)
        wider = self.driver.execute_script(
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        self.driver.set_window_size(1400, 900)
        self.assertFalse(wider)


if __name__ == "__main__":
    unittest.main()
