-- A store is left in steps: everyone is restricted, or handed over, before its access is dropped.
ALTER TABLE "store" ADD COLUMN "farewell" JSONB;
-- A directory that nobody listens to any more; its history stays.
ALTER TABLE "directory" ADD COLUMN "removed_at" TIMESTAMPTZ(3);
