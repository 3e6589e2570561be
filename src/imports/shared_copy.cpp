#include <nightjar/imports/merge.hpp>
#include <nightjar/imports/shared_copy.hpp>

namespace nightjar::imports {

Result<SharedCopy> read_shared_copy(std::string_view file_name, std::string_view bytes, std::string_view password,
                                    Instant now) {
  Options options;
  options.password = password;
  options.batch_id = random_id();
  options.now = now;
  auto batch = parse(file_name, bytes, options, JournalData());
  if (!batch) return fail(batch.error());
  if (batch->counts.rejected > 0 && batch->counts.rejected == batch->counts.read)
    return fail(ErrorCode::parse, "nothing in this file could be read", "ask for it to be shared once more");
  SharedCopy out{JournalData(batch->settings.value_or(JournalSettings())), std::move(batch->findings)};
  if (batch->lists) out.data.set_lists(*std::move(batch->lists));
  // With the record of the reading, so that rows without a time of entry are not taken for entered now.
  for (const auto& change :
       to_changes(*batch, options, {.theirs = false, .file_name = std::string(file_name), .file_sha256 = ""}))
    out.data.put(change.after);
  return out;
}

}  // namespace nightjar::imports
