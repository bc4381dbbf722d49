-- Of a customer whom the store's import rule has passed over: a digest of the rule and of what the customer was then.
ALTER TABLE "store_customer" ADD COLUMN "passed_over" TEXT;
