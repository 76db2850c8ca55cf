-- Trigrams: parts of numbers and names are found by index. A trusted extension: who may create in the database may install it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE INDEX "adjustments_search" ON "adjustments" USING gin ("paper_number" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "adjustments_amount" ON "adjustments" USING btree (coalesce("amount", 0),"id");--> statement-breakpoint
CREATE INDEX "expenditures_search" ON "expenditures" USING gin ("paper_number" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "expenditures_spent" ON "expenditures" USING btree ("retreat_id","spent_on","id");--> statement-breakpoint
CREATE INDEX "expenditures_amount" ON "expenditures" USING btree ("retreat_id","amount","id");--> statement-breakpoint
CREATE INDEX "companies_search" ON "companies" USING gin ((paper_number("legal_name") || ' ' || "npwp" || ' ' || "nib") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "companies_name" ON "companies" USING btree (paper_number("legal_name"),"id");--> statement-breakpoint
CREATE INDEX "disbursements_search" ON "disbursements" USING gin ("paper_number" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "disbursements_received" ON "disbursements" USING btree ("retreat_id","received_on","id");--> statement-breakpoint
CREATE INDEX "disbursements_amount" ON "disbursements" USING btree ("retreat_id","amount","id");--> statement-breakpoint
CREATE INDEX "disbursements_state" ON "disbursements" USING btree ("retreat_id","state","id") WHERE "disbursements"."state" <> 'verified';--> statement-breakpoint
CREATE INDEX "documents_search" ON "documents" USING gin (paper_number("name" || ' ' || coalesce("title", '')) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "journal_entries_line" ON "journal_entries" USING btree ("retreat_id","line_code","measure","id");--> statement-breakpoint
CREATE INDEX "pledges_search" ON "pledges" USING gin ("paper_number" gin_trgm_ops,paper_number("agreement_number") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "pledges_pledged" ON "pledges" USING btree ("retreat_id","pledged_on","id");--> statement-breakpoint
CREATE INDEX "pledges_amount" ON "pledges" USING btree ("retreat_id","amount","id");--> statement-breakpoint
CREATE INDEX "pledges_state" ON "pledges" USING btree ("retreat_id","state","id") WHERE "pledges"."state" <> 'active';