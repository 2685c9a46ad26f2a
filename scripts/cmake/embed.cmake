# attnfig_embed(OUTPUT FOLDER): writes a source file with the text of every YAML and HTML file under a folder, so that
# a figure depends on its spec and the program alone. A new template needs no line here.
function(attnfig_embed output folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*.yaml ${folder}/*.html)
  list(SORT files)
  list(TRANSFORM files PREPEND ${folder}/ OUTPUT_VARIABLE paths)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DFOLDER=${folder} "-DFILES=${files}"
            -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/write_embedded.cmake
    DEPENDS ${paths} ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/write_embedded.cmake
    COMMENT "Embedding templates" VERBATIM)
endfunction()
