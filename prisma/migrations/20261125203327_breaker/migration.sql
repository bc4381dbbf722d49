-- How often a link was written and its edits answered within an hour, and since when it is stopped.
ALTER TABLE "link"
  ADD COLUMN "hour_began" TIMESTAMPTZ(3),
  ADD COLUMN "writes" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "put_backs" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "accepted_edits" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "tripped_at" TIMESTAMPTZ(3);

-- A conflict ends by itself when both sides come to say the same.
ALTER TYPE "ConflictChoice" ADD VALUE 'agreed';
