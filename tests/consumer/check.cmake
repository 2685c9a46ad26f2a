# Installs a build, then builds and runs the project in this folder against what was installed:
#   cmake -DBUILD_DIR=… -DSOURCE_DIR=<this folder> -DWORK_DIR=… [-DGENERATOR=…] -P check.cmake
# Everything is made anew under WORK_DIR. GENERATOR is that of the build unless given.
cmake_minimum_required(VERSION 3.24)

foreach(name IN ITEMS BUILD_DIR SOURCE_DIR WORK_DIR)
  if(NOT ${name})
    message(FATAL_ERROR "consumer: -D${name}= is missing")
  endif()
endforeach()
set(prefix ${WORK_DIR}/prefix)
file(REMOVE_RECURSE ${prefix} ${WORK_DIR}/build)

function(read_cache name result)
  file(STRINGS ${BUILD_DIR}/CMakeCache.txt line REGEX "^${name}:")
  string(REGEX REPLACE "^[^=]*=" "" value "${line}")
  set(${result} "${value}" PARENT_SCOPE)
endfunction()

# A library with a sanitizer links only into a program with the same one, so the settings are passed on. A
# file, because a list of paths does not survive a command line made of lists.
set(settings "")
foreach(name IN ITEMS CMAKE_BUILD_TYPE CMAKE_CXX_COMPILER CMAKE_CXX_FLAGS CMAKE_EXE_LINKER_FLAGS CMAKE_PREFIX_PATH)
  read_cache(${name} value)
  string(APPEND settings "set(${name} [[${value}]] CACHE STRING \"\")\n")
endforeach()
file(WRITE ${WORK_DIR}/settings.cmake "${settings}")
if(NOT GENERATOR)
  read_cache(CMAKE_GENERATOR GENERATOR)
endif()
read_cache(CMAKE_BUILD_TYPE configuration)
if(NOT configuration)
  set(configuration Release)
endif()

function(run step)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE failure OUTPUT_VARIABLE output ERROR_VARIABLE output)
  message("${output}")
  if(failure)
    message(FATAL_ERROR "consumer: ${step} failed (${failure})")
  endif()
endfunction()

run("installing" ${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${prefix} --config ${configuration})
if(NOT EXISTS ${prefix}/include/attnfig.h)
  message(FATAL_ERROR "consumer: no include/attnfig.h under ${prefix}")
endif()

# A package that names a folder of this machine works only here.
file(GLOB_RECURSE files ${prefix}/*.cmake)
foreach(file IN LISTS files)
  file(READ ${file} text)
  string(REGEX MATCH "[^\n]*(${BUILD_DIR}|${SOURCE_DIR}|libyaml-cpp[.]a\")[^\n]*" line "${text}")
  if(line)
    message(FATAL_ERROR "consumer: ${file} depends on this machine: ${line}")
  endif()
endforeach()

run("configuring" ${CMAKE_COMMAND} -G ${GENERATOR} -S ${SOURCE_DIR} -B ${WORK_DIR}/build
    -C ${WORK_DIR}/settings.cmake -Dattnfig_ROOT=${prefix})
run("building" ${CMAKE_COMMAND} --build ${WORK_DIR}/build --config ${configuration} --target consumer)
run("running" ${CMAKE_COMMAND} --build ${WORK_DIR}/build --config ${configuration} --target run)
