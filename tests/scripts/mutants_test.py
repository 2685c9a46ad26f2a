#!/usr/bin/python3
"""Which changes scripts/mutants.py makes to a line: mutants_test.py"""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from mutants import mutants_of_line  # noqa: E402


class Lines(unittest.TestCase):
    def test_each_operator_is_swapped_alone(self):
        self.assertEqual(mutants_of_line("  if (a < b && c == d)"),
                         ["  if (a <= b && c == d)", "  if (a < b || c == d)", "  if (a < b && c != d)"])

    def test_brackets_of_templates_are_no_comparison(self):
        self.assertEqual(mutants_of_line("std::vector<Tensor> tensors;"), [])

    def test_constants_are_one_larger_and_conditions_turned_round(self):
        self.assertEqual(mutants_of_line("  return !found || size != 10;"),
                         ["  return !found && size != 10;", "  return !found || size == 10;", "  return found || size != 10;",
                          "  return !found || size != 11;"])

    def test_statements_are_left_out_and_declarations_are_not(self):
        self.assertEqual(mutants_of_line("  names.push_back(name);"), [""])
        self.assertEqual(mutants_of_line("  total = part;"), [""])
        self.assertEqual(mutants_of_line("  const auto total = part;"), [])

    def test_texts_comments_and_what_is_no_code_stay(self):
        for line in ('  say("1 + 1 == 2, not true")', "  // 1 + 1", "#include <a>", "static_assert(1 == 1);"):
            with self.subTest(line):
                self.assertEqual(mutants_of_line(line), [])


if __name__ == "__main__":
    unittest.main()
