ALTER TABLE "adjustments" DROP CONSTRAINT "adjustment_shape";--> statement-breakpoint
ALTER TABLE "companies" DROP CONSTRAINT "succession_whole";--> statement-breakpoint
ALTER TABLE "adjustments" ADD COLUMN "before" jsonb;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "succession_withdrawal_reason" text;--> statement-breakpoint
CREATE INDEX "companies_succession_document" ON "companies" USING btree ("succession_document_id") WHERE "companies"."succession_document_id" is not null;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustment_shape" CHECK (("adjustments"."pledge_id" is not null) = ("adjustments"."kind"::text in ('amendment', 'write_off', 'refund', 'reversal', 'reallocation', 'agreement'))
        and ("adjustments"."disbursement_id" is not null) = ("adjustments"."kind"::text in ('refund', 'reversal', 'reallocation'))
        and ("adjustments"."disclosure_id" is not null) = ("adjustments"."kind"::text = 'disclosure')
        and ("adjustments"."retreat_id" is null) = ("adjustments"."kind"::text = 'disclosure')
        and ("adjustments"."amount" is not null) = ("adjustments"."kind"::text in ('amendment', 'write_off', 'refund', 'reversal'))
        and ("adjustments"."effective_on" is null) = ("adjustments"."kind"::text in ('reversal', 'agreement', 'retreat_change', 'retreat_restoration', 'disclosure'))
        and ("adjustments"."instalments" is null or "adjustments"."kind"::text in ('amendment', 'write_off') or "adjustments"."ends_promise")
        and ("adjustments"."evidence_number" is not null) = ("adjustments"."kind"::text = 'refund')
        and ("adjustments"."document_id" is null or "adjustments"."kind"::text in ('amendment', 'refund', 'agreement'))
        and (not "adjustments"."ends_promise" or "adjustments"."kind"::text = 'refund')
        and ("adjustments"."booked_on" is null or "adjustments"."effective_on" is not null));--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "date_too_early /from" CHECK ("companies"."succeeded_on" >= date '2000-01-01');--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "date_too_late /from" CHECK ("companies"."succeeded_on" <= make_date(extract(year from wita_today())::int + 10, 12, 31));--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "succession_whole" CHECK (num_nulls("companies"."successor_id", "companies"."succeeded_on", "companies"."succession_reason") in (0, 3)
        and ("companies"."succession_document_id" is null or "companies"."successor_id" is not null)
        and ("companies"."succession_withdrawal_reason" is null or "companies"."successor_id" is null));