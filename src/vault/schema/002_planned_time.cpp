#include "vault/schema/002_planned_time.hpp"

namespace nightjar::vault::schema {

// Where the plan has no such place any more, or two of one time, the time is not known. Earlier versions and steps of
// undo hold records as JSON, and change with them.
const std::string_view planned_time = R"sql(
ALTER TABLE plan_event ADD COLUMN planned_min INTEGER CHECK (planned_min BETWEEN 0 AND 1439);
UPDATE plan_event SET planned_min = (
  SELECT 60 * CAST(substr(time.value, 1, 2) AS INTEGER) + CAST(substr(time.value, 4, 2) AS INTEGER)
  FROM plan, json_each(plan.times) AS time WHERE plan.id = plan_event.plan_id AND time.key = plan_event.slot);
UPDATE plan_event SET planned_min = NULL WHERE EXISTS (
  SELECT 1 FROM plan_event AS other WHERE other.plan_id = plan_event.plan_id AND other.day = plan_event.day
  AND other.planned_min = plan_event.planned_min AND other.slot < plan_event.slot
  AND other.deleted_utc IS NULL AND plan_event.deleted_utc IS NULL);
DROP INDEX one_plan_event;
CREATE UNIQUE INDEX one_plan_event ON plan_event (plan_id, day, planned_min) WHERE deleted_utc IS NULL;
ALTER TABLE plan_event DROP COLUMN slot;

UPDATE revision SET before = json_remove(json_set(before, '$.planned_min', (
  SELECT 60 * CAST(substr(time.value, 1, 2) AS INTEGER) + CAST(substr(time.value, 4, 2) AS INTEGER)
  FROM plan, json_each(plan.times) AS time
  WHERE lower(hex(plan.id)) = json_extract(revision.before, '$.plan_id')
  AND time.key = json_extract(revision.before, '$.slot'))), '$.slot')
  WHERE json_type(before, '$.slot') IS NOT NULL;
UPDATE history_change SET before = json_remove(json_set(before, '$.planned_min', (
  SELECT 60 * CAST(substr(time.value, 1, 2) AS INTEGER) + CAST(substr(time.value, 4, 2) AS INTEGER)
  FROM plan, json_each(plan.times) AS time
  WHERE lower(hex(plan.id)) = json_extract(history_change.before, '$.plan_id')
  AND time.key = json_extract(history_change.before, '$.slot'))), '$.slot')
  WHERE json_type(before, '$.slot') IS NOT NULL;
UPDATE history_change SET after = json_remove(json_set(after, '$.planned_min', (
  SELECT 60 * CAST(substr(time.value, 1, 2) AS INTEGER) + CAST(substr(time.value, 4, 2) AS INTEGER)
  FROM plan, json_each(plan.times) AS time
  WHERE lower(hex(plan.id)) = json_extract(history_change.after, '$.plan_id')
  AND time.key = json_extract(history_change.after, '$.slot'))), '$.slot')
  WHERE json_type(after, '$.slot') IS NOT NULL;
)sql";

}  // namespace nightjar::vault::schema
