# find_package(attnfig [COMPONENTS library figures]); both where none is named.
#   library: the target attnfig::attnfig. fmt and nlohmann_json are compiled into it, so a project that uses it needs
#            only the packages that are linked.
#   figures: the programs attnfig::program and attnfig::raster (for PNG and PDF), and attnfig_add_figures(), which need
#            no package and no language.
if(NOT attnfig_FIND_COMPONENTS)
  set(attnfig_FIND_COMPONENTS figures)
  if(EXISTS ${CMAKE_CURRENT_LIST_DIR}/attnfigTargets.cmake)
    list(APPEND attnfig_FIND_COMPONENTS library)
  endif()
endif()

foreach(attnfig_component IN LISTS attnfig_FIND_COMPONENTS)
  if(attnfig_component STREQUAL figures)
    include(${CMAKE_CURRENT_LIST_DIR}/attnfigPrograms.cmake)
    include(${CMAKE_CURRENT_LIST_DIR}/attnfigFigures.cmake)
    set(attnfig_figures_FOUND TRUE)
  elseif(attnfig_component STREQUAL library AND EXISTS ${CMAKE_CURRENT_LIST_DIR}/attnfigTargets.cmake)
    include(CMakeFindDependencyMacro)
    find_dependency(pugixml)
    find_dependency(yaml-cpp)
    include(${CMAKE_CURRENT_LIST_DIR}/linked_packages.cmake)
    include(${CMAKE_CURRENT_LIST_DIR}/attnfigTargets.cmake)
    set(attnfig_library_FOUND TRUE)
  elseif(attnfig_FIND_REQUIRED_${attnfig_component})
    set(attnfig_FOUND FALSE)
    set(attnfig_NOT_FOUND_MESSAGE "this attnfig has no component \"${attnfig_component}\"")
    return()
  endif()
endforeach()
