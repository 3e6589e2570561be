#include "vault/schema/001_first.hpp"

namespace nightjar::vault::schema {

// Days count from 1970-01-01, times are milliseconds since then; ids are 16 bytes; moments, sets, checklists and clock
// times are JSON. Only its first and last character are checked here, because SQLite 3.40 refuses json_valid() in a
// schema that it is told not to trust. References are checked when a transaction ends, so that an import may write in
// any order.
const std::string_view first = R"sql(
CREATE TABLE night (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  night INTEGER NOT NULL CHECK (night BETWEEN -25567 AND 84370),
  state TEXT NOT NULL CHECK (state IN ('recorded', 'no_sleep', 'prefer_not')),
  into_bed TEXT CHECK (into_bed GLOB '{*}'),
  tried_to_sleep TEXT CHECK (tried_to_sleep GLOB '{*}'),
  sleep_latency_min INTEGER CHECK (sleep_latency_min BETWEEN 0 AND 960),
  awakenings INTEGER CHECK (awakenings BETWEEN 0 AND 99),
  awake_min INTEGER CHECK (awake_min BETWEEN 0 AND 960),
  final_awakening TEXT CHECK (final_awakening GLOB '{*}'),
  still_trying_min INTEGER CHECK (still_trying_min BETWEEN 0 AND 960),
  out_of_bed TEXT CHECK (out_of_bed GLOB '{*}'),
  quality INTEGER CHECK (quality BETWEEN 1 AND 5),
  rested INTEGER CHECK (rested BETWEEN 1 AND 5),
  factors TEXT CHECK (factors GLOB '[[]*]'),
  comments TEXT CHECK (length(comments) BETWEEN 0 AND 20000),
  woke_earlier_than_planned_min INTEGER CHECK (woke_earlier_than_planned_min BETWEEN 0 AND 600),
  own_estimate_min INTEGER CHECK (own_estimate_min BETWEEN 0 AND 1440),
  odd_confirmed TEXT NOT NULL CHECK (odd_confirmed GLOB '[[]*]')
) STRICT;

CREATE TABLE nap (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  day INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84370),
  start TEXT CHECK (start GLOB '{*}'),
  "end" TEXT CHECK ("end" GLOB '{*}'),
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 960),
  comments TEXT CHECK (length(comments) BETWEEN 0 AND 20000)
) STRICT;

CREATE TABLE device_sleep (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  day INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84370),
  start TEXT CHECK (start GLOB '{*}'),
  "end" TEXT CHECK ("end" GLOB '{*}'),
  asleep_min INTEGER CHECK (asleep_min BETWEEN 0 AND 2880),
  awake_min INTEGER CHECK (awake_min BETWEEN 0 AND 2880),
  latency_min INTEGER CHECK (latency_min BETWEEN 0 AND 960),
  awakenings INTEGER CHECK (awakenings BETWEEN 0 AND 999),
  stages TEXT CHECK (length(stages) BETWEEN 0 AND 20000),
  source_name TEXT NOT NULL CHECK (length(source_name) BETWEEN 1 AND 200)
) STRICT;

CREATE TABLE substance (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  kind TEXT NOT NULL CHECK (kind IN (
    'prescribed', 'otc', 'alcohol', 'caffeine', 'nicotine', 'cannabis', 'kratom', 'opioid', 'sedative',
    'stimulant', 'other')),
  ask_daily INTEGER NOT NULL CHECK (ask_daily IN (0, 1)),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  note TEXT CHECK (length(note) BETWEEN 0 AND 20000)
) STRICT;

CREATE TABLE substance_day (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  substance_id BLOB NOT NULL REFERENCES substance DEFERRABLE INITIALLY DEFERRED,
  day INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84370),
  state TEXT NOT NULL CHECK (state IN ('taken', 'none', 'prefer_not')),
  note TEXT CHECK (length(note) BETWEEN 0 AND 20000)
) STRICT;

CREATE TABLE intake (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  substance_id BLOB NOT NULL REFERENCES substance DEFERRABLE INITIALLY DEFERRED,
  day INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84370),
  at TEXT CHECK (at GLOB '{*}'),
  time_is TEXT NOT NULL CHECK (time_is IN ('exact', 'about', 'unknown')),
  amount TEXT CHECK (length(amount) BETWEEN 1 AND 40),
  unit TEXT CHECK (length(unit) BETWEEN 1 AND 80),
  amount_is TEXT NOT NULL CHECK (amount_is IN ('stated', 'estimate', 'unknown', 'not_asked')),
  form TEXT CHECK (length(form) BETWEEN 1 AND 200),
  label_strength TEXT CHECK (length(label_strength) BETWEEN 1 AND 200),
  brand TEXT CHECK (length(brand) BETWEEN 1 AND 200),
  route TEXT CHECK (length(route) BETWEEN 1 AND 200),
  reasons TEXT NOT NULL CHECK (reasons GLOB '[[]*]'),
  noticed TEXT CHECK (length(noticed) BETWEEN 0 AND 20000),
  plan_id BLOB REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  note TEXT CHECK (length(note) BETWEEN 0 AND 20000)
) STRICT;

