-- Since when a store has been asked to erase a customer: it is asked once, and a rejoiner takes it back.
ALTER TABLE "link" ADD COLUMN "erasure_requested_at" TIMESTAMPTZ(3);
