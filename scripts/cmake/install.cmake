# What `cmake --install` puts into a prefix: the programs with their manual page and completions, and for
# find_package(attnfig) and pkg-config the library, and attnfig_add_figures().
include(CMakePackageConfigHelpers)

option(ATTNFIG_INSTALL "Install the program and the library" ${PROJECT_IS_TOP_LEVEL})
set(ATTNFIG_INSTALLS_LIBRARY OFF)
if(NOT ATTNFIG_INSTALL)
  return()
endif()

set(attnfig_package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/attnfig)
install(TARGETS attnfig_program EXPORT attnfigPrograms)
if(TARGET attnfig_raster)
  install(TARGETS attnfig_raster EXPORT attnfigPrograms)
endif()
if(TARGET attnfig_font)
  install(TARGETS attnfig_font EXPORT attnfigPrograms)
endif()
if(TARGET attnfig_preview)
  install(TARGETS attnfig_preview EXPORT attnfigPrograms)
endif()
install(EXPORT attnfigPrograms NAMESPACE attnfig:: DESTINATION ${attnfig_package_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/attnfigConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/attnfigConfigVersion.cmake
              ${PROJECT_SOURCE_DIR}/scripts/cmake/attnfigConfig.cmake
              ${PROJECT_SOURCE_DIR}/scripts/cmake/attnfigFigures.cmake
        DESTINATION ${attnfig_package_folder})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
if(ATTNFIG_RUNS_HERE)
  set(attnfig_shell ${PROJECT_BINARY_DIR}/shell)
  install(FILES ${attnfig_shell}/attnfig.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${attnfig_shell}/attnfig DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${attnfig_shell}/_attnfig DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES ${attnfig_shell}/attnfig.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()

# A static library does not contain the packages it is linked with, and a fetched one stays in the build.
if(NOT pugixml_FOUND OR NOT yaml-cpp_FOUND)
  message(STATUS "attnfig: pugixml or yaml-cpp was fetched, so `cmake --install` installs the program "
                 "without the library; install both packages to get the library too")
  return()
endif()
set(ATTNFIG_INSTALLS_LIBRARY ON)

install(TARGETS attnfig EXPORT attnfigTargets)
set(attnfig_headers attnfig.h attnfig.c.h attnfig_types.h attnfig_numbers.h attnfig_settings.h attnfig_lint.h attnfig_diff.h attnfig_depfile.h)
list(TRANSFORM attnfig_headers PREPEND ${PROJECT_SOURCE_DIR}/src/)
install(FILES ${attnfig_headers} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig
           OUTPUT_VARIABLE ATTNFIG_PC_TO_PREFIX)
configure_file(scripts/cmake/attnfig.pc.in attnfig.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/attnfig.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(EXPORT attnfigTargets NAMESPACE attnfig:: DESTINATION ${attnfig_package_folder})
install(FILES ${PROJECT_SOURCE_DIR}/scripts/cmake/linked_packages.cmake DESTINATION ${attnfig_package_folder})
