-- Lists and counts of the portal that must not read everybody. Row-level security lets an index serve only comparisons that
-- are leakproof, and those of enums and patterns are not: what is rare is therefore indexed by partial indexes, whose
-- condition is proved and not compared.
DROP INDEX "link_organization_id_state_idx";
CREATE INDEX "link_organization_id_user_id_idx" ON "link"("organization_id", "user_id");
CREATE INDEX "link_unsettled" ON "link"("organization_id") WHERE state <> 'verified';
DROP INDEX "event_organization_id_outcome_id_idx";
CREATE INDEX "event_not_done" ON "event"("organization_id", "id" DESC) WHERE outcome <> 'done';
CREATE INDEX "event_rare" ON "event"("organization_id", "id" DESC)
  WHERE actor->>'type' = 'teammate' OR NOT (kind LIKE 'customer.%' OR kind LIKE 'user.%' OR kind LIKE 'record.%');
-- Those who are one person in several directories.
CREATE INDEX "scim_user_second" ON "scim_user"("organization_id") WHERE person_id <> id;
