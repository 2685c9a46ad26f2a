#pragma once

#include "painted/css.h"
#include "painted/document.h"
#include "painted/style.h"

namespace attnfig::painted {

/// The paint that a value of fill or stroke stands for, with its opacity. A gradient or pattern
/// counts as its first colour; this and colours that cannot be computed are noted at `offset`.
Paint resolve_paint(const Document& document, const Cascade& cascade, const std::string& value,
                    Fixed opacity, const Style& style, std::size_t offset,
                    std::vector<Note>& notes);

/// The id of the element of this document that an element refers to, by href or xlink:href; empty
/// if there is none.
std::string_view referred_id(const Element& element);

}  // namespace attnfig::painted
