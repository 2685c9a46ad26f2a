cmake_minimum_required(VERSION 3.24)
# Called at build time by shell.cmake with PROGRAM and FOLDER.
function(print file)
  execute_process(COMMAND ${PROGRAM} ${ARGN} OUTPUT_FILE ${FOLDER}/${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(MAKE_DIRECTORY ${FOLDER})
print(attnfig.1 manual)
print(attnfig completions bash)
print(_attnfig completions zsh)
print(attnfig.fish completions fish)
