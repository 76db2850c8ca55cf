DROP INDEX "disbursements_paper";--> statement-breakpoint
DROP INDEX "pledges_letter";--> statement-breakpoint
ALTER TABLE "disbursements" ADD COLUMN "paper_number" text GENERATED ALWAYS AS (paper_number("evidence_number")) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "paper_number" text GENERATED ALWAYS AS (paper_number("letter_number")) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "disbursements_paper" ON "disbursements" USING btree ("paper_number");--> statement-breakpoint
CREATE INDEX "pledges_letter" ON "pledges" USING btree ("company_id","paper_number");