"""What tests share that write files and run programs on them."""

import tempfile
import unittest
from pathlib import Path


class FolderTest(unittest.TestCase):
    """Every test starts in an empty folder of its own."""

    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = Path(holder.name).resolve()

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path
