CREATE TYPE "HeldKind" AS ENUM ('removals', 'losses');

ALTER TABLE "held_change" ADD COLUMN "kind" "HeldKind" NOT NULL DEFAULT 'removals';
ALTER TABLE "held_removal" ADD COLUMN "loss" JSONB;
ALTER TABLE "preview_line" ADD COLUMN "loss" JSONB;
ALTER TABLE "link"
  ADD COLUMN "losing_since" TIMESTAMPTZ(3),
  ADD COLUMN "lost_at" TIMESTAMPTZ(3);

-- Removals and losses wait apart from each other.
DROP INDEX "held_change_open";
CREATE UNIQUE INDEX "held_change_open" ON "held_change"("organization_id", "directory_id", "store_id", "kind")
  NULLS NOT DISTINCT WHERE state = 'open';

-- What a guard counts: who is about to lose something, and who has lost it lately.
CREATE INDEX "link_losing" ON "link"("organization_id") WHERE losing_since IS NOT NULL;
CREATE INDEX "link_lost_lately" ON "link"("organization_id", "lost_at") WHERE lost_at IS NOT NULL;
