/* attnfig.c.h from C: what a program in another language does with it. */

#include "attnfig.c.h"

#include <stdio.h>
#include <string.h>

static int faults = 0;

static void check(int holds, const char *what) {
  if (!holds) printf("FAILED: %s\n", what);
  faults += !holds;
}

static int has(const char *text, const char *part) {
  return text != NULL && strstr(text, part) != NULL;
}

static const char *spec =
    "title: T\n"
    "over: mha\n"
    "layouts:\n"
    "  mha: {q_heads: 8, head_dim: 64, layers: 2, context: 1Ki, dtype: fp16}\n"
    "  gqa: {like: mha, kv_heads: 2}\n";

static void check_answers(const attnfig_document *document) {
  char *wrong = NULL;
  char *figure = attnfig_draw(document, "{\"name\": \"f\", \"page_width\": \"narrow\"}", &wrong);
  check(has(figure, "{\"svg\":\"<svg") && has(figure, "\"title\":\"T\""), "a figure");
  check(wrong == NULL, "no diagnostics where there is a result");
  attnfig_free(figure);

  check(attnfig_draw(document, "{\"page_width\": \"huge\"}", &wrong) == NULL, "no such width");
  check(has(wrong, "write wide, narrow, or a width such as 600px or 345pt"), "and those that there are");
  attnfig_free(wrong);

  char *numbers = attnfig_numbers(document, "zh", NULL);
  check(has(numbers, "\"key\":\"cache_total_bits\",\"unit\":\"bits\",\"digits\":\"8388608\""),
        "exact numbers");
  check(has(numbers, "缓存总量"), "labels of the language");
  attnfig_free(numbers);

  char *said = attnfig_say(document, "{gqa.cache.saving over mha}", NULL, NULL);
  check(said != NULL && strcmp(said, "75 %") == 0, "a text");
  attnfig_free(said);
  said = attnfig_say(document, "", NULL, NULL);
  check(said != NULL && *said == '\0', "an empty text");
  attnfig_free(said);

  char *explained = attnfig_explain(document, "gqa.cache.total", "en", NULL);
  check(has(explained, "\"steps\""), "steps");
  attnfig_free(explained);

  char *checked = attnfig_check(document, "en");
  check(checked != NULL && strcmp(checked, "[]") == 0, "nothing to advise");
  attnfig_free(checked);

  char *audited = attnfig_audit(
      document,
      "about: x\nclaims:\n  - {layout: gqa, quantity: cache.total, value: 1 MiB, source: s, expect: holds}\n",
      "c.yaml", "en", NULL);
  check(has(audited, "1 MiB"), "a verdict");
  attnfig_free(audited);

  char *text = attnfig_spec(document);
  check(text != NULL && strcmp(text, spec) == 0, "the spec");
  attnfig_free(text);
}

static void check_mistakes(const attnfig_library *library) {
  char *wrong = NULL;
  check(attnfig_read(library, "titel: T\n", "{\"file\": \"a.yaml\"}", &wrong) == NULL,
        "no document of a spec with mistakes");
  check(has(wrong, "\"file\":\"a.yaml\",\"line\":1,\"column\":1,\"end_line\":1,\"end_column\":6"),
        "their places");
  attnfig_free(wrong);
  check(attnfig_read(library, spec, "not JSON", &wrong) == NULL, "options that are no JSON");
  check(has(wrong, "not the JSON that is expected"), "and what is said of them");
  attnfig_free(wrong);
  check(attnfig_read(library, spec, "[]", NULL) == NULL, "options that are no object");
  check(attnfig_read(library, spec, "{\"languge\": \"zh\"}", &wrong) == NULL, "an unknown option");
  check(has(wrong, "did you mean \\\"language\\\"?"), "and the one that was meant");
  attnfig_free(wrong);
  check(attnfig_read(library, NULL, NULL, NULL) == NULL, "no text at all");
  check(attnfig_read(NULL, spec, NULL, &wrong) == NULL, "no library");
  check(has(wrong, "the handle is NULL"), "and what is said of that");
  attnfig_free(wrong);
  check(attnfig_draw(NULL, NULL, NULL) == NULL && attnfig_spec(NULL) == NULL, "no document");
}

int main(void) {
  check(attnfig_version()[0] != '\0', "a version");
  char *wrong = NULL;
  check(attnfig_library_new("{", NULL, &wrong) == NULL && wrong != NULL, "templates that are no JSON");
  attnfig_free(wrong);

  check(attnfig_library_new(NULL, "themes: [", &wrong) == NULL && has(wrong, "\"file\":\"attnfig.yaml\""),
        "a project with mistakes");
  attnfig_free(wrong);
  attnfig_library *library = attnfig_library_new(NULL, NULL, NULL);
  check_mistakes(library);
  char *answer = attnfig_request(library, "{\"spec\": \"title: T\"}");
  check(has(answer, "\"mistakes\""), "an answer to a request");
  attnfig_free(answer);

  attnfig_document *document = attnfig_read(library, spec, NULL, NULL);
  attnfig_library_free(library);
  check(document != NULL, "a document");
  if (document != NULL) check_answers(document);
  attnfig_document_free(document);

  char *found = attnfig_lint("<svg", "a.svg");
  check(has(found, "\"rule\":\"well-formed\",\"file\":\"a.svg\""), "findings of lint");
  attnfig_free(found);
  attnfig_free(NULL);
  attnfig_document_free(NULL);
  attnfig_library_free(NULL);
  return faults != 0;
}
