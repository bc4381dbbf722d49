-- A goodbye to a directory takes people away from write-back targets as well.
ALTER TABLE "preview_line" ADD COLUMN "target_id" UUID,
  ALTER COLUMN "store_id" DROP NOT NULL,
  ADD CONSTRAINT "preview_line_somewhere" CHECK (num_nonnulls("store_id", "target_id") = 1);
