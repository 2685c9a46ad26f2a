"""Tries every limit of docs/limits.md: limits_test.py PROGRAM [unittest arguments].

What is as large as a limit is read; what is one larger is refused with the limit's own message.
"""

import json
import os
import struct
import subprocess
import sys
import tempfile
import unittest
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
import limits  # noqa: E402

PROGRAM = ""
LAYOUT = "title: T\nlayouts:\n  mha: {q_heads: 8, head_dim: 64}\n"


def spec(more: str) -> tuple[str, bytes]:
    return "a.yaml", (LAYOUT + more).encode()


def yaml_bytes(count: int) -> tuple[str, bytes]:
    name, text = spec("")
    lines, rest = divmod(count - len(text), 64)
    return name, text + (b"#" * 63 + b"\n") * lines + b"#" * rest


def yaml_levels(count: int) -> tuple[str, bytes]:
    return spec("summary: " + "[" * (count - 1) + "]" * (count - 1) + "\n")


def yaml_values(count: int) -> tuple[str, bytes]:
    # All else of the spec, keys and values, is 13.
    return spec("panels: [" + ", ".join(["a"] * (count - 13)) + "]\n")


def pattern(count: int) -> tuple[str, bytes]:
    most_layers = 10_000
    kinds = "  a: {variant: mqa, q_heads: 8, head_dim: 64}\n  b: {variant: mqa, q_heads: 8, head_dim: 32}\n"
    models = [min(most_layers, count - done) for done in range(0, count, most_layers)]
    lines = "".join(f"  m{i}: {{pattern: [1 a, 1 b], layers: {layers}}}\n" for i, layers in enumerate(models))
    return "a.yaml", f"title: T\nlayouts:\n{kinds}{lines}".encode()


def config(more: str = "") -> dict[str, object]:
    return {"model_type": "llama", "hidden_size": 64, "num_attention_heads": 8, "num_hidden_layers": 2,
            "max_position_embeddings": 64} | (json.loads(more) if more else {})


def json_bytes(count: int) -> tuple[str, bytes]:
    text = json.dumps(config()).encode()
    return "config.json", text + b" " * (count - len(text))


def json_levels(count: int) -> tuple[str, bytes]:
    nested = "[" * (count - 1) + "]" * (count - 1)
    return "config.json", json.dumps(config()).encode()[:-1] + b', "x": ' + nested.encode() + b"}"


def json_values(count: int) -> tuple[str, bytes]:
    return "config.json", json.dumps(config() | {"x": [0] * (count - 13)}).encode()


def text_of(value: bytes) -> bytes:
    return struct.pack("<Q", len(value)) + value


def gguf(more: list[bytes], architecture: bytes = b"llama") -> tuple[str, bytes]:
    def number(key: bytes, value: int) -> bytes:
        return text_of(key) + struct.pack("<II", 4, value)

    keys = [text_of(b"general.architecture") + struct.pack("<I", 8) + text_of(architecture),
            number(b"llama.block_count", 2), number(b"llama.embedding_length", 64),
            number(b"llama.attention.head_count", 8), number(b"llama.context_length", 64), *more]
    return "model.gguf", b"GGUF" + struct.pack("<IQQ", 3, 0, len(keys)) + b"".join(keys)


def gguf_bytes(count: int) -> tuple[str, bytes]:
    def padded(bytes_of_list: int) -> tuple[str, bytes]:
        return gguf([text_of(b"x") + struct.pack("<IIQ", 9, 0, bytes_of_list) + bytes(bytes_of_list)])

    return padded(count - len(padded(0)[1]))


def svg(body: str) -> tuple[str, bytes]:
    return "a.svg", f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{body}</svg>'.encode()


def svg_bytes(count: int) -> tuple[str, bytes]:
    return "a.svg", svg("")[1] + b" " * (count - len(svg("")[1]))


def chain_of_uses(count: int) -> tuple[str, bytes]:
    uses = "".join(f'<use id="u{i}" href="#u{i + 1}"/>' for i in range(1, count + 1))
    return svg(f'<defs>{uses}<rect id="u{count + 1}" width="1" height="1"/></defs><use href="#u2"/>')


