-- AlterTable
ALTER TABLE "scim_request" ADD COLUMN     "waited" TEXT;

-- CreateTable
CREATE TABLE "told_refusal" (
    "user_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "detail" TEXT NOT NULL,
    "is_creation" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "told_refusal_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "told_refusal_organization_id_user_id_idx" ON "told_refusal"("organization_id", "user_id");

-- AddForeignKey
ALTER TABLE "told_refusal" ADD CONSTRAINT "told_refusal_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "scim_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "told_refusal" TO rollcall_tenant;
ALTER TABLE "told_refusal" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "told_refusal" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
