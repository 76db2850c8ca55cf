CREATE TYPE "public"."attachable_type" AS ENUM('pledge', 'disbursement', 'adjustment', 'expenditure', 'retreat');--> statement-breakpoint
CREATE TYPE "public"."attachment_kind" AS ENUM('letter', 'agreement', 'evidence', 'handover', 'photo', 'opinion', 'other');--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"retreat_id" uuid NOT NULL,
	"record_type" "attachable_type" NOT NULL,
	"record_id" uuid NOT NULL,
	"kind" "attachment_kind" NOT NULL,
	"document_id" uuid,
	"note" text,
	"replaces" uuid,
	"replacement_reason" text,
	"added_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attachment_replaced" UNIQUE("record_id","replaces"),
	CONSTRAINT "attachment_whole" CHECK (("attachments"."replaces" is null) = ("attachments"."replacement_reason" is null) and ("attachments"."document_id" is not null or "attachments"."replaces" is not null))
);
--> statement-breakpoint
ALTER TABLE "adjustments" ADD COLUMN "attached" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "expenditures" ADD COLUMN "attached" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "disbursements" ADD COLUMN "attached" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "attached" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "retreats" ADD COLUMN "attached" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_record" ON "attachments" USING btree ("record_id","id");--> statement-breakpoint
CREATE INDEX "attachments_document" ON "attachments" USING btree ("document_id") WHERE "attachments"."document_id" is not null;