CREATE TYPE "public"."adjustment_kind" AS ENUM('amendment', 'write_off', 'refund', 'reversal');--> statement-breakpoint
CREATE TYPE "public"."adjustment_state" AS ENUM('proposed', 'approved', 'rejected', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."transfer_kind" AS ENUM('pledge_reallocation', 'disbursement_reallocation', 'budget_adoption', 'venue_choice');--> statement-breakpoint
CREATE TYPE "public"."period_state" AS ENUM('locked', 'open');--> statement-breakpoint
CREATE TABLE "adjustments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"retreat_id" uuid NOT NULL,
	"pledge_id" uuid NOT NULL,
	"disbursement_id" uuid,
	"kind" "adjustment_kind" NOT NULL,
	"state" "adjustment_state" DEFAULT 'proposed' NOT NULL,
	"amount" bigint NOT NULL,
	"effective_on" date,
	"booked_on" date,
	"reason" text NOT NULL,
	"note" text,
	"instalments" jsonb,
	"allocations" jsonb,
	"unallocated" bigint,
	"evidence_kind" "evidence_kind",
	"evidence_number" text,
	"evidence_account_number" text,
	"split" jsonb,
	"makers" uuid[] NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "amount_range" CHECK (abs("adjustments"."amount") between 1 and 10000000000000),
	CONSTRAINT "adjustment_sign" CHECK ("adjustments"."amount" > 0 or "adjustments"."kind" = 'amendment'),
	CONSTRAINT "adjustment_shape" CHECK (("adjustments"."disbursement_id" is not null) = ("adjustments"."kind" in ('refund', 'reversal'))
        and ("adjustments"."effective_on" is null) = ("adjustments"."kind" = 'reversal')
        and ("adjustments"."instalments" is not null) = ("adjustments"."kind" in ('amendment', 'write_off'))
        and ("adjustments"."evidence_number" is not null) = ("adjustments"."kind" = 'refund')),
	CONSTRAINT "date_in_future /effectiveOn" CHECK ("adjustments"."effective_on" <= wita_today()),
	CONSTRAINT "date_in_future /bookedOn" CHECK ("adjustments"."booked_on" <= wita_today()),
	CONSTRAINT "adjustment_split" CHECK (("adjustments"."state" = 'approved') = ("adjustments"."split" is not null)),
	CONSTRAINT "decision_by_someone" CHECK ("adjustments"."state" not in ('approved', 'rejected') or "adjustments"."decided_by" is not null),
	CONSTRAINT "maker_is_checker" CHECK ("adjustments"."state" not in ('approved', 'rejected') or "adjustments"."decided_by" <> all ("adjustments"."makers"))
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"retreat_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" "transfer_kind" NOT NULL,
	"subject_id" text NOT NULL,
	"effective_on" date NOT NULL,
	"reason" text,
	"moves" jsonb NOT NULL,
	"made_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "positive_amounts" CHECK (amounts_are_positive("transfers"."moves")),
	CONSTRAINT "date_in_future /effectiveOn" CHECK ("transfers"."effective_on" <= wita_today())
);
--> statement-breakpoint
CREATE TABLE "period_locks" (
	"month" text PRIMARY KEY NOT NULL,
	"state" "period_state" DEFAULT 'locked' NOT NULL,
	"changed_by" uuid NOT NULL,
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "month_format" CHECK ("period_locks"."month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "period_not_ended" CHECK ("period_locks"."month" < to_char(wita_today(), 'YYYY-MM')),
	CONSTRAINT "unlocking_reason" CHECK ("period_locks"."state" = 'locked' or "period_locks"."reason" is not null)
);
--> statement-breakpoint
ALTER TABLE "budget_versions" DROP CONSTRAINT "budget_adoption";--> statement-breakpoint
ALTER TABLE "disbursements" DROP CONSTRAINT "maker_is_checker";--> statement-breakpoint
ALTER TABLE "pledges" DROP CONSTRAINT "instalments_mismatch";--> statement-breakpoint
ALTER TABLE "appropriations" ADD COLUMN "booked_on" date;--> statement-breakpoint
ALTER TABLE "expenditures" ADD COLUMN "booked_on" date;--> statement-breakpoint
ALTER TABLE "expenditures" ADD COLUMN "reversal_reason" text;--> statement-breakpoint
ALTER TABLE "budget_versions" ADD COLUMN "adopted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "disbursements" ADD COLUMN "booked_on" date;--> statement-breakpoint
ALTER TABLE "disbursements" ADD COLUMN "refunded" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "disbursements" ADD COLUMN "rejected_by" uuid;--> statement-breakpoint
ALTER TABLE "disbursements" ADD COLUMN "rejection_reason" text;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "booked_on" date;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "amended" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "written_off" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "cancelled_on" date;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "cancellation_reason" text;--> statement-breakpoint
ALTER TABLE "retreats" ADD COLUMN "chosen_venue" text;--> statement-breakpoint
ALTER TABLE "retreats" ADD COLUMN "venue_chosen_on" date;--> statement-breakpoint
ALTER TABLE "retreats" ADD COLUMN "venue_document_number" text;--> statement-breakpoint
ALTER TABLE "retreats" ADD COLUMN "cancelled_on" date;--> statement-breakpoint
ALTER TABLE "retreats" ADD COLUMN "cancellation_reason" text;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_retreat_id_retreats_id_fk" FOREIGN KEY ("retreat_id") REFERENCES "public"."retreats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_pledge_id_pledges_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."pledges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_disbursement_id_disbursements_id_fk" FOREIGN KEY ("disbursement_id") REFERENCES "public"."disbursements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "adjustments_retreat" ON "adjustments" USING btree ("retreat_id","id");--> statement-breakpoint
CREATE INDEX "adjustments_pledge" ON "adjustments" USING btree ("pledge_id","id");--> statement-breakpoint
CREATE INDEX "adjustments_disbursement" ON "adjustments" USING btree ("disbursement_id") WHERE "adjustments"."disbursement_id" is not null;--> statement-breakpoint
CREATE INDEX "transfers_retreat" ON "transfers" USING btree ("retreat_id","id");--> statement-breakpoint
ALTER TABLE "appropriations" ADD CONSTRAINT "date_in_future /bookedOn" CHECK ("appropriations"."booked_on" <= wita_today());--> statement-breakpoint
ALTER TABLE "appropriations" ADD CONSTRAINT "dates_out_of_order /bookedOn" CHECK ("appropriations"."booked_on" >= "appropriations"."effective_on");--> statement-breakpoint
ALTER TABLE "expenditures" ADD CONSTRAINT "date_in_future /bookedOn" CHECK ("expenditures"."booked_on" <= wita_today());--> statement-breakpoint
ALTER TABLE "expenditures" ADD CONSTRAINT "dates_out_of_order /bookedOn" CHECK ("expenditures"."booked_on" >= "expenditures"."spent_on");--> statement-breakpoint
ALTER TABLE "expenditures" ADD CONSTRAINT "reversal_reason_required" CHECK (("expenditures"."state" = 'reversed') = ("expenditures"."reversal_reason" is not null));--> statement-breakpoint
-- Versions adopted before this column was there: their last change was the adoption, or being superseded after it.
ALTER TABLE "budget_versions" DISABLE TRIGGER USER;--> statement-breakpoint
UPDATE "budget_versions" SET "adopted_at" = "updated_at" WHERE "adopted_on" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "budget_versions" ENABLE TRIGGER USER;--> statement-breakpoint
ALTER TABLE "budget_versions" ADD CONSTRAINT "budget_adoption" CHECK (("budget_versions"."state" = 'draft') = ("budget_versions"."adopted_on" is null) and ("budget_versions"."adopted_on" is null) = ("budget_versions"."adopted_by" is null) and ("budget_versions"."adopted_on" is null) = ("budget_versions"."adopted_at" is null));--> statement-breakpoint
ALTER TABLE "disbursements" ADD CONSTRAINT "date_in_future /bookedOn" CHECK ("disbursements"."booked_on" <= wita_today());--> statement-breakpoint
ALTER TABLE "disbursements" ADD CONSTRAINT "dates_out_of_order /bookedOn" CHECK ("disbursements"."booked_on" >= "disbursements"."received_on");--> statement-breakpoint
ALTER TABLE "disbursements" ADD CONSTRAINT "refunded_range" CHECK ("disbursements"."refunded" between 0 and "disbursements"."amount");--> statement-breakpoint
ALTER TABLE "disbursements" ADD CONSTRAINT "rejection_whole" CHECK (("disbursements"."state" = 'rejected') = ("disbursements"."rejected_by" is not null) and ("disbursements"."rejected_by" is null) = ("disbursements"."rejection_reason" is null));--> statement-breakpoint
ALTER TABLE "disbursements" ADD CONSTRAINT "maker_is_checker" CHECK ("disbursements"."verified_by" <> all ("disbursements"."makers") and "disbursements"."rejected_by" <> all ("disbursements"."makers"));--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "date_in_future /bookedOn" CHECK ("pledges"."booked_on" <= wita_today());--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "dates_out_of_order /bookedOn" CHECK ("pledges"."booked_on" >= "pledges"."pledged_on");--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "cancellation_whole" CHECK (("pledges"."state" = 'cancelled') = ("pledges"."cancelled_on" is not null) and ("pledges"."cancelled_on" is null) = ("pledges"."cancellation_reason" is null));--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "instalments_mismatch" CHECK (amounts_of("pledges"."instalments") = "pledges"."amount" + "pledges"."amended" - "pledges"."written_off");--> statement-breakpoint
ALTER TABLE "retreats" ADD CONSTRAINT "venue_choice_whole" CHECK (("retreats"."chosen_venue" is null) = ("retreats"."venue_chosen_on" is null));--> statement-breakpoint
ALTER TABLE "retreats" ADD CONSTRAINT "date_in_future /chosenOn" CHECK ("retreats"."venue_chosen_on" <= wita_today());--> statement-breakpoint
ALTER TABLE "retreats" ADD CONSTRAINT "cancellation_whole" CHECK (("retreats"."cancelled_on" is null) = ("retreats"."cancellation_reason" is null));--> statement-breakpoint
ALTER TABLE "retreats" ADD CONSTRAINT "date_in_future /cancelledOn" CHECK ("retreats"."cancelled_on" <= wita_today());