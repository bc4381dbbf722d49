-- What was left out of a customer because the store would have refused it, while the rest was written.
ALTER TABLE "link" ADD COLUMN "problems" JSONB;
CREATE INDEX "link_problems" ON "link"("organization_id") WHERE "problems" IS NOT NULL;
