#pragma once

#include "attnfig.h"
#include "input/values.h"
#include "spec/page_width.h"

#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// The text of a spec. It is a file of its own, so it may be empty.
struct RequestedSpec {
  std::string text;
};

template <>
struct Value<RequestedSpec> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   RequestedSpec& value) {
    if (node.kind != Node::Kind::scalar) return report_type(reporter, field, node, "a text");
    value.text = node.text;
  }
};

/// A figure that another program asks for, as docs/pipe.md describes it.
struct FigureRequest {
  enum class Format { svg, md, numbers_md, numbers_json };

  RequestedSpec spec;
  std::string name = "figure";
  /// The first of them that texts exist in is taken.
  std::vector<std::string> languages;
  std::string theme;
  std::optional<PageWidth> page_width;
  std::optional<ColourMode> mode;
  std::string background;
  Tooltips tooltips = Tooltips::none;
  std::vector<std::string> assume;   // of a config.json
  std::vector<Format> formats;       // empty: svg
  std::vector<std::string> notices;  // of keys that have another name now

  static const Table table;
};

/// A request that is one line of JSON. Throws InvalidInput.
FigureRequest read_request(std::string_view line);

}  // namespace attnfig
