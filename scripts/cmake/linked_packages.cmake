# attnfig_xml and attnfig_yaml: the installed packages that a program with the library has to be linked with.
# The build includes this file, and so does find_package(attnfig) in another project, perhaps on another
# machine: that is why the export names these two targets and no file.

if(NOT TARGET attnfig_xml)
  add_library(attnfig_xml INTERFACE IMPORTED)
  if(TARGET pugixml::static)
    target_link_libraries(attnfig_xml INTERFACE pugixml::static)
  else()
    target_link_libraries(attnfig_xml INTERFACE pugixml::pugixml)
  endif()
endif()

# A function, because its variables are no business of the project that calls find_package(attnfig).
function(attnfig_add_yaml)
  set(yaml yaml-cpp)
  if(TARGET yaml-cpp::yaml-cpp)
    set(yaml yaml-cpp::yaml-cpp)
  endif()
  add_library(attnfig_yaml INTERFACE IMPORTED)
  # Debian's target is the shared library; the static one beside it starts quicker.
  get_target_property(library ${yaml} LOCATION)
  cmake_path(REPLACE_FILENAME library libyaml-cpp.a)
  if(EXISTS ${library})
    target_link_libraries(attnfig_yaml INTERFACE ${library})
    target_include_directories(attnfig_yaml INTERFACE
                               $<TARGET_PROPERTY:${yaml},INTERFACE_INCLUDE_DIRECTORIES>)
  else()
    target_link_libraries(attnfig_yaml INTERFACE ${yaml})
  endif()
endfunction()

if(NOT TARGET attnfig_yaml)
  attnfig_add_yaml()
endif()