def entities(count: int) -> tuple[str, bytes]:
    prolog = f'<!DOCTYPE svg [<!ENTITY a "{"x" * 100}">]>'
    return "a.svg", prolog.encode() + svg("<desc>" + "&a;" * (count // 100) + ("&a;" if count % 100 else "") + "</desc>")[1]


def request(count: int) -> tuple[str, bytes]:
    text = json.dumps({"spec": LAYOUT}).encode()
    return "request", text[:-1] + b" " * (count - len(text)) + b"}\n"


# How to reach a limit, and what is said past it.
Maker = Callable[[int], tuple[str, bytes]]
WAYS: dict[tuple[str, str], tuple[Maker, str]] = {
    ("YAML", "bytes of a file"): (yaml_bytes, "larger than"),
    ("YAML", "levels of nesting"): (yaml_levels, "nested deeper than"),
    ("YAML", "values"): (yaml_values, "more than 20000 values"),
    ("YAML", "characters of a key"): (lambda n: spec("x" * n + ": 1\n"), "key longer than"),
    ("YAML", "bytes of a text"): (lambda n: spec("claim: " + "x" * n + "\n"), "text longer than"),
    ("JSON", "bytes of a file"): (json_bytes, "larger than"),
    ("JSON", "levels of nesting"): (json_levels, "nested deeper than"),
    ("JSON", "values"): (json_values, "more than 200000 values"),
    ("GGUF", "bytes of a header"): (gguf_bytes, "a header of more than 67108864 bytes"),
    ("GGUF", "keys"): (lambda n: gguf([text_of(b"k%d" % i) + struct.pack("<IB", 0, 0) for i in range(n - 5)]),
                       "at most 65536 are read"),
    ("GGUF", "bytes of a key"): (lambda n: gguf([text_of(b"k" * n) + struct.pack("<IB", 0, 0)]), "a key"),
    ("GGUF", "items of a list"): (
        lambda n: gguf([text_of(b"llama.attention.head_count_kv") + struct.pack("<IIQ", 9, 4, n) + struct.pack("<I", 8) * n]),
        "at most 16384 are read"),
    ("GGUF", "bytes of a word"): (lambda n: gguf([], b"a" * n), "a text"),
    ("a spec", "characters of a text"): (lambda n: spec(f"claim: {'x ' * (n // 2)}{'y' * (n % 2)}".rstrip(" ") + "z\n"
                                                        if n % 2 == 0 else f"claim: {'x ' * (n // 2)}y\n"), "is longer than"),
    ("a spec", "bytes of a label"): (
        lambda n: ("a.yaml", f"title: T\nlayouts:\n  mha: {{q_heads: 8, head_dim: 64, label: {'x' * n}}}\n".encode()),
        "label is longer"),
    ("a spec", "runs of layers in all patterns"): (pattern, "runs of layers"),
    ("a spec", "px of a page width"): (lambda n: spec(f"page_width: {n}px\n"), "page_width"),
    ("a request of pipe", "bytes"): (request, "larger than"),
    ("SVG", "bytes of a file"): (svg_bytes, "larger than"),
    ("SVG", "elements inside each other"): (lambda n: svg("<g>" * (n - 1) + "</g>" * (n - 1)), "inside each other"),
    ("SVG", "elements"): (lambda n: svg("<g/>" * (n - 1)), "more than 20000 elements"),
    ("SVG", "attributes of one element"): (lambda n: svg("<g " + " ".join(f'a{i}=""' for i in range(n)) + "/>"),
                                           "attributes of one element"),
    ("SVG", "shapes"): (lambda n: svg('<rect width="1" height="1"/>' * n), "shapes are painted"),
    ("SVG", "texts"): (lambda n: svg("<text>a</text>" * n), "texts are painted"),
    ("SVG", "points of all shapes"): (lambda n: svg(f'<path d="M0 0{"h1" * (n - 1)}"/>'), "points are painted"),
    ("SVG", "characters of all texts"): (lambda n: svg(f"<text>{'a' * n}</text>"), "characters are painted"),
    ("SVG", "levels of <use>"): (chain_of_uses, "levels of <use>"),
    ("SVG", "bytes that entities stand for"): (entities, "entities stand for"),
}


class Limits(unittest.TestCase):
    def said(self, name: str, data: bytes) -> str:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, name).write_bytes(data)
            command = {"a.svg": ["lint", name], "request": ["pipe"]}.get(name, ["build", "--no-project", "-o", "-", name])
            with Path(folder, name).open("rb") as file:
                result = subprocess.run([PROGRAM, *command], cwd=folder, stdin=file, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, timeout=120, check=False,
                                        env={key: value for key, value in os.environ.items() if "ATTNFIG" not in key})
        self.assertIn(result.returncode, (0, 1, 2))
        return result.stdout.decode()

    def test_the_page_is_made_from_the_code(self) -> None:
        self.assertEqual(limits.PAGE.read_text(encoding="utf-8"), limits.page())

    def test_every_limit_is_tried(self) -> None:
        self.assertEqual(set(WAYS), {(one.group, one.what) for one in limits.limits()} - {("a spec", "files that use each other")})

    def test_what_is_as_large_as_a_limit_is_read_and_what_is_larger_is_not(self) -> None:
        for one in limits.limits():
            if (one.group, one.what) not in WAYS:
                continue
            make, message = WAYS[one.group, one.what]
            with self.subTest(f"{one.group}: {one.what}"):
                self.assertNotIn(message, self.said(*make(one.most)))
                self.assertIn(message, self.said(*make(one.most + 1)))

    def test_files_that_use_each_other(self) -> None:
        most = next(one.most for one in limits.limits() if one.what == "files that use each other")
        with tempfile.TemporaryDirectory() as folder:
            for i in range(most + 1):
                Path(folder, f"{i}.yaml").write_text(f"title: T\nlayouts:\n  mha: {{use: {i + 1}.yaml}}\n", encoding="utf-8")
            Path(folder, f"{most + 1}.yaml").write_text(LAYOUT, encoding="utf-8")
            said = [subprocess.run([PROGRAM, "build", "--no-project", "-o", "-", f"{i}.yaml"], cwd=folder, check=False,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE).stderr.decode() for i in (0, 1)]
        self.assertIn("files use each other", said[0])
        self.assertNotIn("files use each other", said[1])


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
