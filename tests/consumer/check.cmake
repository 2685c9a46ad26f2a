# Installs a build, then builds and runs the project in this folder against what was installed:
#   cmake -DBUILD_DIR=… -DSOURCE_DIR=<this folder> -DWORK_DIR=… [-DGENERATOR=…] [-DCONFIG=…] -P check.cmake
# GENERATOR is that of the build unless given; CONFIG is for generators with several configurations.
cmake_minimum_required(VERSION 3.24)

foreach(name IN ITEMS BUILD_DIR SOURCE_DIR WORK_DIR)
  if(NOT ${name})
    message(FATAL_ERROR "consumer: -D${name}=… is missing")
  endif()
endforeach()
set(prefix ${WORK_DIR}/prefix)
set(build ${WORK_DIR}/build)
file(REMOVE_RECURSE ${prefix} ${build})

function(read_cache name result)
  file(STRINGS ${BUILD_DIR}/CMakeCache.txt line REGEX "^${name}:")
  string(REGEX MATCH "=(.*)" match "${line}")
  set(${result} "${CMAKE_MATCH_1}" PARENT_SCOPE)
endfunction()

function(run step)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE failure OUTPUT_VARIABLE output ERROR_VARIABLE output)
  message("${output}")
  if(failure)
    message(FATAL_ERROR "consumer: ${step} failed (${failure})")
  endif()
endfunction()

set(config "")
if(CONFIG)
  set(config --config ${CONFIG})
endif()
run("installing" ${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${prefix} ${config})

# A package that names a folder of this machine works only here.
read_cache(CMAKE_HOME_DIRECTORY project)
file(GLOB_RECURSE files ${prefix}/*.cmake)
foreach(file IN LISTS files)
  file(READ ${file} text)
  foreach(path IN ITEMS ${BUILD_DIR} ${project} /libyaml-cpp.a)
    string(FIND "${text}" "${path}" place)
    if(NOT place EQUAL -1)
      message(FATAL_ERROR "consumer: ${file} names ${path}, which another machine does not have")
    endif()
  endforeach()
endforeach()

# A library with a sanitizer links only into a program with the same one, so the settings are those of the
# build. They go through a file, because lists of paths and flags do not survive a command line.
set(settings "")
foreach(name IN ITEMS CMAKE_BUILD_TYPE CMAKE_CXX_COMPILER CMAKE_CXX_FLAGS CMAKE_EXE_LINKER_FLAGS
                      CMAKE_PREFIX_PATH)
  read_cache(${name} value)
  if(value)
    string(APPEND settings "set(${name} [[${value}]] CACHE STRING \"\")\n")
  endif()
endforeach()
file(WRITE ${WORK_DIR}/settings.cmake "${settings}")
if(NOT GENERATOR)
  read_cache(CMAKE_GENERATOR GENERATOR)
endif()

run("configuring" ${CMAKE_COMMAND} -G ${GENERATOR} -S ${SOURCE_DIR} -B ${build}
    -C ${WORK_DIR}/settings.cmake -Dattnfig_ROOT=${prefix})
run("building" ${CMAKE_COMMAND} --build ${build} ${config} --target consumer consumer_in_c)
run("running" ${CMAKE_COMMAND} --build ${build} ${config} --target run)

# The same program by pkg-config, where that is there. A prefix that was moved still works.
find_program(pkg_config pkg-config)
if(pkg_config)
  file(REMOVE_RECURSE ${WORK_DIR}/moved)
  file(RENAME ${prefix} ${WORK_DIR}/moved)
  file(GLOB_RECURSE description ${WORK_DIR}/moved/*/attnfig.pc)
  cmake_path(GET description PARENT_PATH folder)
  execute_process(COMMAND ${CMAKE_COMMAND} -E env PKG_CONFIG_PATH=${folder}
                          ${pkg_config} --cflags --libs attnfig
                  OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  read_cache(CMAKE_CXX_COMPILER compiler)
  read_cache(CMAKE_CXX_FLAGS build_flags)
  separate_arguments(flags UNIX_COMMAND "${build_flags} ${SOURCE_DIR}/main.cpp ${flags}")
  run("building by pkg-config" ${compiler} -std=c++17 -o ${WORK_DIR}/by_pkg_config ${flags})
  run("running what pkg-config built" ${WORK_DIR}/by_pkg_config)
  file(SIZE ${WORK_DIR}/by_pkg_config size)
  message("a program that only renders has ${size} bytes")
  # What reads any SVG is linked into programs that ask for it alone.
  find_program(nm nm)
  if(nm)
    execute_process(COMMAND ${nm} -C ${WORK_DIR}/by_pkg_config OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
    if(symbols MATCHES "attnfig::(painted|lint|diff)::[^\n]*")
      message(FATAL_ERROR "consumer: a program that only renders links ${CMAKE_MATCH_0}")
    endif()
  endif()
endif()
