# The manual page and the completions: the program prints them itself, each time that it was linked.
set(attnfig_shell ${PROJECT_BINARY_DIR}/shell)
if(ATTNFIG_RUNS_HERE)
  add_custom_command(TARGET attnfig_program POST_BUILD
    COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:attnfig_program> -DFOLDER=${attnfig_shell}
            -P ${CMAKE_CURRENT_LIST_DIR}/write_shell.cmake
    BYPRODUCTS ${attnfig_shell}/attnfig.1 ${attnfig_shell}/attnfig ${attnfig_shell}/_attnfig
               ${attnfig_shell}/attnfig.fish
    VERBATIM)
endif()
