# The target `figures`: specs/ rendered to output/, of which exactly what changed is drawn again, and the gallery of models.
set(specs ${PROJECT_SOURCE_DIR}/specs)
set(output ${PROJECT_SOURCE_DIR}/output)
file(GLOB book CONFIGURE_DEPENDS ${specs}/*.yaml)
file(GLOB models CONFIGURE_DEPENDS ${specs}/models/*.yaml)
attnfig_add_figures(figures_of_book SPECS ${book} OUTPUT_DIRECTORY ${output} LANGUAGES en zh PAGE_WIDTHS wide narrow)
foreach(language IN ITEMS en zh)
  set(folder ${output}/models)
  if(language STREQUAL zh)
    set(folder ${output}/zh/models)
  endif()
  attnfig_add_figures(figures_of_models_${language} SPECS ${models} OUTPUT_DIRECTORY ${folder} LANGUAGES ${language})
endforeach()
add_custom_command(
  OUTPUT ${output}/index.html ${output}/index.md
  COMMAND attnfig::program gallery ${specs}/models -o ${output}
  DEPENDS ${models} attnfig::program
  COMMENT "Making the gallery" VERBATIM)
add_custom_target(figures DEPENDS ${output}/index.html ${output}/index.md)
add_dependencies(figures figures_of_book figures_of_models_en figures_of_models_zh)
