-- What is due is looked up by the organization too, as row-level security does in any case: with an index that knows it
-- the planner has nothing to guess, not even about tables that have just been filled and never been analysed.
DROP INDEX "link_due";
DROP INDEX "link_due_at";
DROP INDEX "link_due_urgent";
DROP INDEX "webhook_delivery_due";
CREATE INDEX "link_due" ON "link" (organization_id, store_id, priority, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX "link_due_at" ON "link" (organization_id, store_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX "link_due_urgent" ON "link" (organization_id, store_id, due_at) WHERE due_at IS NOT NULL AND priority < 40;
CREATE INDEX "webhook_delivery_due" ON "webhook_delivery" (organization_id, store_id, due_at) WHERE due_at IS NOT NULL;
