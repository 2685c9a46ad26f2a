// GGUF files: headers as llama.cpp writes them, and hostile ones, which are refused at a byte.

#include "import/gguf_bytes.h"
#include "import/import_text.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <chrono>
#include <random>

using namespace attnfig;
using test::gguf_text;
using test::GgufHeader;
using test::little_endian;

namespace {

GgufHeader llama() {
  GgufHeader header;
  header.word("general.architecture", "llama")
      .word("general.name", "A name")
      .number("llama.block_count", 4)
      .number("llama.context_length", 4096)
      .number("llama.embedding_length", 64)
      .number("llama.attention.head_count", 8)
      .number("llama.attention.head_count_kv", 2)
      .add("llama.rope.freq_base", test::gguf_type::float32, little_endian(0x461C4000, 4))
      .words("tokenizer.ggml.tokens", {"<s>", "\xC4\xA0", std::string(1, '\0')})
      .add("tokenizer.ggml.add_bos_token", test::gguf_type::flag, little_endian(1, 1));
  return header;
}

/// What is said of a file: all after its name.
std::string fault(const std::string& bytes) {
  const std::string said = test::error_text(bytes, "m.gguf");
  const std::string mark = "m.gguf: error: ";
  return said.starts_with(mark) ? said.substr(mark.size(), said.find('\n') - mark.size()) : said;
}

/// A header of one entry whose type and value are given.
std::string with(std::uint32_t type, const std::string& value) {
  return GgufHeader().add("k", type, value).bytes();
}

struct Row {
  std::string about;
  std::string bytes;
  std::string expected;
};

}  // namespace

TEST_CASE("a GGUF file is read like a config.json", "[import]") {
  CHECK(test::spec_of(llama().bytes(), {}, "models/Name-7B.gguf") ==
        "# Name-7B, read as model_type gguf\n"
        "page: model\n"
        "title: Name-7B\n"
        "layouts:\n"
        "  model: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8, layers: 4, context: 4Ki}\n");
  CHECK(test::spec_of(llama().bytes(), {}, "Name-7B.gguf") ==
        test::spec_of(llama().bytes(10, 2), {}, "Name-7B.gguf"));
}

TEST_CASE("lists of a GGUF file state each layer", "[import]") {
  GgufHeader header;
  header.word("general.architecture", "lfm2")
      .number("lfm2.block_count", 3)
      .number("lfm2.embedding_length", 64)
      .number("lfm2.attention.head_count", 8)
      .numbers("lfm2.attention.head_count_kv", {0, 0, 2})
      .number("lfm2.shortconv.l_cache", 3);
  CHECK(test::spec_of(header.bytes(), {}, "m.gguf").find(R"(
  state: {variant: short_conv, width: 64, conv_kernel: 3}
  full8_2: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 8}
  model: {pattern: [2 state, 1 full8_2], layers: 3}
)") != std::string::npos);
}

TEST_CASE("what llama.cpp knows by an architecture's name is read", "[import]") {
  const auto [about, bytes, expected] = GENERATE(values<Row>({
      {"RWKV-7 keeps matrices",
       GgufHeader()
           .word("general.architecture", "rwkv7")
           .number("rwkv7.block_count", 2)
           .number("rwkv7.embedding_length", 64)
           .number("rwkv7.wkv.head_size", 16)
           .bytes(),
       "model: {variant: rwkv, q_heads: 4, head_dim: 16, token_shifts: 2, layers: 2}"},
      {"every fifth layer of Gemma 3n is full",
       GgufHeader()
           .word("general.architecture", "gemma3n")
           .number("gemma3n.block_count", 5)
           .number("gemma3n.attention.head_count", 8)
           .number("gemma3n.attention.head_count_kv", 2)
           .number("gemma3n.attention.key_length", 16)
           .number("gemma3n.attention.value_length", 16)
           .number("gemma3n.attention.sliding_window", 32)
           .bytes(),
       "model: {pattern: [4 local, 1 full], layers: 5}"},
      {"EXAONE 4 may have no window",
       GgufHeader()
           .word("general.architecture", "exaone4")
           .number("exaone4.block_count", 4)
           .number("exaone4.embedding_length", 64)
           .number("exaone4.attention.head_count", 8)
           .bytes(),
       "model: {variant: mha, q_heads: 8, head_dim: 8, layers: 4}"},
      {"BERT caches nothing",
       GgufHeader()
           .word("general.architecture", "bert")
           .number("bert.block_count", 2)
           .number("bert.embedding_length", 64)
           .number("bert.attention.head_count", 8)
           .bytes(),
       "model: {pattern: [2 none], layers: 2}"},
  }));
  INFO(about);
  CHECK(test::spec_of(bytes, {}, "m.gguf").find("\n  " + expected + "\n") != std::string::npos);
}

TEST_CASE("a mistake in a GGUF file is shown with its byte", "[import]") {
  GgufHeader header;
  header.word("general.architecture", "llama")
      .number("llama.block_count", 0)
      .number("llama.embedding_length", 64)
      .number("llama.attention.head_count", 8);
  CHECK(test::error_text(header.bytes(), "m.gguf") ==
        "m.gguf:5:48: error: block_count (0) is not 1 to 10,000\n"
        "      \"llama.block_count\": {\"byte\": 94, \"value\": 0},\n"
        "                                                 ^\n");
}

