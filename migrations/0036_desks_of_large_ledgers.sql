CREATE TABLE "open_instalments" (
	"pledge_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"retreat_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "open_instalments_pledge_id_due_on_pk" PRIMARY KEY("pledge_id","due_on")
);
--> statement-breakpoint
INSERT INTO "open_instalments" ("pledge_id", "due_on", "retreat_id", "amount")
SELECT p.id, i.due_on, p.retreat_id, sum(i.open)
FROM pledges p
  LEFT JOIN (SELECT pledge_id, sum(received)::int8 AS received FROM pledge_line_balances GROUP BY pledge_id) money ON money.pledge_id = p.id
  CROSS JOIN LATERAL (
    SELECT due.due_on, least(due.amount, sum(due.amount) OVER (ORDER BY due.due_on, due.place) - coalesce(money.received, 0)) AS open
    FROM (
      SELECT (value ->> 'dueOn')::date, (value ->> 'amount')::int8, place FROM jsonb_array_elements(p.instalments) WITH ORDINALITY e (value, place)
    ) due (due_on, amount, place)
  ) i
WHERE p.state = 'active' AND i.open > 0
GROUP BY p.id, i.due_on, p.retreat_id;--> statement-breakpoint
DROP INDEX "adjustments_waiting";--> statement-breakpoint
DROP INDEX "disbursements_waiting";--> statement-breakpoint
DROP INDEX "disbursements_amount";--> statement-breakpoint
DROP INDEX "pledges_waiting";--> statement-breakpoint
DROP INDEX "pledges_amount";--> statement-breakpoint
CREATE INDEX "open_instalments_due" ON "open_instalments" USING btree ("due_on","pledge_id","retreat_id","amount");--> statement-breakpoint
CREATE INDEX "open_instalments_retreat" ON "open_instalments" USING btree ("retreat_id","pledge_id","due_on");--> statement-breakpoint
CREATE INDEX "journal_entries_measure" ON "journal_entries" USING btree ("retreat_id","measure","id");--> statement-breakpoint
CREATE INDEX "pledges_without_agreement" ON "pledges" USING btree ("decided_at","id","retreat_id") WHERE "pledges"."state" = 'active' and "pledges"."agreement_number" is null;--> statement-breakpoint
CREATE INDEX "adjustments_waiting" ON "adjustments" USING btree ("updated_at","id","retreat_id","amount","makers") WHERE "adjustments"."state" = 'proposed';--> statement-breakpoint
CREATE INDEX "disbursements_waiting" ON "disbursements" USING btree ("updated_at","id","retreat_id","amount","makers","evidence_document_id","attached") WHERE "disbursements"."state" = 'recorded';--> statement-breakpoint
CREATE INDEX "disbursements_amount" ON "disbursements" USING btree ("retreat_id","amount","id","state");--> statement-breakpoint
CREATE INDEX "pledges_waiting" ON "pledges" USING btree ("state","updated_at","id","retreat_id","amount","makers") WHERE "pledges"."state" in ('draft', 'rejected', 'submitted');--> statement-breakpoint
CREATE INDEX "pledges_amount" ON "pledges" USING btree ("retreat_id","amount","id","state");