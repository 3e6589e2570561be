#include <algorithm>
#include <nightjar/charts/text_wrap.hpp>
#include <nightjar/charts/trends.hpp>
#include <nightjar/support/contract.hpp>

#include "charts/trends_panels.hpp"

namespace nightjar::charts {
namespace {

constexpr double least_gutter = 112, most_gutter_share = 0.26;
constexpr double top_margin = 10, panel_gap = 30, legend_row = 16, bottom_axis = 34, note_row = 18;
constexpr double least_unit = 50;  // a panel of weight 1 can still be read
constexpr double nights_weight = 3, feelings_weight = 1.6;
constexpr double lane_pitch = 24, strip_pitch = 18, rows_title = lanes_title;

/// Each panel with its room: free panels share what is left over, rows take what they need.
struct Place {
  const PanelSpec* spec = nullptr;
  RowNames rows;
  std::vector<std::vector<LegendItem>> legend;  // one list a line
  double weight = 0, height = 0, top = 0;
};

bool has_rows(Form form) { return form == Form::strip || form == Form::lanes; }

struct Layout {
  const TrendsInput& input;
  const TrendsView& view;
  const TextMeasure& measure;
  DayAxis axis;
  std::vector<Place> places;

  [[nodiscard]] double item_width(const LegendItem& item) const {
    const bool hidden = item.toggle && view.hidden.contains(*item.toggle);
    return sign_width + measure.width(item.words + (hidden ? ", hidden" : ""), name_style) + 14;
  }
  void add(Panel panel, double width) {
    Place place;
    place.spec = &spec_of(panel);
    double used = width + 1;
    for (auto& item : legend_of(input, panel, axis)) {
      const double w = item_width(item);
      if (used + w > width) {
        place.legend.emplace_back();
        used = 0;
      }
      used += w;
      place.legend.back().push_back(std::move(item));
    }
    const Form form = place.spec->form;
    place.weight = has_rows(form)           ? 0
                   : form == Form::raster   ? nights_weight
                   : form == Form::feelings ? feelings_weight
                                            : 1;
    // As high a lane as any other panel, but for the title above it.
    if (form == Form::feelings && feelings_apart(axis, view))
      place.weight = static_cast<double>(feelings_shown(view).size()) + 0.4;
    places.push_back(std::move(place));
  }
  void name_rows(Place& place, const DayRange& shown) const {
    const auto wrapped = [&](const std::string& name) { return wrap(name, name_style, axis.left - tick_gap, measure); };
    if (place.spec->form == Form::lanes) {
      place.rows.pitch = lane_pitch;
      for (const auto& lane : input.lanes) place.rows.lines.push_back(wrapped(lane.name));
    } else {
      place.rows.pitch = strip_pitch;
      for (const auto* row : answered_rows(input, shown)) place.rows.lines.push_back(wrapped(row->label));
    }
    // Without rows a sentence is in their place.
    place.height = rows_title + (place.rows.lines.empty() ? 10 : place.rows.height());
  }
  /// Answers how high everything is.
  double share_out(double height) {
    double fixed = top_margin + bottom_axis, weight = 0;
    for (const auto& place : places) {
      fixed += place.height + legend_row * static_cast<double>(place.legend.size());
      if (&place != &places.front()) fixed += panel_gap;
      weight += place.weight;
    }
    const double unit = weight > 0 ? std::max((height - fixed) / weight, least_unit) : 0;
    double y = top_margin;
    for (auto& place : places) {
      if (&place != &places.front()) y += panel_gap;
      y += legend_row * static_cast<double>(place.legend.size());
      place.top = y;
      if (place.weight > 0) place.height = unit * place.weight;
      y += place.height;
    }
    return y;
  }
};

double gutter_of(const TrendsInput& input, const TrendsView& view, double width, const TextMeasure& measure) {
  double widest = 0;
  const auto shows = [&](Panel panel) { return std::ranges::find(view.panels, panel) != view.panels.end(); };
  const auto consider = [&](const std::string& name, const TextStyle& style) {
    widest = std::max(widest, measure.width(name, style));
  };
  if (shows(Panel::taken))
    for (const auto& lane : input.lanes) consider(lane.name, name_style);
  if (shows(Panel::checklist))
    for (const auto& row : input.checklist) consider(row.label, name_style);
  for (const Panel panel : view.panels) consider(std::string(spec_of(panel).title), title_style);
  return std::clamp(widest + tick_gap + 12, least_gutter, std::max(least_gutter, width * most_gutter_share));
}

void shade_weekends(const Sheet& sheet, double top, double bottom) {
  constexpr double narrowest = 3;  // below it, a year would be all stripes
  if (!sheet.single_days() || sheet.axis.day_width() < narrowest) return;
  for (Day day = sheet.axis.from; day <= sheet.axis.until; ++day)
    if (weekday(day) >= 5)
      sheet.pen.fill(sheet.axis.start_of(day), top, sheet.axis.day_width(), bottom - top, sheet.palette.weekend);
}

/// The title wraps beside the numbers; the unit follows below it.
void draw_title(const Sheet& sheet, const PanelSpec& spec, double top, const TextMeasure& measure) {
  double baseline = top + 4.5;
  const bool alone = has_rows(spec.form) || spec.form == Form::raster ||
                     (spec.form == Form::feelings && feelings_apart(sheet.axis, sheet.view));
  const double room = alone ? sheet.axis.left : sheet.axis.left - 34;
  for (const auto& line : wrap(spec.title, title_style, room, measure)) {
    sheet.pen.words(0, baseline, line, title_style, sheet.palette.text);
    baseline += 17;
  }
  for (const auto& line : spec.unit) {
    if (line.empty()) continue;
    sheet.pen.words(0, baseline + 0.5, std::string(line), name_style, sheet.palette.soft);
    baseline += name_leading;
  }
}

void draw_legend(const Sheet& sheet, const Layout& layout, const Place& place, TrendsChart& chart) {
  double y = place.top - legend_row * static_cast<double>(place.legend.size()) - 2;
  for (const auto& line : place.legend) {
    double x = sheet.axis.right;
    for (const auto& item : line) x -= layout.item_width(item);
    x = std::max(x + 14, sheet.axis.left);
    for (const auto& item : line) {
      const bool hidden = item.toggle && sheet.view.hidden.contains(*item.toggle);
      const double w = layout.item_width(item) - 14;
      if (!hidden) draw_sign(sheet, place.spec->panel, item, x + sign_width / 2 - 2, y);
      sheet.pen.words(x + sign_width, y + 4.3, item.words + (hidden ? ", hidden" : ""), name_style,
                      hidden ? sheet.palette.faint : sheet.palette.soft);
      if (item.toggle) chart.legend.push_back({*item.toggle, item.words, {x - 4, y - 8, w + 8, legend_row}, hidden});
      x += layout.item_width(item);
    }
    y += legend_row;
  }
}

/// The name of each substance is its own entry of the legend.
void add_lane_toggles(const Sheet& sheet, const Place& place, TrendsChart& chart) {
  double y = place.top + rows_title;
  for (std::size_t i = 0; i < place.rows.lines.size(); ++i) {
    const auto& lane = sheet.input.lanes[i];
    const Toggle toggle{Panel::taken, Mark::lane, lane.substance};
    const double h = place.rows.height_of(i);
    chart.legend.push_back(
        {toggle, lane.name, {0, y, sheet.axis.left - tick_gap / 2, h}, sheet.view.hidden.contains(toggle)});
    y += h;
  }
}

void draw_panel(const Sheet& sheet, const Layout& layout, const Place& place, TrendsChart& chart) {
  const auto& spec = *place.spec;
  draw_legend(sheet, layout, place, chart);
  draw_title(sheet, spec, place.top, layout.measure);
  switch (spec.form) {
    case Form::raster: draw_nights(sheet, place.top, place.height); return;
    case Form::values: draw_values(sheet, spec, place.top, place.height); return;
    case Form::stems: draw_stems(sheet, spec, place.top, place.height); return;
    case Form::feelings: draw_feelings(sheet, place.top, place.height); return;
    case Form::strip:
    case Form::lanes: break;
  }
  if (place.rows.lines.empty()) {
    sheet.pen.words(sheet.axis.left, place.top + 4.5, "not recorded", name_style, sheet.palette.faint);
  } else if (spec.form == Form::strip) {
    draw_strip(sheet, place.top + rows_title, place.rows);
  } else {
    draw_lanes(sheet, place.top + rows_title, place.rows);
    add_lane_toggles(sheet, place, chart);
  }
}

void draw_day_labels(const Sheet& sheet, double baseline, const TextMeasure& measure) {
  for (const auto& label : day_labels(sheet.axis, 60)) {
    const double half = measure.width(label.words, axis_style) / 2;
    sheet.pen.words(std::clamp(sheet.axis.middle_of(label.day), sheet.axis.left + half, sheet.axis.right - half),
                    baseline, label.words, axis_style, sheet.palette.soft, Anchor::middle);
  }
}

}  // namespace

DayRange TrendsChart::column_of(Day day) const {
  if (days_per_column == 1) return {day, day};
  return column_around(day, days_per_column, axis.range());
}

TrendsChart lay_out_trends(const TrendsInput& input, double width, double height, const Palette& palette,
                           const TextMeasure& measure, const TrendsView& view) {
  const DayRange shown = view.shown.value_or(input.range());
  NIGHTJAR_EXPECTS(!input.days.empty() && input.from <= shown.from && shown.from <= shown.until &&
                   shown.until <= input.until);
  TrendsChart chart;
  chart.axis = {shown.from, shown.until, gutter_of(input, view, width, measure), width};
  chart.days_per_column = days_per_column(chart.axis);
  const auto shows = [&](Panel panel) { return std::ranges::find(view.panels, panel) != view.panels.end(); };
  chart.thinned =
      thinned_note(chart.days_per_column, shows(Panel::checklist), shows(Panel::taken) && !input.lanes.empty());
  chart.scene.width = width;
  chart.scene.title = "Trends";
  chart.scene.description = describe(input, view) + (chart.thinned.empty() ? "" : '\n' + chart.thinned);

  Layout layout{input, view, measure, chart.axis, {}};
  for (const Panel panel : view.panels) {
    if (panel == Panel::taken && input.lanes.empty()) continue;
    layout.add(panel, width - chart.axis.left);
  }
  for (auto& place : layout.places)
    if (has_rows(place.spec->form)) layout.name_rows(place, shown);
  const auto note = chart.thinned.empty() ? std::vector<std::string>{}
                                          : wrap(chart.thinned, name_style, width - chart.axis.left, measure);
  const double notes = note_row * static_cast<double>(note.size());
  chart.plot_bottom = layout.share_out(height - notes);
  chart.plot_top = layout.places.empty() ? top_margin : layout.places.front().top;
  chart.scene.height = std::max(height, chart.plot_bottom + bottom_axis + notes);

  const Sheet sheet{Pen(chart.scene),
                    chart.axis,
                    palette,
                    input,
                    view,
                    chart.days_per_column,
                    columns_of(shown, chart.days_per_column)};
  shade_weekends(sheet, chart.plot_top, chart.plot_bottom);
  for (const auto& place : layout.places) {
    chart.panels.push_back({place.spec->panel, place.top, place.top + place.height});
    draw_panel(sheet, layout, place, chart);
  }
  draw_day_labels(sheet, chart.plot_bottom + 22, measure);
  double baseline = chart.plot_bottom + bottom_axis + 8;
  for (const auto& line : note) {
    sheet.pen.words(chart.axis.left, baseline, line, name_style, palette.soft);
    baseline += note_row;
  }
  return chart;
}

}  // namespace nightjar::charts