TEST_CASE("a faulty GGUF header is refused at the byte of its fault", "[import]") {
  const std::string huge(8, '\xFF');
  const std::string nested = little_endian(9, 4) + little_endian(1, 8);
  const auto [about, bytes, expected] = GENERATE_COPY(values<Row>({
      {"the magic alone", "GGUF", "byte 4: the version needs 4 bytes, but the file has 0 more"},
      {"version 1", GgufHeader().bytes(0, 1), "byte 4: version 1; 2 and 3 are read"},
      {"a version to come", GgufHeader().bytes(0, 4), "byte 4: version 4; 2 and 3 are read"},
      {"big-endian", GgufHeader().bytes(0, 0x03000000), "byte 4: a big-endian file"},
      {"no count", llama().bytes().substr(0, 20),
       "byte 16: the number of keys needs 8 bytes, but the file has 4 more"},
      {"more keys than any model has", GgufHeader().bytes(65'537),
       "byte 16: 65537 keys; at most 65536 are read"},
      {"as many keys as fit into 64 bits",
       "GGUF" + little_endian(3, 4) + little_endian(0, 8) + huge,
       "byte 16: 18446744073709551615 keys; at most 65536 are read"},
      {"fewer entries than keys", GgufHeader().bytes(1),
       "byte 24: a key needs 8 bytes, but the file has 0 more"},
      {"no architecture", GgufHeader().bytes(), "byte 24: the header has no general.architecture"},
      {"an architecture that is a number", GgufHeader().number("general.architecture", 1).bytes(),
       "byte 52: general.architecture is no text"},
      {"a key longer than the file", GgufHeader().bytes(1) + little_endian(9, 8) + "abc",
       "byte 32: a key needs 9 bytes, but the file has 3 more"},
      {"a key of a length that overflows", GgufHeader().bytes(1) + huge,
       "byte 24: a key of 18446744073709551615 bytes; at most 65535 are read"},
      {"a key that is no text", GgufHeader().number("a\xFF", 1).bytes(),
       "byte 24: a key is not a printable text in UTF-8"},
      {"a key with a line end", GgufHeader().number("a\nb", 1).bytes(),
       "byte 24: a key is not a printable text in UTF-8"},
      {"a key twice", GgufHeader().number("a", 1).number("a", 2).bytes(),
       "byte 41: a is stated twice"},
      {"a type that there is not", with(13, ""), "byte 33: unknown type 13; there are 0 to 12"},
      {"a number that is cut off", with(4, "ab"),
       "byte 37: a number needs 4 bytes, but the file has 2 more"},
      {"a text that is longer than the file", with(8, little_endian(100, 8) + "abc"),
       "byte 37: a text of 100 bytes; at most 11 are read"},
      {"a text of a length that overflows", with(8, huge + "abc"),
       "byte 37: a text of 18446744073709551615 bytes; at most 11 are read"},
      {"an array longer than the file", with(9, little_endian(4, 4) + little_endian(9, 8) + "abcd"),
       "byte 41: an array of 9 items, but the file has 4 more bytes"},
      {"an array of a size that overflows", with(9, little_endian(10, 4) + huge + "abcd"),
       "byte 41: an array of 18446744073709551615 items, but the file has 4 more bytes"},
      {"an array of texts that cannot all be there",
       with(9, little_endian(8, 4) + little_endian(2, 8) + std::string(8, '\0')),
       "byte 41: an array of 2 items, but the file has 8 more bytes"},
      {"an array of arrays", with(9, nested), "byte 37: an array of arrays"},
      {"an array of what there is not", with(9, little_endian(77, 4)),
       "byte 37: unknown type 77; there are 0 to 12"},
      {"a long architecture",
       GgufHeader().word("general.architecture", std::string(257, 'a')).bytes(),
       "byte 56: a text of 257 bytes; at most 256 are read"},
      {"an architecture that is no text",
       GgufHeader().word("general.architecture", "a\xFF").bytes(),
       "byte 56: a text is not a printable text in UTF-8"},
      {"a list for more layers than there can be",
       GgufHeader()
           .word("general.architecture", "a")
           .numbers("a.b", std::vector<std::uint32_t>(16'385, 1))
           .bytes(),
       "byte 80: a list of 16385 items; at most 16384 are read"},
  }));
  INFO(about);
  CHECK(fault(bytes) == expected);
}

TEST_CASE("a GGUF file that is cut off anywhere is refused in words", "[import]") {
  const std::string whole = llama().bytes();
  for (std::size_t length = 4; length < whole.size(); ++length) {
    INFO(length);
    const std::string said = fault(whole.substr(0, length));
    CHECK(said.starts_with("byte "));
  }
}

TEST_CASE("a GGUF file with any byte changed is read or refused, quickly", "[import]") {
  std::mt19937 random(20'260'802);
  const std::string whole = llama().bytes();
  for (int round = 0; round < 3'000; ++round) {
    std::string changed = whole;
    for (int i = 0; i < 1 + round % 3; ++i)
      changed[4 + random() % (whole.size() - 4)] = static_cast<char>(random() % 256);
    const auto start = std::chrono::steady_clock::now();
    const std::string said = test::error_text(changed, "m.gguf");
    CHECK((said.empty() || said.starts_with("m.gguf:")));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
  }
}

TEST_CASE("negative numbers and switches of a GGUF file are what they are", "[import]") {
  GgufHeader header;
  header.word("general.architecture", "llama")
      .number("llama.block_count", 4)
      .number("llama.embedding_length", 64)
      .add("llama.attention.head_count", test::gguf_type::int32, little_endian(0xFFFFFFFE, 4));
  CHECK(test::error_text(header.bytes(), "m.gguf")
            .find("attention.head_count: expected a whole number, got -2") != std::string::npos);
}
