-- Which of a customer's addresses is the one that we have given them: the others are the shopper's.
ALTER TABLE "link" ADD COLUMN "address_id" TEXT;
