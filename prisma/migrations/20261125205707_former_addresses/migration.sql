-- An address can be longer than an index takes, and whoever has such a one must be deletable all the same.
DROP INDEX "scim_user_former";
CREATE INDEX "scim_user_former" ON "scim_user"("organization_id", hashtextextended(lower("email"), 0))
  WHERE deleted_at IS NOT NULL;
CREATE INDEX "scim_user_former_external_id" ON "scim_user"("directory_id", "external_id")
  WHERE deleted_at IS NOT NULL AND external_id IS NOT NULL;
