ALTER TYPE "public"."pledge_state" ADD VALUE 'discarded';--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "withdrawal_reason" text;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "discarding_reason" text;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "discarding_whole" CHECK (("pledges"."state"::text = 'discarded') = ("pledges"."discarding_reason" is not null));