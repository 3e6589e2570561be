// A Scene as lines of text, for golden files and for asking what is written where.
#pragma once
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nightjar/charts/scene.hpp>
#include <nightjar/support/overloaded.hpp>
#include <string>
#include <vector>

namespace nightjar::test {

inline std::string number(double value) {
  std::string out = fmt::format("{:.1f}", value);
  return out == "-0.0" ? "0.0" : out;
}
inline std::string color_text(charts::Color color) {
  return color.a == 0 ? "-" : fmt::format("{:02x}{:02x}{:02x}", color.r, color.g, color.b);
}
inline std::string stroke_text(const charts::Stroke& stroke) {
  if (stroke.width <= 0) return "";
  static constexpr const char* dashes[] = {"", " dashed", " dotted"};
  return fmt::format(" stroke {} {}{}", number(stroke.width), color_text(stroke.color),
                     dashes[static_cast<int>(stroke.dash)]);
}

inline std::string shape_text(const charts::Shape& shape) {
  return std::visit(Overloaded{[](const charts::Box& b) {
                                 return fmt::format("box {} {} {}x{} {}{}{}", number(b.x), number(b.y), number(b.w),
                                                    number(b.h), color_text(b.fill), stroke_text(b.stroke),
                                                    b.hatched ? " hatched" : "");
                               },
                               [](const charts::Line& l) {
                                 return fmt::format("line {} {} to {} {}{}", number(l.from.x), number(l.from.y),
                                                    number(l.to.x), number(l.to.y), stroke_text(l.stroke));
                               },
                               [](const charts::Path& p) {
                                 std::string out = p.closed ? "closed path" : "path";
                                 for (const auto& point : p.points)
                                   out += fmt::format(" {},{}", number(point.x), number(point.y));
                                 return fmt::format("{} {}{}", out, color_text(p.fill), stroke_text(p.stroke));
                               },
                               [](const charts::Disc& d) {
                                 return fmt::format("disc {} {} r {} {}{}", number(d.center.x), number(d.center.y),
                                                    number(d.radius), color_text(d.fill), stroke_text(d.stroke));
                               },
                               [](const charts::Text& t) {
                                 static constexpr const char* anchors[] = {"start", "middle", "end"};
                                 return fmt::format("text {} {} {} {} {} \"{}\"", number(t.at.x), number(t.at.y),
                                                    anchors[static_cast<int>(t.anchor)], number(t.style.size),
                                                    color_text(t.color), t.words);
                               }},
                    shape);
}

inline std::string scene_text(const charts::Scene& scene) {
  std::string out = fmt::format("scene {}x{} {}\n", number(scene.width), number(scene.height), scene.title);
  for (const auto& shape : scene.shapes) out += shape_text(shape) + '\n';
  return out;
}

/// All words of a scene, in the order in which they are drawn.
inline std::vector<std::string> words_in(const charts::Scene& scene) {
  std::vector<std::string> out;
  for (const auto& shape : scene.shapes)
    if (const auto* text = std::get_if<charts::Text>(&shape)) out.push_back(text->words);
  return out;
}

template <class S>
std::vector<S> shapes_of(const charts::Scene& scene) {
  std::vector<S> out;
  for (const auto& shape : scene.shapes)
    if (const auto* found = std::get_if<S>(&shape)) out.push_back(*found);
  return out;
}

inline std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What tests/golden/`name` holds; written again when NIGHTJAR_UPDATE_GOLDEN=1.
inline std::string golden(const std::string& name, const std::string& now) {
  const std::string path = std::string(NIGHTJAR_SOURCE_DIR) + "/tests/golden/" + name;
  if (const char* update = std::getenv("NIGHTJAR_UPDATE_GOLDEN"); update && *update == '1')
    std::ofstream(path, std::ios::binary) << now;
  return file_text(path);
}

}  // namespace nightjar::test
