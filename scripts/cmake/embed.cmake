# attnfig_embed(OUTPUT FOLDER): has attnfig_embed (src/embed) write a source file with every YAML and HTML file under a
# folder, and the widths of the built-in font. A new template needs no line here.
function(attnfig_embed output folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*.yaml ${folder}/*.html)
  list(SORT files)
  list(TRANSFORM files PREPEND ${folder}/ OUTPUT_VARIABLE paths)
  add_custom_command(
    OUTPUT ${output}
    COMMAND attnfig_embed ${output} ${folder} ${files}
    DEPENDS ${paths}
    COMMENT "Embedding templates" VERBATIM)
endfunction()
