#ifndef ATTNFIG_C_H
#define ATTNFIG_C_H

/* attnfig for C, and for languages that call C: Python, WebAssembly and others.
 *
 * Texts are UTF-8 and end in a NUL byte. Structures are JSON. A function that returns char * gives
 * a new text, which the caller frees with attnfig_free, or NULL where there is none; `diagnostics`
 * is then set to a new text: a JSON array of {"severity", "rule", "file", "line", "column",
 * "end_line", "end_column", "first_byte", "end_byte", "message", "hint"}. Where there is a result
 * it is set to NULL. It may be NULL for who does not want it. Options are a JSON object, of which
 * every key may be left out and no other key is taken; NULL stands for {}. No function throws or
 * exits. Threads may share a library and a document. */

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct attnfig_library attnfig_library;
typedef struct attnfig_document attnfig_document;

/* "1.2.3"; not to be freed. */
const char* attnfig_version(void);

void attnfig_free(char* text);

/* `templates`: an array of {"path", "text"}, files that stand in for built-in ones; or NULL.
 * `project`: the text of an attnfig.yaml, which decides what calls leave open; or NULL. */
attnfig_library* attnfig_library_new(const char* templates, const char* project,
                                     char** diagnostics);
void attnfig_library_free(attnfig_library* library);

/* Reads a spec or a config.json. Options: "file", "language", "assume" (array of texts). */
attnfig_document* attnfig_read(const attnfig_library* library, const char* text,
                               const char* options, char** diagnostics);
/* A document may outlive its library. */
void attnfig_document_free(attnfig_document* document);

/* {"svg", "width", "height", "title", "description", "language"}. Options: "name", "language",
 * "theme", "page_width" ("wide", "narrow", "600px", "345pt"), "mode" ("auto", "light", "dark"),
 * "background" ("none", "page", "#rrggbb"), "tooltips" (true or false). */
char* attnfig_draw(const attnfig_document* document, const char* options, char** diagnostics);

/* An array of {"layout", "quantity", "baseline", "at", "label", "text", "exact": [{"key", "unit",
 * "digits" or "word"}]}. */
char* attnfig_numbers(const attnfig_document* document, const char* language, char** diagnostics);

/* How a quantity came about, as `attnfig explain --json` prints it; "" is all. */
char* attnfig_explain(const attnfig_document* document, const char* quantity, const char* language,
                      char** diagnostics);

/* A text with its placeholders filled in. */
char* attnfig_say(const attnfig_document* document, const char* text, const char* language,
                  char** diagnostics);

/* Diagnostics beyond those of reading; an empty array where there are none. */
char* attnfig_check(const attnfig_document* document, const char* language);

/* Verdicts on published numbers, as `attnfig audit --json` prints them. `file` names the claims. */
char* attnfig_audit(const attnfig_document* document, const char* claims, const char* file,
                    const char* language, char** diagnostics);

/* The spec as YAML. */
char* attnfig_spec(const attnfig_document* document);

/* The answer to a line of docs/pipe.md, a line of JSON. */
char* attnfig_request(const attnfig_library* library, const char* line);

/* Findings of lint in an SVG file, as an array of diagnostics. */
char* attnfig_lint(const char* svg, const char* file);

#ifdef __cplusplus
}
#endif

#endif