CREATE TABLE plan (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  substance_id BLOB NOT NULL REFERENCES substance DEFERRABLE INITIALLY DEFERRED,
  prescriber TEXT CHECK (length(prescriber) BETWEEN 1 AND 200),
  instruction TEXT NOT NULL CHECK (length(instruction) BETWEEN 1 AND 2000),
  "from" INTEGER NOT NULL CHECK ("from" BETWEEN -25567 AND 84370),
  until INTEGER CHECK (until BETWEEN -25567 AND 84370),
  times TEXT NOT NULL CHECK (times GLOB '[[]*]'),
  as_needed INTEGER NOT NULL CHECK (as_needed IN (0, 1))
) STRICT;

CREATE TABLE plan_event (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  plan_id BLOB NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  day INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84370),
  slot INTEGER NOT NULL CHECK (slot BETWEEN 0 AND 99),
  state TEXT NOT NULL CHECK (state IN ('taken', 'not_taken', 'prefer_not')),
  at TEXT CHECK (at GLOB '{*}'),
  note TEXT CHECK (length(note) BETWEEN 0 AND 20000)
) STRICT;

CREATE TABLE craving (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  at TEXT NOT NULL CHECK (at GLOB '{*}'),
  peak INTEGER NOT NULL CHECK (peak BETWEEN 0 AND 10),
  minutes INTEGER CHECK (minutes BETWEEN 0 AND 1440),
  target_substance_id BLOB REFERENCES substance DEFERRABLE INITIALLY DEFERRED,
  target_text TEXT CHECK (length(target_text) BETWEEN 1 AND 200),
  triggers TEXT NOT NULL CHECK (triggers GLOB '[[]*]'),
  what_helped TEXT NOT NULL CHECK (what_helped GLOB '[[]*]'),
  outcome TEXT CHECK (outcome IN ('passed', 'took_something', 'still_there', 'prefer_not')),
  note TEXT CHECK (length(note) BETWEEN 0 AND 20000)
) STRICT;

CREATE TABLE withdrawal_check (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  at TEXT NOT NULL CHECK (at GLOB '{*}'),
  items TEXT NOT NULL CHECK (items GLOB '{*}'),
  note TEXT CHECK (length(note) BETWEEN 0 AND 20000)
) STRICT;

CREATE TABLE check_in (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  day INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84370),
  mood INTEGER CHECK (mood BETWEEN 0 AND 10),
  energy INTEGER CHECK (energy BETWEEN 0 AND 10),
  pain INTEGER CHECK (pain BETWEEN 0 AND 10),
  stress INTEGER CHECK (stress BETWEEN 0 AND 10),
  craving_peak INTEGER CHECK (craving_peak BETWEEN 0 AND 10),
  note TEXT CHECK (length(note) BETWEEN 0 AND 20000)
) STRICT;

CREATE TABLE day_facts (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  day INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84370),
  day_type TEXT CHECK (day_type IN ('work', 'free', 'other')),
  naps TEXT CHECK (naps IN ('none', 'some', 'prefer_not')),
  caffeine TEXT CHECK (caffeine IN ('none', 'some', 'prefer_not')),
  exercise TEXT CHECK (exercise IN ('none', 'some', 'prefer_not')),
  late_screens TEXT CHECK (late_screens IN ('none', 'some', 'prefer_not')),
  last_caffeine TEXT CHECK (last_caffeine GLOB '{*}')
) STRICT;

CREATE TABLE side_effect (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  day INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84370),
  until INTEGER CHECK (until BETWEEN -25567 AND 84370),
  label TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 200),
  bother INTEGER CHECK (bother BETWEEN 0 AND 4),
  person_links_it_to TEXT CHECK (length(person_links_it_to) BETWEEN 1 AND 200),
  note TEXT CHECK (length(note) BETWEEN 0 AND 20000)
) STRICT;

CREATE TABLE support_event (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  at TEXT NOT NULL CHECK (at GLOB '{*}'),
  type TEXT NOT NULL CHECK (type IN ('therapy', 'group', 'peer', 'clinic', 'phone_or_chat', 'other')),
  happened TEXT NOT NULL CHECK (happened IN ('attended', 'missed', 'cancelled')),
  minutes INTEGER CHECK (minutes BETWEEN 0 AND 1440),
  label TEXT CHECK (length(label) BETWEEN 1 AND 200),
  note TEXT CHECK (length(note) BETWEEN 0 AND 20000)
) STRICT;

CREATE TABLE clinic_score (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  day INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84370),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  total TEXT NOT NULL CHECK (length(total) BETWEEN 1 AND 80),
  range_text TEXT CHECK (length(range_text) BETWEEN 1 AND 80),
  given_by TEXT CHECK (length(given_by) BETWEEN 1 AND 200),
  note TEXT CHECK (length(note) BETWEEN 0 AND 20000)
) STRICT;

CREATE TABLE tag (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  "when" TEXT NOT NULL CHECK ("when" IN ('before_bed', 'in_the_night')),
  asked_from INTEGER NOT NULL CHECK (asked_from BETWEEN -25567 AND 84370),
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE note (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  at TEXT NOT NULL CHECK (at GLOB '{*}'),
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 20000),
  in_reports INTEGER NOT NULL CHECK (in_reports IN (0, 1))
) STRICT;

