# Every package once: an installed one is preferred, an absent one is fetched. Of a fetched package only the
# sources are used, not its build, which would bring its tests, options, install rules and warnings along.
include(FetchContent)

# attnfig_package(NAME URL SHA256 [VERSION]): afterwards either NAME_FOUND is true, or the sources are in the
# folder ${name_SOURCE_DIR}, name in lower case. A macro, because both are variables of the caller.
macro(attnfig_package name url sha256)
  FetchContent_Declare(${name}
    URL ${url}
    URL_HASH SHA256=${sha256}
    SOURCE_SUBDIR no-build-of-its-own
    FIND_PACKAGE_ARGS ${ARGN} QUIET)
  FetchContent_MakeAvailable(${name})
  if(NOT ${name}_FOUND)
    string(TOLOWER ${name} attnfig_lower)
    message(STATUS "attnfig: ${name} from the sources in ${${attnfig_lower}_SOURCE_DIR}")
  endif()
endmacro()

# Headers of an imported target are system headers, so our warnings do not look into them.
function(attnfig_headers target folder)
  add_library(${target} INTERFACE IMPORTED)
  target_include_directories(${target} INTERFACE ${folder})
endfunction()

# attnfig_sources(TARGET HEADERS SOURCE...): neither warnings nor clang-tidy have a say in code of others.
function(attnfig_sources target headers)
  add_library(${target} STATIC EXCLUDE_FROM_ALL ${ARGN})
  target_include_directories(${target} SYSTEM PUBLIC ${headers})
  target_compile_options(${target} PRIVATE -w)
  set_target_properties(${target} PROPERTIES CXX_CLANG_TIDY "" POSITION_INDEPENDENT_CODE ON)
endfunction()

attnfig_package(fmt
  https://github.com/fmtlib/fmt/archive/refs/tags/9.1.0.tar.gz
  5dea48d1fcddc3ec571ce2058e13910a0d4a6bab4cc09a809d8b1dd1c88ae6f2)
# attnfig_fmt: fmt's headers; attnfig_fmt_objects: its code, compiled once. Debian has the code in a shared library alone,
# which would cost each start of the program time, and `fmt-header-only` compiles it into every object.
if(fmt_FOUND)
  get_target_property(attnfig_fmt_folder fmt::fmt INTERFACE_INCLUDE_DIRECTORIES)
else()
  set(attnfig_fmt_folder ${fmt_SOURCE_DIR}/include)
endif()
attnfig_headers(attnfig_fmt "${attnfig_fmt_folder}")
add_library(attnfig_fmt_objects OBJECT EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/fmt.cpp)
target_link_libraries(attnfig_fmt_objects PRIVATE attnfig_fmt)
target_compile_options(attnfig_fmt_objects PRIVATE -w)
set_target_properties(attnfig_fmt_objects PROPERTIES CXX_CLANG_TIDY "" POSITION_INDEPENDENT_CODE ON)

attnfig_package(nlohmann_json
  https://github.com/nlohmann/json/releases/download/v3.11.2/json.tar.xz
  8c4b26bf4b422252e13f332bc5e388ec0ab5c3443d24399acb675e68278d341f)
if(NOT nlohmann_json_FOUND)
  attnfig_headers(nlohmann_json::nlohmann_json ${nlohmann_json_SOURCE_DIR}/include)
endif()

attnfig_package(CLI11
  https://github.com/CLIUtils/CLI11/archive/refs/tags/v2.1.2.tar.gz
  26291377e892ba0e5b4972cdfd4a2ab3bf53af8dac1f4ea8fe0d1376b625c8cb)
if(NOT CLI11_FOUND)
  attnfig_headers(CLI11::CLI11 ${cli11_SOURCE_DIR}/include)
endif()

attnfig_package(pugixml
  https://github.com/zeux/pugixml/releases/download/v1.13/pugixml-1.13.tar.gz
  40c0b3914ec131485640fa57e55bf1136446026b41db91c1bef678186a12abbe)
if(NOT pugixml_FOUND)
  attnfig_sources(attnfig_xml ${pugixml_SOURCE_DIR}/src ${pugixml_SOURCE_DIR}/src/pugixml.cpp)
endif()

