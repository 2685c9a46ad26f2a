# What every target of the project is compiled with.
include(CheckCXXSourceCompiles)

add_library(attnfig_options INTERFACE)
# Without contraction an expression gives the same bits on every machine.
target_compile_options(attnfig_options INTERFACE
  -ffp-contract=off -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  $<$<BOOL:${ATTNFIG_WERROR}>:-Werror>
  # GCC 12 warns wrongly where a literal and a std::string are added (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)

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
