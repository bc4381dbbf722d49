-- When the next urgent link is due is asked again and again during a back-fill of thousands.
CREATE INDEX "link_due_urgent" ON "link" (store_id, due_at) WHERE due_at IS NOT NULL AND priority < 40;
