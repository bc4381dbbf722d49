-- Since when our own writes to the store have had no echo; null when it is heard.
ALTER TABLE "store" ADD COLUMN "unheard_since" TIMESTAMPTZ(3);
