CREATE TYPE "public"."closing_state" AS ENUM('closed', 'open');--> statement-breakpoint
CREATE TABLE "closings" (
	"month" text PRIMARY KEY NOT NULL,
	"state" "closing_state" DEFAULT 'closed' NOT NULL,
	"closed_by" uuid NOT NULL,
	"closed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reopened_by" uuid,
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "month_format" CHECK ("closings"."month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "month_not_ended" CHECK ("closings"."month" < to_char(wita_today(), 'YYYY-MM')),
	CONSTRAINT "reopening_reason" CHECK (("closings"."state" = 'open') = ("closings"."reason" is not null and "closings"."reopened_by" is not null)),
	CONSTRAINT "reopening_whole" CHECK (("closings"."reason" is null) = ("closings"."reopened_by" is null))
);
--> statement-breakpoint
ALTER TABLE "period_locks" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "period_locks" CASCADE;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "booked_on" date;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "date_in_future /bookedOn" CHECK ("transfers"."booked_on" <= wita_today());--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "dates_out_of_order /bookedOn" CHECK ("transfers"."booked_on" >= "transfers"."effective_on");--> statement-breakpoint
DROP TYPE "public"."period_state";