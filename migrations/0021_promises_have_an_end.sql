-- Whether every instalment is due from a day on; and up to one.
CREATE FUNCTION are_due_from(instalments jsonb, first date) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
  RETURN (SELECT coalesce(bool_and(coalesce(i ->> 'dueOn' ~ '^\d{4}-\d{2}-\d{2}$', false) AND (i ->> 'dueOn')::date >= first), true) FROM jsonb_array_elements(instalments) i);--> statement-breakpoint
CREATE FUNCTION are_due_within(instalments jsonb, last date) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
  RETURN (SELECT coalesce(bool_and(coalesce(i ->> 'dueOn' ~ '^\d{4}-\d{2}-\d{2}$', false) AND (i ->> 'dueOn')::date <= last), true) FROM jsonb_array_elements(instalments) i);--> statement-breakpoint
-- Whether each says of an agreement what the first one says in columns.
CREATE FUNCTION addenda_are_whole(addenda jsonb, today date) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
  RETURN (SELECT coalesce(bool_and(coalesce(a ->> 'kind' IN ('nphd', 'cooperation') AND length(a ->> 'number') > 0
      AND coalesce(a ->> 'signedOn' ~ '^\d{4}-\d{2}-\d{2}$', false) AND (a ->> 'signedOn')::date BETWEEN date '2000-01-01' AND today
      AND length(a ->> 'reason') BETWEEN 3 AND 500, false)), true)
    FROM jsonb_array_elements(addenda) a);--> statement-breakpoint
CREATE INDEX "expenditures_external_ref" ON "expenditures" USING btree ("external_ref") WHERE "expenditures"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "pledges_addenda" ON "pledges" USING btree ("id") WHERE "pledges"."addenda" <> '[]';--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "dates_out_of_order /bookedOn" CHECK ("adjustments"."booked_on" >= "adjustments"."effective_on");--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "date_too_late /instalments" CHECK (are_due_within("adjustments"."instalments", make_date(extract(year from wita_today())::int + 10, 12, 31)));--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "due_before_letter" CHECK (are_due_from("pledges"."instalments", "pledges"."pledged_on"));--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "date_too_late /instalments" CHECK (are_due_within("pledges"."instalments", make_date(extract(year from wita_today())::int + 10, 12, 31)));--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "addenda_whole" CHECK (addenda_are_whole("pledges"."addenda", wita_today()));