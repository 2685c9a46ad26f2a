// attnfig_raster: reads an SVG from standard input and writes it as PNG or PDF to standard output.
// A program of its own, because librsvg comes as shared libraries: attnfig itself starts without
// loading any, and never looks at a font.
//
//   attnfig_raster png|pdf SCALE_IN_PER_CENT
//
// Exit code 0: written; 1: the SVG cannot be drawn, or not all letters of it, and standard output
// says why (standard error belongs to the libraries, which warn there of much that does no harm);
// 2: wrong arguments.

#include "raster/letters.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <librsvg/rsvg.h>
#include <memory>
#include <string>
#include <string_view>

namespace {

constexpr double points_per_px = 0.75;  // 72 to the inch of 96 px

struct Free {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

cairo_status_t append(void* output, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(output)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

/// A surface of so many px, scaled. The text of a PDF stays text, and the PDF has no date.
Owned<cairo_surface_t> make_surface(bool pdf, double width, double height, double scale,
                                    std::string& output) {
  if (!pdf)
    return Owned<cairo_surface_t>(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(width * scale + 0.5),
                                   static_cast<int>(height * scale + 0.5)));
  Owned<cairo_surface_t> surface(cairo_pdf_surface_create_for_stream(
      append, &output, width * scale * points_per_px, height * scale * points_per_px));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
  return surface;
}

bool draw(RsvgHandle* handle, bool pdf, double scale, std::string& output) {
  double width = 0;
  double height = 0;
  if (rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) == FALSE) return false;
  Owned<cairo_surface_t> surface = make_surface(pdf, width, height, scale, output);
  Owned<cairo_t> context(cairo_create(surface.get()));
  const double unit = pdf ? scale * points_per_px : scale;
  cairo_scale(context.get(), unit, unit);
  const RsvgRectangle viewport = {0, 0, width, height};
  if (rsvg_handle_render_document(handle, context.get(), &viewport, nullptr) == FALSE) return false;
  if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS) return false;
  if (!pdf &&
      cairo_surface_write_to_png_stream(surface.get(), append, &output) != CAIRO_STATUS_SUCCESS)
    return false;
  context.reset();
  cairo_surface_finish(surface.get());
  return cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view format = argc == 3 ? argv[1] : "";
  const long scale = argc == 3 ? std::strtol(argv[2], nullptr, 10) : 0;
  if ((format != "png" && format != "pdf") || scale < 1 || 1000 < scale) {
    std::cerr << "usage: attnfig_raster png|pdf SCALE_IN_PER_CENT\n";
    return 2;
  }
  const std::string svg{std::istreambuf_iterator<char>(std::cin), {}};
  const Owned<RsvgHandle> handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr));
  const attnfig::MissingLetters missing = attnfig::missing_letters(svg);
  if (!missing.letters.empty()) {
    std::cout << to_text(missing) << "\n";
    return 1;
  }
  std::string output;
  if (!handle || !draw(handle.get(), format == "pdf", static_cast<double>(scale) / 100, output)) {
    std::cout << "the SVG cannot be drawn\n";
    return 1;
  }
  std::cout.write(output.data(), static_cast<std::streamsize>(output.size()));
  return std::cout.flush() ? 0 : 1;
}
