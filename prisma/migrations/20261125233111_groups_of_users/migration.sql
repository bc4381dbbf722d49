-- Whoever lists users asks for the groups of each: the index answers that alone, in order.
CREATE INDEX "scim_member_user_id_group_id_organization_id_idx" ON "scim_member"("user_id", "group_id", "organization_id");
DROP INDEX "scim_member_user_id_idx";
