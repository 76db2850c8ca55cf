ALTER TABLE "users" ADD COLUMN "unconfirmed_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "unconfirmed_by" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "confirmed_by" uuid;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "shares_email_with" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "events_decisions" ON "events" USING btree ("actor_id","retreat_id","sequence") WHERE type in ('retreat.venue_chosen', 'retreat.cancelled', 'budget.adopted', 'pledge.approved', 'pledge.rejected', 'disbursement.verified', 'disbursement.rejected', 'adjustment.approved', 'adjustment.rejected');--> statement-breakpoint
CREATE INDEX "events_coming_in" ON "events" USING btree ("subject_id","type","sequence") WHERE type in ('user.signed_in', 'user.password_reset');--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "unconfirmed_by_somebody" CHECK (("users"."unconfirmed_since" is null) = ("users"."unconfirmed_by" = '{}'));