attnfig_package(yaml-cpp
  https://github.com/jbeder/yaml-cpp/archive/refs/tags/yaml-cpp-0.7.0.tar.gz
  43e6a9fcb146ad871515f0d0873947e5d497a1c9c60c58cb102a97b47208b7c3)
if(NOT yaml-cpp_FOUND)
  # The release is pinned, so the list of its files cannot change behind our back.
  file(GLOB attnfig_yaml_sources ${yaml-cpp_SOURCE_DIR}/src/*.cpp ${yaml-cpp_SOURCE_DIR}/src/contrib/*.cpp)
  attnfig_sources(attnfig_yaml ${yaml-cpp_SOURCE_DIR}/include ${attnfig_yaml_sources})
  # The release uses uint16_t without <cstdint>, which newer standard libraries no longer bring along.
  target_compile_options(attnfig_yaml PRIVATE -include cstdint)
endif()

if(ATTNFIG_TESTS)
  attnfig_package(Catch2
    https://github.com/catchorg/Catch2/archive/refs/tags/v2.13.10.tar.gz
    d54a712b7b1d7708bc7a819a8e6e47b2fde9536f487b89ccbca295072a7d9943
    2)
  if(NOT Catch2_FOUND)
    attnfig_headers(Catch2::Catch2 ${catch2_SOURCE_DIR}/single_include)
    list(APPEND CMAKE_MODULE_PATH ${catch2_SOURCE_DIR}/contrib)
  endif()
  # Catch2 2 builds its main function only on request, and not every package of it was built with it.
  if(NOT TARGET Catch2::Catch2WithMain)
    set(attnfig_catch_main ${CMAKE_CURRENT_BINARY_DIR}/catch_main.cpp)
    file(CONFIGURE OUTPUT ${attnfig_catch_main}
         CONTENT "#define CATCH_CONFIG_MAIN\n#include <catch2/catch.hpp>\n")
    add_library(attnfig_catch_main STATIC EXCLUDE_FROM_ALL ${attnfig_catch_main})
    target_link_libraries(attnfig_catch_main PUBLIC Catch2::Catch2)
    add_library(Catch2::Catch2WithMain ALIAS attnfig_catch_main)
  endif()
endif()

find_package(Threads REQUIRED)

include(${CMAKE_CURRENT_LIST_DIR}/linked_packages.cmake)

# Optional: PNG and PDF. Nobody's sources to fetch: librsvg is a system library wherever it is.
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
  pkg_check_modules(ATTNFIG_RSVG QUIET IMPORTED_TARGET librsvg-2.0>=2.52 cairo-pdf fontconfig)
endif()
if(NOT ATTNFIG_RSVG_FOUND)
  message(STATUS "attnfig: librsvg is not there, so --format png and pdf are left out")
endif()

# Optional: `attnfig font`, which measures fonts. FreeType is a system library too.
if(PkgConfig_FOUND)
  pkg_check_modules(ATTNFIG_FREETYPE QUIET IMPORTED_TARGET freetype2)
endif()
if(NOT ATTNFIG_FREETYPE_FOUND)
  message(STATUS "attnfig: FreeType is not there, so `attnfig font` cannot measure fonts")
endif()

# attnfig_httplib: for `watch --serve`. Debian's package is found by pkg-config alone.
if(ATTNFIG_PREVIEW)
  if(PkgConfig_FOUND AND NOT FETCHCONTENT_TRY_FIND_PACKAGE_MODE STREQUAL "NEVER")
    pkg_check_modules(ATTNFIG_HTTPLIB QUIET IMPORTED_TARGET cpp-httplib)
  endif()
  add_library(attnfig_httplib INTERFACE IMPORTED)
  if(ATTNFIG_HTTPLIB_FOUND)
    target_link_libraries(attnfig_httplib INTERFACE PkgConfig::ATTNFIG_HTTPLIB)
  else()
    attnfig_package(httplib
      https://github.com/yhirose/cpp-httplib/archive/v0.11.4.tar.gz
      28f76b875a332fb80972c3212980c963f0a7d2e11a8fe94a8ed0d847b9a2256f)
    if(httplib_FOUND)
      target_link_libraries(attnfig_httplib INTERFACE httplib::httplib)
    else()
      target_include_directories(attnfig_httplib INTERFACE ${httplib_SOURCE_DIR})
    endif()
  endif()
endif()
