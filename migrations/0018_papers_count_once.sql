-- What is the same however it is written: runs of letters or digits in one case, joined by '/', without the zeros that a number begins
-- with. `paperNumber` in src/papers says the same. Called dear, so that what looks for one goes by an index.
CREATE FUNCTION paper_number(number text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10000
  RETURN coalesce(nullif(btrim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    lower(upper(normalize(number, NFKC) COLLATE pg_c_utf8)) COLLATE pg_unicode_fast,
    '[^[:alnum:]]+', '/', 'g'), '([[:alpha:]])([[:digit:]])', '\1/\2', 'g'), '([[:digit:]])([[:alpha:]])', '\1/\2', 'g'),
    '(^|/)0+([[:digit:]])', '\1\2', 'g'), '/'), ''), number);--> statement-breakpoint
-- `3` or `3-4` as a range.
CREATE FUNCTION pages_of(pages text) RETURNS int4range LANGUAGE sql IMMUTABLE STRICT
  RETURN int4range(split_part(pages, '-', 1)::int, coalesce(nullif(split_part(pages, '-', 2), ''), split_part(pages, '-', 1))::int, '[]');--> statement-breakpoint
-- Whether each says from which record a paper differs, and why.
CREATE FUNCTION differences_are_whole(differences jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
  RETURN (SELECT coalesce(bool_and((d ? 'id') <> (d ? 'paper') AND coalesce(length(d ->> 'reason') BETWEEN 3 AND 500, false)), true)
          FROM jsonb_array_elements(differences) d);--> statement-breakpoint
ALTER TABLE "disbursements" ADD COLUMN "evidence_pages" text;--> statement-breakpoint
ALTER TABLE "disbursements" ADD COLUMN "differs_from" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "differs_from" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "disbursements_paper" ON "disbursements" USING btree (paper_number("evidence_number")) WHERE "disbursements"."state" in ('recorded', 'verified');--> statement-breakpoint
CREATE INDEX "disbursements_company_amount" ON "disbursements" USING btree ("company_id","amount","received_on") WHERE "disbursements"."state" in ('recorded', 'verified');--> statement-breakpoint
CREATE INDEX "pledges_letter" ON "pledges" USING btree ("company_id",paper_number("letter_number")) WHERE "pledges"."state" in ('draft', 'submitted', 'active');--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "nib_exists /nib" UNIQUE("nib");--> statement-breakpoint
ALTER TABLE "disbursements" ADD CONSTRAINT "differences_whole" CHECK (differences_are_whole("disbursements"."differs_from"));--> statement-breakpoint
ALTER TABLE "disbursements" ADD CONSTRAINT "pages_in_order" CHECK (not isempty(pages_of("disbursements"."evidence_pages")));--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "differences_whole" CHECK (differences_are_whole("pledges"."differs_from"));