-- Of letters A to Z, digits, spaces and punctuation, however wide or raised they are written, and not without a letter or digit:
-- `isDocumentNumber` in src/platform/shared says the same.
CREATE FUNCTION is_document_number(number text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN normalize(number, NFKC) ~ '^[ -~\u2010-\u2015\u2212]*$' AND normalize(number, NFKC) ~ '[A-Za-z0-9]';--> statement-breakpoint
DROP INDEX "sp2d_exists /sp2dNumber";--> statement-breakpoint
ALTER TABLE "expenditures" ADD COLUMN "paper_number" text GENERATED ALWAYS AS (paper_number("sp2d_number")) STORED NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "sp2d_exists /sp2dNumber" ON "expenditures" USING btree ("retreat_id","paper_number","line_code") WHERE "expenditures"."state" = 'recorded';--> statement-breakpoint
ALTER TABLE "expenditures" ADD CONSTRAINT "document_number" CHECK (is_document_number("expenditures"."sp2d_number"));--> statement-breakpoint
ALTER TABLE "disbursements" ADD CONSTRAINT "document_number" CHECK (is_document_number("disbursements"."evidence_number"));--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "document_number" CHECK (is_document_number("pledges"."letter_number"));