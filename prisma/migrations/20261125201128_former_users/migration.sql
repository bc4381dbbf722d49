-- Whom a directory deletes and creates anew is the same person, however their address is spelled.
DROP INDEX "scim_user_former";
CREATE INDEX "scim_user_former" ON "scim_user"("organization_id", lower("email")) WHERE deleted_at IS NOT NULL;
CREATE INDEX "scim_user_former_name" ON "scim_user"("directory_id", "user_name") WHERE deleted_at IS NOT NULL;
