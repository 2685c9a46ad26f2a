#include "input/write_yaml.h"

#include <yaml-cpp/emitter.h>

#include <algorithm>

namespace attnfig {
namespace {

bool is_scalar(const Node& node) {
  return node.kind == Node::Kind::scalar || node.kind == Node::Kind::empty;
}

bool fits_a_line(const Node& node) {
  return std::all_of(node.items.begin(), node.items.end(), [](const Node& item) {
    return is_scalar(item) || (item.kind == Node::Kind::list &&
                               std::all_of(item.items.begin(), item.items.end(), is_scalar));
  });
}

void write(YAML::Emitter& out, const Node& node) {
  const bool list = node.kind == Node::Kind::list;
  if (node.kind == Node::Kind::empty) {
    out << YAML::Null;
  } else if (node.kind == Node::Kind::scalar) {
    out << node.text;
  } else {
    if (fits_a_line(node)) out << YAML::Flow;
    if (list) {
      out << YAML::BeginSeq;
    } else {
      out << YAML::BeginMap;
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      if (!list) out << YAML::Key << node.keys[i].text << YAML::Value;
      write(out, node.items[i]);
    }
    if (list) {
      out << YAML::EndSeq;
    } else {
      out << YAML::EndMap;
    }
  }
}

}  // namespace

std::string write_yaml(const Node& root) {
  YAML::Emitter out;
  write(out, root);
  return std::string(out.c_str(), out.size()) + "\n";
}

}  // namespace attnfig
