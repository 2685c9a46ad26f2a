# What every target of the project is compiled with.
include(CheckCXXSourceCompiles)

add_library(attnfig_options INTERFACE)
# Without contraction an expression gives the same bits on every machine.
target_compile_options(attnfig_options INTERFACE
  -ffp-contract=off -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  $<$<BOOL:${ATTNFIG_WERROR}>:-Werror>
  # GCC 12 warns wrongly where a literal and a std::string are added (GCC bug 105651), and where a literal replaces a
  # part of one (GCC bug 105329); of what comes out of a precompiled header as well.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-stringop-overflow -Wno-array-bounds>)

# A program for another machine cannot print its manual page here.
set(ATTNFIG_RUNS_HERE ON)
if(CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
  set(ATTNFIG_RUNS_HERE OFF)
endif()

if(ATTNFIG_STATIC AND NOT APPLE)
  set(CMAKE_REQUIRED_LINK_OPTIONS -static)
  check_cxx_source_compiles("#include <string>\nint main() { return std::string(\"\").size(); }" ATTNFIG_CAN_LINK_STATIC)
  unset(CMAKE_REQUIRED_LINK_OPTIONS)
endif()

# attnfig_precompile(TARGET [HEADER...]): what most files of a target include is parsed once. No header of ours is among
# them: a change of one would compile everything again. -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON builds without, and so
# shows a file that lacks an include.
function(attnfig_precompile target)
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string> <string_view>
    <utility> <variant> <vector> <fmt/format.h> <fmt/ranges.h> ${ARGN})
endfunction()
