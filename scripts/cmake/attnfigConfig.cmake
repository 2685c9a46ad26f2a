# find_package(attnfig): the target attnfig::attnfig. fmt and nlohmann_json are compiled into the library,
# so a project that uses it needs only the packages that are linked.
include(CMakeFindDependencyMacro)
find_dependency(pugixml)
find_dependency(yaml-cpp)
include(${CMAKE_CURRENT_LIST_DIR}/linked_packages.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/attnfigTargets.cmake)
