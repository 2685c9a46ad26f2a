#pragma once

#include <string>
#include <string_view>

namespace attnfig {

/// An SVG as an address that contains it (RFC 2397), for the `src` of an image: nothing in it is
/// run and nothing is requested.
std::string data_address(std::string_view svg);

/// Replaces a mark such as "<!-- rows -->" of a page by a text, if the page has it.
void replace_mark(std::string& page, std::string_view mark, std::string_view by);

}  // namespace attnfig
