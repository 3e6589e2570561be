// The right of Share: in which format, with which password, for whom, saved where; and the list of what went out.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <nightjar/app/share_state.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/report/share_file.hpp>
#include <nightjar/toolkit/draw.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/page.hpp"
#include "screens/share_parts.hpp"

namespace nightjar::screens {
namespace {

using report::Format;

struct FormatWords {
  Format format;
  const char *chip, *save, *about;
};
constexpr std::array<FormatWords, 7> formats{{
    {Format::pdf, "PDF", "Save the PDF###save", ""},
    {Format::html, "Web page", "Save the web page###save",
     "One page for any browser, with its charts. It loads nothing from elsewhere."},
    {Format::xlsx, "Spreadsheet", "Save the spreadsheet###save", "One workbook with a sheet for each kind of entry."},
    {Format::csv, "Tables", "Save the tables###save", "A zip of CSV tables and a list of what their columns mean."},
    {Format::fhir, "FHIR", "Save for record systems###save", "For the record systems of clinics (FHIR R4)."},
    {Format::json, "Nightjar", "Save for Nightjar###save", "As recorded (JSON), for another Nightjar or a program."},
    {Format::omh, "Open mHealth", "Save the sleep episodes###save",
     "Only sleep episodes, in the style of Open mHealth."},
}};

const FormatWords& words_of(Format format) {
  return *std::ranges::find_if(formats, [&](const FormatWords& one) { return one.format == format; });
}

std::string size_words(std::size_t bytes) {
  if (bytes < 1000) return fmt::format("{} bytes", bytes);
  if (bytes < 1000 * 1000) return fmt::format("{} kB", (bytes + 500) / 1000);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

void offer_password(ShareState& state) {
  std::string offered = report::suggest_password();
  state.password.clear();
  std::memcpy(state.password.data(), offered.data(), offered.size());
  wipe(offered.data(), offered.size());
  state.password.shown = true;
}

void draw_format(ShareState& state) {
  label("As");
  gap(6);
  begin_chips();
  for (const auto& one : formats)
    if (chip(one.chip, state.format == one.format)) state.format = one.format;
  end_chips();
  gap(6);
  if (state.format == Format::pdf && !state.pages_are_current())
    detail("The pages are being laid out.");
  else if (state.format == Format::pdf)
    detail(fmt::format("{} {} that print as they look here.", state.pages.size(),
                       state.pages.size() == 1 ? "page" : "pages"));
  else
    detail(words_of(state.format).about);
}

void draw_password(ShareState& state) {
  if (checkbox_row("With a password", state.with_password) && state.with_password && state.password.empty())
    offer_password(state);
  if (!state.with_password) return;
  gap(6);
  secret_field("Password", state.password);
  gap(4);
  if (state.password.shown) {
    detail(state.password.text(), Ink::text);  // whole, where the field is too short for it
    gap(2);
  }
  if (link("Offer another", Type::detail)) offer_password(state);
  gap(4);
  detail("Made for this file and kept nowhere. Tell it by phone, not in the same e-mail.");
  if (state.format != Format::pdf) {
    gap(4);
    detail(report::protected_zip_notice());
  }
}

void draw_button(ShareState& state, Actions& out) {
  if (state.done) {
    detail(fmt::format("Making the file … {} %", static_cast<int>(state.done->load() * 100)), Ink::text);
    gap(6);
    if (button("Stop")) out.push_back(act::CancelSharing{});
    return;
  }
  if (accent_button(words_of(state.format).save, key::none, room() / theme().scale))
    out.push_back(act::MakeSharedFile{});
  if (state.ask_replace) {
    gap(8);
    if (button("Replace that file")) out.push_back(act::MakeSharedFile{true});
  }
}

/// What of a file that went out, in the order of its pages.
std::string included_words(const TextSet& included) {
  std::string out = "nights";
  for (const auto field_class : report::field_classes())
    if (included.contains(std::string(to_text(field_class)))) out += fmt::format(" · {}", report::label(field_class));
  return out;
}

}  // namespace

void draw_share_making(ShareState& state, Actions& out) {
  draw_format(state);
  gap(14);
  draw_password(state);
  gap(14);
  label("For whom (only for your own list)");
  gap(6);
  text_field("For whom", state.recipient, {.ghost = "clinic, 24 November"});
  gap(14);
  label("Saved as");
  gap(6);
  text_field("Saved as", state.path);
  gap(4);
  detail(file_name_of(state.path));
  gap(20);
  for (const auto& caution : state.contents.cautions) {
    detail(caution, Ink::text);
    gap(8);
  }
  draw_button(state, out);
  gap(12);
  if (state.problem) {
    problem_words(state.problem);
    gap(8);
  }
  if (state.saved) {
    detail(fmt::format("Saved, {}{}: {}", size_words(state.saved->bytes),
                       state.saved->with_password ? ", with its password" : "", state.saved->path),
           Ink::text);
    gap(4);
    detail("It is in your list of what was shared.");
    gap(8);
  }
  detail(words::leaves_encryption_warning());
}

void draw_share_log(const JournalView& view) {
  if (view.data.live<Share>().empty()) return;
  gap(30);
  section_title("Shared before");
  gap(10);
  std::vector<const Share*> shares;
  for (const auto& [id, share] : view.data.live<Share>()) shares.push_back(&share);
  std::ranges::sort(shares, [](const Share* a, const Share* b) { return a->at.utc > b->at.utc; });
  for (const auto* share : shares) {
    std::string what = fmt::format("{} · {}", iso(day_of(share->at.local)), share->file_name);
    if (share->recipient) what += " · " + *share->recipient;
    if (share->encrypted) what += " · with a password";
    detail(what, Ink::text);
    label(fmt::format("{} to {}: {}. SHA-256 {}", iso(share->from), iso(share->until), included_words(share->included),
                      share->sha256),
          Ink::faint);
    gap(10);
  }
}

}  // namespace nightjar::screens
