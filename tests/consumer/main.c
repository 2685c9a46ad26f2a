/* A program in C that uses the installed library by its C header. */

#include <attnfig.c.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  attnfig_library *library = attnfig_library_new(NULL, NULL, NULL);
  char *wrong = NULL;
  attnfig_document *document = attnfig_read(
      library, "title: T\nlayouts: {gqa: {q_heads: 8, kv_heads: 2, head_dim: 64}}\n", NULL, &wrong);
  if (document == NULL) {
    fprintf(stderr, "%s\n", wrong);
    return 1;
  }
  char *said = attnfig_say(document, "{gqa.kv_heads} of {gqa.q_heads}", "en", NULL);
  char *figure = attnfig_draw(document, NULL, NULL);
  const int fine = said != NULL && strcmp(said, "2 of 8") == 0 && figure != NULL &&
                   strstr(figure, "<svg ") != NULL;
  attnfig_free(said);
  attnfig_free(figure);
  attnfig_document_free(document);
  attnfig_library_free(library);
  return fine ? 0 : 1;
}