CREATE TABLE question (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  asked_utc INTEGER NOT NULL,
  exposure TEXT NOT NULL CHECK (length(exposure) BETWEEN 1 AND 200),
  outcome TEXT NOT NULL CHECK (length(outcome) BETWEEN 1 AND 200),
  "from" INTEGER NOT NULL CHECK ("from" BETWEEN -25567 AND 84370),
  until INTEGER NOT NULL CHECK (until BETWEEN -25567 AND 84370)
) STRICT;

CREATE TABLE share (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  at TEXT NOT NULL CHECK (at GLOB '{*}'),
  recipient TEXT CHECK (length(recipient) BETWEEN 1 AND 200),
  format TEXT NOT NULL CHECK (length(format) BETWEEN 1 AND 40),
  "from" INTEGER NOT NULL CHECK ("from" BETWEEN -25567 AND 84370),
  until INTEGER NOT NULL CHECK (until BETWEEN -25567 AND 84370),
  included TEXT NOT NULL CHECK (included GLOB '[[]*]'),
  encrypted INTEGER NOT NULL CHECK (encrypted IN (0, 1)),
  file_name TEXT NOT NULL CHECK (length(file_name) BETWEEN 1 AND 4096),
  sha256 TEXT NOT NULL CHECK (length(sha256) BETWEEN 0 AND 64),
  app_version TEXT NOT NULL CHECK (length(app_version) BETWEEN 1 AND 40)
) STRICT;

CREATE TABLE import_batch (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_utc INTEGER NOT NULL,
  changed_utc INTEGER NOT NULL,
  zone TEXT,
  offset_min INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deleted_utc INTEGER,
  origin TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  at TEXT NOT NULL CHECK (at GLOB '{*}'),
  format TEXT NOT NULL CHECK (length(format) BETWEEN 1 AND 40),
  file_name TEXT NOT NULL CHECK (length(file_name) BETWEEN 1 AND 4096),
  file_sha256 TEXT NOT NULL CHECK (length(file_sha256) BETWEEN 0 AND 64),
  options TEXT CHECK (length(options) BETWEEN 0 AND 20000),
  counts TEXT CHECK (length(counts) BETWEEN 0 AND 20000),
  undone_utc INTEGER
) STRICT;

-- One live record for each of these; any number in the bin.
CREATE UNIQUE INDEX one_night ON night (night) WHERE deleted_utc IS NULL;
CREATE UNIQUE INDEX one_substance_day ON substance_day (substance_id, day) WHERE deleted_utc IS NULL;
CREATE UNIQUE INDEX one_plan_event ON plan_event (plan_id, day, slot) WHERE deleted_utc IS NULL;
CREATE UNIQUE INDEX one_check_in ON check_in (day) WHERE deleted_utc IS NULL;
CREATE UNIQUE INDEX one_day_facts ON day_facts (day) WHERE deleted_utc IS NULL;

-- What a foreign key points from: without these, removing a substance would read every intake.
CREATE INDEX substance_day_substance ON substance_day (substance_id);
CREATE INDEX intake_substance ON intake (substance_id);
CREATE INDEX intake_plan ON intake (plan_id) WHERE plan_id IS NOT NULL;
CREATE INDEX plan_substance ON plan (substance_id);
CREATE INDEX plan_event_plan ON plan_event (plan_id);
CREATE INDEX craving_substance ON craving (target_substance_id) WHERE target_substance_id IS NOT NULL;

-- An earlier version of a record; the number is the one that version had.
CREATE TABLE revision (
  record_id BLOB NOT NULL CHECK (length(record_id) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  changed_utc INTEGER NOT NULL,
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  before TEXT NOT NULL CHECK (before GLOB '{*}'),
  reason TEXT,
  PRIMARY KEY (record_id, revision)
) STRICT;

-- Steps of undo. Undone ones are always the last ones.
CREATE TABLE history (
  number INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  at_utc INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE history_change (
  number INTEGER NOT NULL REFERENCES history ON DELETE CASCADE,
  position INTEGER NOT NULL,
  record_id BLOB NOT NULL CHECK (length(record_id) = 16),
  before TEXT CHECK (before GLOB '{*}'),
  after TEXT NOT NULL CHECK (after GLOB '{*}'),
  PRIMARY KEY (number, position)
) STRICT;
CREATE INDEX history_change_record ON history_change (record_id);

CREATE TABLE tombstone (
  record_id BLOB NOT NULL PRIMARY KEY CHECK (length(record_id) = 16),
  kind TEXT NOT NULL,
  purged_utc INTEGER NOT NULL
) STRICT;

CREATE TABLE draft (
  name TEXT NOT NULL PRIMARY KEY,
  json TEXT NOT NULL CHECK (json GLOB '{*}'),
  changed_utc INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  json TEXT NOT NULL CHECK (json GLOB '{*}')
) STRICT;
)sql";

}  // namespace nightjar::vault::schema
