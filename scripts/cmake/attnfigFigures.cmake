# attnfig_add_figures(): figures as targets of a CMake project, of which exactly what changed is drawn again.
#
#   attnfig_add_figures(<target> [ALL]
#     SPECS <spec>...             specs or config.json files, relative to the source folder
#     [OUTPUT_DIRECTORY <folder>] relative to the binary folder, which is the default
#     [FORMATS <format>...]       of svg, png, pdf, md, numbers.md and numbers.json; default: svg
#     [LANGUAGES <language>...]   default: en; the figures of the second and later ones go to <folder>/<language>
#     [THEME <theme>]             default: modern
#     [PAGE_WIDTHS <width>...]    of wide and narrow; default: the spec's own; narrow figures are named <name>.narrow.<format>
#     [TEMPLATES <folder>]        whose pages, themes and languages stand in for the built-in, relative to the source folder
#     [SCALE <factor>]            size of PNG and PDF
#     [ASSUME <KEY=VALUE>...]     of config.json files that leave it open
#     [OUTPUTS <variable>])       is set to the paths of all figures
#
# The target is built by `all` if ALL is given. A figure is named like its spec. docs/build-systems.md says more.
function(attnfig_add_figures target)
  # Relative paths in a depfile are those of the binary folder, whatever the project's policies are.
  cmake_policy(PUSH)
  cmake_policy(VERSION 3.24)
  cmake_parse_arguments(PARSE_ARGV 1 arg "ALL" "OUTPUT_DIRECTORY;THEME;TEMPLATES;SCALE;OUTPUTS"
                        "SPECS;FORMATS;LANGUAGES;PAGE_WIDTHS;ASSUME")
  set(problem "")
  if(DEFINED arg_UNPARSED_ARGUMENTS)
    set(problem "unknown arguments: ${arg_UNPARSED_ARGUMENTS}")
  elseif(DEFINED arg_KEYWORDS_MISSING_VALUES)
    set(problem "no value is given for: ${arg_KEYWORDS_MISSING_VALUES}")
  elseif(NOT DEFINED arg_SPECS)
    set(problem "SPECS is missing")
  elseif(TARGET ${target})
    set(problem "there is a target of this name already")
  endif()
  if(NOT problem STREQUAL "")
    message(FATAL_ERROR "attnfig_add_figures(${target}): ${problem}")
  endif()

  set(FORMATS svg)
  set(LANGUAGES en)
  set(THEME modern)
  set(PAGE_WIDTHS own)
  foreach(name IN ITEMS FORMATS LANGUAGES THEME PAGE_WIDTHS)
    if(NOT DEFINED arg_${name})
      set(arg_${name} ${${name}})
    endif()
  endforeach()
  foreach(format IN LISTS arg_FORMATS)
    if(NOT format MATCHES "^(svg|png|pdf|md|numbers\\.(md|json))$")
      message(FATAL_ERROR "attnfig_add_figures(${target}): unknown format \"${format}\"; "
                          "choose from svg, png, pdf, md, numbers.md, numbers.json")
    endif()
  endforeach()
  foreach(width IN LISTS arg_PAGE_WIDTHS)
    if(NOT width MATCHES "^(own|wide|narrow)$")
      message(FATAL_ERROR "attnfig_add_figures(${target}): unknown page width \"${width}\"; choose from wide, narrow")
    endif()
  endforeach()
  set(folder ${CMAKE_CURRENT_BINARY_DIR})
  if(DEFINED arg_OUTPUT_DIRECTORY)
    cmake_path(ABSOLUTE_PATH arg_OUTPUT_DIRECTORY BASE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR} NORMALIZE
               OUTPUT_VARIABLE folder)
  endif()

  set(options --theme ${arg_THEME})
  set(depends attnfig::program)
  if(DEFINED arg_TEMPLATES)
    cmake_path(ABSOLUTE_PATH arg_TEMPLATES BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    attnfig_list_templates(${target} ${arg_TEMPLATES} list)
    list(APPEND options --templates ${arg_TEMPLATES})
    list(APPEND depends ${list})
  endif()
  if(DEFINED arg_SCALE)
    list(APPEND options --scale ${arg_SCALE})
  endif()
  foreach(assumption IN LISTS arg_ASSUME)
    list(APPEND options --assume ${assumption})
  endforeach()

  # Tables are the same for pages of any width.
  set(kinds "")
  foreach(format IN LISTS arg_FORMATS)
    foreach(width IN LISTS arg_PAGE_WIDTHS)
      if(format MATCHES "md$|json$")
        set(width own)
      endif()
      list(APPEND kinds ${width}:${format})
    endforeach()
  endforeach()
  list(REMOVE_DUPLICATES kinds)

  set(figures "")
  list(GET arg_LANGUAGES 0 first_language)
  foreach(spec IN LISTS arg_SPECS)
    # What CMake does not know for a keyword it takes for one more spec.
    if(NOT spec MATCHES "\\.(yaml|yml|json)$")
      message(FATAL_ERROR "attnfig_add_figures(${target}): \"${spec}\" is neither an argument nor a .yaml or .json file")
    endif()
    cmake_path(ABSOLUTE_PATH spec BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    cmake_path(GET spec STEM LAST_ONLY name)
    foreach(language IN LISTS arg_LANGUAGES)
      set(place ${folder})
      if(NOT language STREQUAL first_language)
        set(place ${folder}/${language})
      endif()
      foreach(kind IN LISTS kinds)
        string(REPLACE ":" ";" kind ${kind})
        list(GET kind 0 width)
        list(GET kind 1 format)
        set(figure ${place}/${name}.${format})
        if(width STREQUAL narrow)
          set(figure ${place}/${name}.narrow.${format})
        endif()
        if(figure IN_LIST figures)
          message(FATAL_ERROR "attnfig_add_figures(${target}): two specs would be drawn as ${figure}; "
                              "give them an OUTPUT_DIRECTORY each")
        endif()
        list(APPEND figures ${figure})
        set(page_width "")
        if(NOT width STREQUAL own)
          set(page_width --page-width ${width})
        endif()
        attnfig_add_figure(${target} ${spec} ${figure} ${format} "${depends}" ${options} --lang ${language}
                           ${page_width})
      endforeach()
    endforeach()
  endforeach()

  set(all "")
  if(arg_ALL)
    set(all ALL)
  endif()
  add_custom_target(${target} ${all} DEPENDS ${figures})
  if(DEFINED arg_OUTPUTS)
    set(${arg_OUTPUTS} ${figures} PARENT_SCOPE)
  endif()
  cmake_policy(POP)
endfunction()

# One figure as one command, which reads nothing but the program, the spec and the templates of its depfile.
function(attnfig_add_figure target spec figure format depends)
  attnfig_check_path(${target} ${spec})
  attnfig_check_path(${target} ${figure})
  # A depfile of its own for each figure, in a folder that is not the figures' own.
  cmake_path(RELATIVE_PATH figure BASE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR} OUTPUT_VARIABLE shown)
  string(SHA256 hash ${figure})
  string(SUBSTRING ${hash} 0 16 hash)
  set(depfile ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/attnfig/${target}/${hash}.d)
  if(format MATCHES "^(png|pdf)$")
    if(NOT TARGET attnfig::raster)
      message(FATAL_ERROR "attnfig_add_figures(${target}): attnfig was built without librsvg, so there is no ${format}")
    endif()
    list(APPEND depends attnfig::raster)
  endif()
  # A figure that stays as it is keeps its time. Ninja knows such outputs and stops there; make would draw it again
  # and again.
  set(touch "")
  if(NOT CMAKE_GENERATOR MATCHES "Ninja")
    set(touch COMMAND ${CMAKE_COMMAND} -E touch ${figure})
  endif()
  add_custom_command(
    OUTPUT ${figure}
    COMMAND attnfig::program build ${spec} -o ${figure} --format ${format} --depfile ${depfile} --quiet ${ARGN}
    ${touch}
    DEPENDS ${spec} ${depends}
    DEPFILE ${depfile}
    COMMENT "Drawing ${shown}" VERBATIM)
endfunction()

# A file that changes when a template comes or goes: a new one may stand in for one that is built in.
function(attnfig_list_templates target folder result)
  set(patterns "")
  foreach(kind IN ITEMS pages themes languages fonts)
    list(APPEND patterns ${folder}/${kind}/*.yaml)
  endforeach()
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder} ${patterns})
  if(files STREQUAL "")
    message(FATAL_ERROR "attnfig_add_figures(${target}): there are no pages, themes or languages in ${folder}")
  endif()
  foreach(file IN LISTS files)
    attnfig_check_path(${target} ${folder}/${file})
  endforeach()
  list(SORT files)
  list(JOIN files "\n" text)
  set(list ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/attnfig/${target}/templates.txt)
  file(CONFIGURE OUTPUT ${list} CONTENT "@text@\n" @ONLY)
  set(${result} ${list} PARENT_SCOPE)
endfunction()

# What CMake 3.25 makes of a depfile loses these, and then a figure would always, or never, be drawn again.
function(attnfig_check_path target path)
  if(path MATCHES "[#:$\\\\]")
    message(FATAL_ERROR "attnfig_add_figures(${target}): CMake's depfiles cannot hold \"${path}\", for its ${CMAKE_MATCH_0}")
  endif()
endfunction()
