ALTER TYPE "public"."adjustment_kind" ADD VALUE 'reallocation';--> statement-breakpoint
ALTER TYPE "public"."adjustment_kind" ADD VALUE 'agreement';--> statement-breakpoint
ALTER TYPE "public"."adjustment_kind" ADD VALUE 'venue_choice';--> statement-breakpoint
ALTER TYPE "public"."adjustment_kind" ADD VALUE 'retreat_change';--> statement-breakpoint
ALTER TYPE "public"."adjustment_kind" ADD VALUE 'retreat_cancellation';--> statement-breakpoint
ALTER TYPE "public"."adjustment_kind" ADD VALUE 'retreat_restoration';--> statement-breakpoint
ALTER TYPE "public"."adjustment_kind" ADD VALUE 'disclosure';--> statement-breakpoint
ALTER TABLE "venues" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "venues" CASCADE;--> statement-breakpoint
ALTER TABLE "adjustments" DROP CONSTRAINT "adjustment_shape";--> statement-breakpoint
ALTER TABLE "adjustments" DROP CONSTRAINT "adjustment_split";--> statement-breakpoint
ALTER TABLE "budget_lines" DROP CONSTRAINT IF EXISTS "unknown_venue";
--> statement-breakpoint
DROP INDEX "events_decisions";--> statement-breakpoint
ALTER TABLE "adjustments" ALTER COLUMN "retreat_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "adjustments" ALTER COLUMN "pledge_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "adjustments" ALTER COLUMN "amount" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "adjustments" ALTER COLUMN "reason" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "adjustments" ADD COLUMN "disclosure_id" uuid;--> statement-breakpoint
ALTER TABLE "adjustments" ADD COLUMN "request" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "adjustments" ALTER COLUMN "request" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "adjustments" ADD COLUMN "effect" jsonb DEFAULT '{"moves": [], "percentVerified": {"before": null, "after": null}}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "adjustments" ALTER COLUMN "effect" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "adjustments" ADD COLUMN "ends_promise" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "successor_id" uuid;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "succeeded_on" date;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "succession_reason" text;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "succession_document_id" uuid;--> statement-breakpoint
ALTER TABLE "disclosures" ADD COLUMN "change_reason" text;--> statement-breakpoint
ALTER TABLE "disclosures" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "disclosures" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "addenda" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "retreats" ADD COLUMN "former_codes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "retreats" ADD COLUMN "venues" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "retreats" ALTER COLUMN "venues" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "retreats" ADD COLUMN "venue_reason" text;--> statement-breakpoint
ALTER TABLE "retreats" ADD COLUMN "earlier_venues" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_disclosure_id_disclosures_id_fk" FOREIGN KEY ("disclosure_id") REFERENCES "public"."disclosures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_successor_id_companies_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_succession_document_id_documents_id_fk" FOREIGN KEY ("succession_document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "adjustments_disclosure" ON "adjustments" USING btree ("disclosure_id") WHERE "adjustments"."disclosure_id" is not null;--> statement-breakpoint
CREATE INDEX "retreats_former_codes" ON "retreats" USING gin ("former_codes");--> statement-breakpoint
CREATE INDEX "events_decisions" ON "events" USING btree ("actor_id","retreat_id","sequence") WHERE type in ('budget.adopted', 'pledge.approved', 'pledge.rejected', 'disbursement.verified', 'disbursement.rejected', 'adjustment.approved', 'adjustment.rejected');--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustment_shape" CHECK (("adjustments"."pledge_id" is not null) = ("adjustments"."kind"::text in ('amendment', 'write_off', 'refund', 'reversal', 'reallocation', 'agreement'))
        and ("adjustments"."disbursement_id" is not null) = ("adjustments"."kind"::text in ('refund', 'reversal', 'reallocation'))
        and ("adjustments"."disclosure_id" is not null) = ("adjustments"."kind"::text = 'disclosure')
        and ("adjustments"."retreat_id" is null) = ("adjustments"."kind"::text = 'disclosure')
        and ("adjustments"."amount" is not null) = ("adjustments"."kind"::text in ('amendment', 'write_off', 'refund', 'reversal'))
        and ("adjustments"."effective_on" is null) = ("adjustments"."kind"::text in ('reversal', 'agreement', 'retreat_change', 'retreat_restoration', 'disclosure'))
        and ("adjustments"."instalments" is null or "adjustments"."kind"::text in ('amendment', 'write_off') or "adjustments"."ends_promise")
        and ("adjustments"."evidence_number" is not null) = ("adjustments"."kind"::text = 'refund')
        and ("adjustments"."document_id" is null or "adjustments"."kind"::text in ('amendment', 'refund', 'agreement'))
        and (not "adjustments"."ends_promise" or "adjustments"."kind"::text = 'refund'));--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustment_split" CHECK (("adjustments"."split" is not null) = ("adjustments"."state" = 'approved' and "adjustments"."amount" is not null));--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "succession_whole" CHECK (num_nulls("companies"."successor_id", "companies"."succeeded_on", "companies"."succession_reason") in (0, 3)
        and ("companies"."succession_document_id" is null or "companies"."successor_id" is not null));--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "succession_of_oneself /successorId" CHECK ("companies"."successor_id" <> "companies"."id");--> statement-breakpoint
ALTER TABLE "disclosures" ADD CONSTRAINT "dates_out_of_order" CHECK ("disclosures"."valid_from" <= "disclosures"."valid_to");