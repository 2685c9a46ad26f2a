// The painted content of files as lint computes it: SVG's geometry, CSS's cascade, the layout of
// texts.

#include "support/renderer.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

std::string head() {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 100\" lang=\"en\" "
         "role=\"img\" "
         "aria-label=\"T\" font-family=\"Arial, sans-serif\" font-size=\"10\">"
         "<title>T</title><desc>D</desc>";
}

/// The line of the dump of a drawing that paints the only shape or text of a figure.
std::string painted(const std::string& body) {
  const std::string dump = *dump_drawing({"figure.svg", head() + body + "</svg>"});
  const std::size_t start = dump.find("\n1: ");
  return start == std::string::npos
             ? ""
             : dump.substr(start + 4, dump.find('\n', start + 1) - start - 4);
}

}  // namespace

TEST_CASE("what is painted follows the rules of SVG and CSS", "[painted]") {
  struct Row {
    const char* body;
    const char* painted;
  };
  const Row rows[] = {
      {R"svg(<rect x="1" y="2" width="3" height="4"/>)svg",
       "rect (1,2 3×4) fill #000000 stroke none 0"},
      {R"svg(<g transform="translate(10 5) scale(2)"><rect width="3" height="4" stroke="red"/></g>)svg",
       "rect (10,5 6×8) fill #000000 stroke #ff0000 2"},
      {R"svg(<clipPath id="c"><rect x="2" width="5" height="9"/></clipPath><rect width="10" height="20" clip-path="url(#c)"/>)svg",
       "rect (2,0 5×9) fill #000000 stroke none 0"},
      {R"svg(<clipPath id="c"><rect x="2" width="5" height="9"/></clipPath><g clip-path="url(#c)" transform="translate(10 0)"><path d="M0 5H20M0 50H9" fill="none" stroke="red"/></g>)svg",
       "path (12,5 5×0) fill none stroke #ff0000 1"},
      {R"svg(<clipPath id="c"><circle cx="5" cy="5" r="5"/></clipPath><clipPath id="d"><rect width="4" height="4"/></clipPath><g clip-path="url(#c)"><rect width="20" height="20" clip-path="url(#d)"/></g>)svg",
       "rect (0,0 4×4) fill #000000 stroke none 0"},
      {R"svg(<clipPath id="c"/><rect width="10" height="20" clip-path="url(#c)"/>)svg", ""},
      {R"svg(<rect width="10" height="20" transform="rotate(90)"/>)svg",
       "rect (-20,0 20×10) fill #000000 stroke none 0"},
      {R"svg(<rect width="10" height="20" transform="rotate(-90 10 10)"/>)svg",
       "rect (0,10 20×10) fill #000000 stroke none 0"},
      {R"svg(<rect width="10%" height="10%"/>)svg", "rect (0,0 20×10) fill #000000 stroke none 0"},
      {R"svg(<rect width="1in" height="1.5em"/>)svg",
       "rect (0,0 96×15) fill #000000 stroke none 0"},
      {R"svg(<circle cx="20" cy="20" r="5" fill="#0f0"/>)svg",
       "circle (15,15 10×10) fill #00ff00 stroke none 0"},
      {R"svg(<path d="M0 0c0 10 10 10 10 0z"/>)svg",
       "path (0,0 10×7.5) fill #000000 stroke none 0"},
      {R"svg(<path d="M0 0a5 5 0 0 1 10 0"/>)svg", "path (0,-5 10×5) fill #000000 stroke none 0"},
      {R"svg(<path d="M0,0A5,5 0 00 10,0"/>)svg", "path (0,0 10×5) fill #000000 stroke none 0"},
      {R"svg(<path d="M0 0q5 10 10 0t10 0"/>)svg", "path (0,-5 20×10) fill #000000 stroke none 0"},
      {R"svg(<path d="m1 1h4v3l-1-1 bad 9 9"/>)svg", "path (1,1 4×3) fill #000000 stroke none 0"},
      {R"svg(<svg x="10" y="10" width="20" height="20" viewBox="0 0 10 5"><rect width="10" height="5"/></svg>)svg",
       "rect (10,15 20×10) fill #000000 stroke none 0"},
      {R"svg(<symbol id="s" viewBox="0 0 2 2"><rect width="2" height="2"/></symbol><use href="#s" x="5" width="8" height="8"/>)svg",
       "rect (5,0 8×8) fill #000000 stroke none 0"},
      {R"svg(<defs><rect id="r" width="2" height="2"/></defs><g fill="navy"><use href="#r" x="5" y="6"/></g>)svg",
       "rect (5,6 2×2) fill #000080 stroke none 0"},
      {R"svg(<defs><rect id="r" width="2" height="2"/></defs><g xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#r" x="5"/></g>)svg",
       "rect (5,0 2×2) fill #000000 stroke none 0"},
      {R"svg(<g style="display:none"><rect width="1" height="1"/></g>)svg", ""},
      {R"svg(<g visibility="hidden"><rect width="1" height="1"/></g>)svg", ""},
      {R"svg(<g opacity=".5"><rect width="1" height="1" fill-opacity="50%"/></g>)svg",
       "rect (0,0 1×1) fill #000000 at 0.25 stroke none 0"},
      // The cascade.
      {R"svg(<style>rect{fill:red}</style><rect width="1" height="1" fill="blue"/>)svg",
       "rect (0,0 1×1) fill #ff0000 stroke none 0"},
      {R"svg(<style>.a{fill:red}rect{fill:blue}</style><rect class="a" width="1" height="1"/>)svg",
       "rect.a (0,0 1×1) fill #ff0000 stroke none 0"},
      {R"svg(<style>#i{fill:red}.a.b{fill:blue}</style><rect id="i" class="a b" width="1" height="1"/>)svg",
       "rect.a.b (0,0 1×1) fill #ff0000 stroke none 0"},
      {R"svg(<style>rect{fill:red!important}</style><rect style="fill:blue" width="1" height="1"/>)svg",
       "rect (0,0 1×1) fill #ff0000 stroke none 0"},
      {R"svg(<style>g > rect, g :is(.x, .y){fill:red}</style><g><g><rect width="1" height="1"/></g></g>)svg",
       "rect (0,0 1×1) fill #ff0000 stroke none 0"},
      {R"svg(<style>svg > rect{fill:red}</style><g><rect width="1" height="1"/></g>)svg",
       "rect (0,0 1×1) fill #000000 stroke none 0"},
      {R"svg(<style>/* { */ rect:not(.a)[width="1"]{fill:red}</style><rect width="1" height="1"/>)svg",
       "rect (0,0 1×1) fill #ff0000 stroke none 0"},
      {R"svg(<style>:root{--c:red}g{--d:var(--none, var(--c))}</style><g><rect fill="var(--d)" width="1" height="1"/></g>)svg",
       "rect (0,0 1×1) fill #ff0000 stroke none 0"},
      {R"svg(<style>@media print{rect{fill:red}}</style><rect width="1" height="1"/>)svg",
       "rect (0,0 1×1) fill #000000 stroke none 0"},
      {R"svg(<style>@media screen and (prefers-color-scheme: light){rect{fill:red}}</style><rect width="1" height="1"/>)svg",
       "rect (0,0 1×1) fill #ff0000 stroke none 0"},
      {R"svg(<g color="red"><rect fill="currentColor" width="1" height="1"/></g>)svg",
       "rect (0,0 1×1) fill #ff0000 stroke none 0"},
      {R"svg(<g color="currentColor"><rect fill="currentcolor" width="1" height="1"/></g>)svg",
       "rect (0,0 1×1) fill unknown stroke none 0"},
      {R"svg(<rect fill="hsl(120, 100%, 25%)" width="1" height="1"/>)svg",
       "rect (0,0 1×1) fill #008000 stroke none 0"},
      {R"svg(<rect fill="rgb(100% 0 0 / .5)" width="1" height="1"/>)svg",
       "rect (0,0 1×1) fill #ff0000 at 0.5 stroke none 0"},
      {R"svg(<rect fill="#0088" width="1" height="1"/>)svg",
       "rect (0,0 1×1) fill #000088 at 0.53 stroke none 0"},
      {R"svg(<linearGradient id="g"><stop stop-color="red"/></linearGradient><rect fill="url(#g)" width="1" height="1"/>)svg",
       "rect (0,0 1×1) fill #ff0000 stroke none 0"},
      // Texts: "A" is 1366/2048 em wide, "i" 455/2048 em.
      {R"svg(<text x="10" y="50">A</text>)svg", "text \"A\" (10,42.5 6.67×9.7)"},
      {R"svg(<text x="10" y="50" text-anchor="end">A</text>)svg",
       "text \"A\" (3.33,42.5 6.67×9.7)"},
      {R"svg(<text x="10" y="50" text-anchor="middle"> A
          <tspan dy="5">A</tspan> </text>)svg",
       "text \"A A\" (1.94,42.5 16.12×14.7)"},
      {R"svg(<text x="10 20" y="50">AA</text>)svg", "text \"AA\" (10,42.5 16.67×9.7)"},
      {R"svg(<text y="50"><tspan x="10" y="20">A</tspan><tspan x="10" y="30">A</tspan></text>)svg",
       "text \"AA\" (10,12.5 6.67×19.7)"},
      {R"svg(<text x="10" y="50" letter-spacing="1">Ai</text>)svg",
       "text \"Ai\" (10,42.5 10.89×9.7)"},
      {R"svg(<text x="10" y="50" xml:space="preserve"> i</text>)svg",
       "text \" i\" (10,42.5 5×9.7)"},
      {R"svg(<text x="10" y="50" style="font:bold 20px/1.2 Arial">i</text>)svg",
       "text \"i\" (10,35 5.56×19.4)"},
      {R"svg(<text x="10" y="50" dominant-baseline="central">A</text>)svg",
       "text \"A\" (10,45.97 6.67×9.7)"},
      {R"svg(<text x="10" y="50" transform="rotate(90 10 50)">A</text>)svg",
       "text \"A\" (7.8,50 9.7×6.67)"},
      {R"svg(<text x="10" y="50">中</text>)svg", "text \"中\" (10,42.5 10×9.7)"},
      {R"svg(<text x="10" y="50">A<title>not this</title></text>)svg",
       "text \"A\" (10,42.5 6.67×9.7)"},
  };
  for (const Row& row : rows) {
    INFO(row.body);
    CHECK(painted(row.body) == row.painted);
  }
}

TEST_CASE("lengths are px of the picture at its own size", "[painted]") {
  struct Row {
    const char* root;
    const char* view;
    const char* shape;  // a rect of 10 × 10 user units at 10, 10 with a stroke of 2
    const char* text;   // an "A" of 10 user units at 10, 10
  };
  const Row rows[] = {
      {R"(viewBox="0 0 200 100")", "0,0 200×100", "(10,10 10×10) … 2", "(10,2.5 6.67×9.7)"},
      {R"(width="100" viewBox="0 0 200 100")", "0,0 100×50", "(5,5 5×5) … 1", "(5,1.25 3.33×4.85)"},
      {R"(height="100" viewBox="0 0 200 50")", "0,0 400×100", "(20,20 20×20) … 4",
       "(20,5 13.34×19.4)"},
      {R"(width="1in" height="48" viewBox="0 0 48 24")", "0,0 96×48", "(20,20 20×20) … 4",
       "(20,5 13.34×19.4)"},
      {R"(width="100%" height="100%" viewBox="0 0 200 100")", "0,0 200×100", "(10,10 10×10) … 2",
       "(10,2.5 6.67×9.7)"},
      {R"(width="0" height="-9" viewBox="0 0 200 100")", "0,0 200×100", "(10,10 10×10) … 2",
       "(10,2.5 6.67×9.7)"},
      {R"(width="30" height="20")", "0,0 30×20", "(10,10 10×10) … 2", "(10,2.5 6.67×9.7)"},
      {R"(width="10" height="20" viewBox="-10 -10 20 20")", "-5,-5 10×10", "(5,5 5×5) … 1",
       "(5,1.25 3.33×4.85)"},
      {R"(width="10" height="20" viewBox="0 0 20 20" preserveAspectRatio="xMinYMin slice")",
       "0,0 20×20", "(10,10 10×10) … 2", "(10,2.5 6.67×9.7)"},
      {R"(width="40" height="10" viewBox="0 0 10 10" preserveAspectRatio="none")", "0,0 40×10",
       "(40,10 40×10) … 4", "(40,2.5 26.68×9.7)"},
      // PowerPoint's units: 9525 a px. What is scaled inside keeps all its digits.
      {R"(width="960" viewBox="0 0 9144000 6858000")", "0,0 960×720", "(0,0 0×0) … 0", "(0,0 0×0)"},
  };
  for (const Row& row : rows) {
    INFO(row.root);
    const std::string dump = *dump_drawing(
        {"", "<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"Arial\" " +
                 std::string(row.root) +
                 "><rect x=\"10\" y=\"10\" width=\"10\" height=\"10\" stroke=\"red\" "
                 "stroke-width=\"2\"/><text x=\"10\" y=\"10\" font-size=\"10\">A</text></svg>"});
    const std::string shape = row.shape;
    const std::size_t middle = shape.find(" … ");
    CHECK(dump.substr(0, dump.find("2: ")) ==
          "view " + std::string(row.view) + " scheme light\n1: rect " + shape.substr(0, middle) +
              " fill #000000 stroke #ff0000 " + shape.substr(middle + 5) + "\n");
    CHECK(dump.find("2: text \"A\" " + std::string(row.text) + "\n") != std::string::npos);
  }
}

TEST_CASE("nothing is lost where user units are far smaller than a px", "[painted]") {
  const std::string dump = *dump_drawing(
      {"",
       R"svg(<svg xmlns="http://www.w3.org/2000/svg" width="960" viewBox="0 0 9144000 6858000">)svg"
       R"svg(<g transform="scale(.5)"><rect width="18288000" height="952500"/></g></svg>)svg"});
  CHECK(dump == "view 0,0 960×720 scheme light\n1: rect (0,0 960×50) fill #000000 stroke none 0\n");
}

TEST_CASE("letters of a monospace family are all as wide", "[painted]") {
  struct Row {
    const char* family;
    const char* width;  // of ten letters of 100 px
  };
  const Row rows[] = {
      {"Menlo, monospace", "602.05"},
      {"&quot;DejaVu Sans Mono&quot;", "602.05"},
      {"monaco", "600.1"},
      {"CONSOLAS, monospace", "549.8"},
      {"Courier New", "600.1"},
      {"Courier, monospace", "600"},
      {"'Liberation Mono'", "600.1"},
      {"SF Mono, Menlo", "618.2"},
      {"SFMono-Regular, Consolas", "618.2"},
      {"Fira Code", "600"},
      {"Fira Mono", "600"},
      {"JetBrains Mono", "600"},
      {"Source Code Pro", "600"},
      {"Cascadia Code", "585.9"},
      {"Cascadia Mono", "585.9"},
      {"Ubuntu Mono", "500"},
      {"Roboto Mono", "600.1"},
      {"IBM Plex Mono", "600"},
      {"Noto Sans Mono", "600"},
      {"Inconsolata", "500"},
      {"monospace", "602.05"},
      {"ui-monospace, monospace", "618.2"},
      // The first family that is known.
      {"Berkeley Mono, Consolas, monospace", "549.8"},
      {"Berkeley Mono, monospace", "602.05"},
  };
  for (const Row& row : rows) {
    INFO(row.family);
    CHECK(painted("<text y=\"100\" font-size=\"100\" font-family=\"" + std::string(row.family) +
                  "\">iiiii.ii-\u0416</text>") ==
          "text \"iiiii.ii-\u0416\" (0,25 " + std::string(row.width) + "×97)");
  }
  // But for letters that are 1 em wide everywhere.
  CHECK(painted("<text y=\"100\" font-size=\"100\" font-family=\"Menlo\">中i</text>") ==
        "text \"中i\" (0,25 160.21×97)");
}

TEST_CASE("lint knows light and dark", "[painted]") {
  const std::string dump = *dump_drawing(
      {"", head() + "<style>@media (prefers-color-scheme:dark){rect{fill:red}}</style><rect "
                    "width=\"1\" height=\"1\"/></svg>"});
  CHECK(dump ==
        "view 0,0 200×100 scheme light\n1: rect (0,0 1×1) fill #000000 stroke none 0\n"
        "view 0,0 200×100 scheme dark\n1: rect (0,0 1×1) fill #ff0000 stroke none 0\n");
}

TEST_CASE("uses that lead in a circle draw nothing", "[painted]") {
  CHECK(painted("<g id=\"a\"><use href=\"#a\"/></g><use href=\"#none\"/>").empty());
}
