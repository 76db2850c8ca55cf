CREATE TYPE "public"."document_media_type" AS ENUM('application/pdf', 'image/jpeg', 'image/png');--> statement-breakpoint
CREATE TABLE "document_contents" (
	"sha256" text PRIMARY KEY NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "content_digest" CHECK ("document_contents"."sha256" = encode(sha256("document_contents"."content"), 'hex'))
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"title" text,
	"media_type" "document_media_type" NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "documents_sha256" UNIQUE("sha256"),
	CONSTRAINT "document_size" CHECK ("documents"."size" between 1 and 10485760)
);
--> statement-breakpoint
ALTER TABLE "adjustments" DROP CONSTRAINT "adjustment_shape";--> statement-breakpoint
ALTER TABLE "pledges" DROP CONSTRAINT "agreement_whole";--> statement-breakpoint
ALTER TABLE "adjustments" ADD COLUMN "document_id" uuid;--> statement-breakpoint
ALTER TABLE "disbursements" ADD COLUMN "evidence_document_id" uuid;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "letter_document_id" uuid;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "agreement_document_id" uuid;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_content_fk" FOREIGN KEY ("sha256") REFERENCES "public"."document_contents"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disbursements" ADD CONSTRAINT "disbursements_evidence_document_id_documents_id_fk" FOREIGN KEY ("evidence_document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "pledges_letter_document_id_documents_id_fk" FOREIGN KEY ("letter_document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "pledges_agreement_document_id_documents_id_fk" FOREIGN KEY ("agreement_document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "adjustments_document" ON "adjustments" USING btree ("document_id") WHERE "adjustments"."document_id" is not null;--> statement-breakpoint
CREATE INDEX "disbursements_evidence_document" ON "disbursements" USING btree ("evidence_document_id") WHERE "disbursements"."evidence_document_id" is not null;--> statement-breakpoint
CREATE INDEX "pledges_letter_document" ON "pledges" USING btree ("letter_document_id") WHERE "pledges"."letter_document_id" is not null;--> statement-breakpoint
CREATE INDEX "pledges_agreement_document" ON "pledges" USING btree ("agreement_document_id") WHERE "pledges"."agreement_document_id" is not null;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustment_shape" CHECK (("adjustments"."disbursement_id" is not null) = ("adjustments"."kind" in ('refund', 'reversal'))
        and ("adjustments"."effective_on" is null) = ("adjustments"."kind" = 'reversal')
        and ("adjustments"."instalments" is not null) = ("adjustments"."kind" in ('amendment', 'write_off'))
        and ("adjustments"."evidence_number" is not null) = ("adjustments"."kind" = 'refund')
        and ("adjustments"."document_id" is null or "adjustments"."kind" in ('amendment', 'refund')));--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "agreement_whole" CHECK (num_nulls("pledges"."agreement_kind", "pledges"."agreement_number", "pledges"."agreement_signed_on") in (0, 3)
        and ("pledges"."agreement_document_id" is null or "pledges"."agreement_number" is not null));