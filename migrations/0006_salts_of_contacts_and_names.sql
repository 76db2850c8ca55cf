ALTER TABLE "companies" ADD COLUMN "salt" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "salt" uuid DEFAULT gen_random_uuid() NOT NULL;