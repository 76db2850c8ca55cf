CREATE TYPE "public"."expenditure_state" AS ENUM('recorded', 'reversed');--> statement-breakpoint
CREATE TYPE "public"."budget_state" AS ENUM('draft', 'adopted', 'superseded');--> statement-breakpoint
CREATE TYPE "public"."disclosure_kind" AS ENUM('permit', 'procurement', 'tax_arrears', 'sanction');--> statement-breakpoint
CREATE TYPE "public"."disbursement_state" AS ENUM('recorded', 'verified', 'rejected', 'reversed');--> statement-breakpoint
CREATE TYPE "public"."evidence_kind" AS ENUM('sts', 'bank_transfer', 'bast');--> statement-breakpoint
CREATE TYPE "public"."agreement_kind" AS ENUM('nphd', 'cooperation');--> statement-breakpoint
CREATE TYPE "public"."pledge_state" AS ENUM('draft', 'submitted', 'active', 'rejected', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."valuation_basis" AS ENUM('invoice', 'appraisal', 'declared');--> statement-breakpoint
CREATE TYPE "public"."channel" AS ENUM('rkud', 'bast', 'direct_to_vendor', 'other_account');--> statement-breakpoint
CREATE TYPE "public"."form" AS ENUM('cash', 'goods', 'services');--> statement-breakpoint
CREATE TYPE "public"."measure" AS ENUM('reserved', 'pledged', 'committed', 'received', 'verified', 'appropriated', 'spent');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('finance', 'verifier', 'auditor', 'integration', 'admin');--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"secret_hash" text NOT NULL,
	"roles" "role"[] NOT NULL,
	"user_id" uuid,
	"scopes" jsonb,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_keys_secret" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"roles" "role"[] NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_exists /email" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "appropriations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"retreat_id" uuid NOT NULL,
	"effective_on" date NOT NULL,
	"document_number" text NOT NULL,
	"items" jsonb NOT NULL,
	"makers" uuid[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "date_in_future /effectiveOn" CHECK ("appropriations"."effective_on" <= wita_today())
);
--> statement-breakpoint
CREATE TABLE "expenditures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"retreat_id" uuid NOT NULL,
	"state" "expenditure_state" DEFAULT 'recorded' NOT NULL,
	"line_code" text NOT NULL,
	"amount" bigint NOT NULL,
	"spent_on" date NOT NULL,
	"sp2d_number" text NOT NULL,
	"invoice_number" text,
	"external_ref" text,
	"makers" uuid[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "amount_range" CHECK ("expenditures"."amount" between 1 and 10000000000000),
	CONSTRAINT "date_in_future /spentOn" CHECK ("expenditures"."spent_on" <= wita_today())
);
--> statement-breakpoint
CREATE TABLE "budget_lines" (
	"retreat_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"code" text NOT NULL,
	"position" integer NOT NULL,
	"venue_code" text,
	"category" text NOT NULL,
	"account_code" text NOT NULL,
	"chart_version" text NOT NULL,
	"description" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit" text NOT NULL,
	"unit_price" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"csr_eligible" boolean NOT NULL,
	"csr_ineligible_reason" text,
	"standard_price" jsonb,
	CONSTRAINT "budget_lines_retreat_id_number_code_pk" PRIMARY KEY("retreat_id","number","code"),
	CONSTRAINT "line_amount_mismatch" CHECK ("budget_lines"."amount" = "budget_lines"."quantity" * "budget_lines"."unit_price"),
	CONSTRAINT "line_amount_range" CHECK ("budget_lines"."amount" between 0 and 10000000000000),
	CONSTRAINT "ineligibility_reason_required" CHECK ("budget_lines"."csr_eligible" or "budget_lines"."csr_ineligible_reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "budget_versions" (
	"retreat_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" "budget_state" DEFAULT 'draft' NOT NULL,
	"reason" text NOT NULL,
	"makers" uuid[] NOT NULL,
	"adopted_on" date,
	"adopted_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "budget_versions_retreat_id_number_pk" PRIMARY KEY("retreat_id","number"),
	CONSTRAINT "budget_adoption" CHECK (("budget_versions"."state" = 'draft') = ("budget_versions"."adopted_on" is null) and ("budget_versions"."adopted_on" is null) = ("budget_versions"."adopted_by" is null)),
	CONSTRAINT "maker_is_checker" CHECK ("budget_versions"."adopted_by" <> all ("budget_versions"."makers")),
	CONSTRAINT "date_in_future /adoptedOn" CHECK ("budget_versions"."adopted_on" <= wita_today())
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"person_id" uuid NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"body" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_person_id_key_pk" PRIMARY KEY("person_id","key")
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"legal_name" text NOT NULL,
	"npwp" text NOT NULL,
	"nib" text NOT NULL,
	"kbli_code" text NOT NULL,
	"kbli_version" text NOT NULL,
	"regency_codes" text[] NOT NULL,
	"contact" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "company_exists /npwp" UNIQUE("npwp"),
	CONSTRAINT "npwp_format" CHECK ("companies"."npwp" ~ '^0[0-9]{15}$'),
	CONSTRAINT "nib_format" CHECK ("companies"."nib" ~ '^[0-9]{13}$')
);
--> statement-breakpoint
CREATE TABLE "disclosures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"company_id" uuid NOT NULL,
	"kind" "disclosure_kind" NOT NULL,
	"reference" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disbursements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"retreat_id" uuid NOT NULL,
	"pledge_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"form" "form" NOT NULL,
	"state" "disbursement_state" DEFAULT 'recorded' NOT NULL,
	"amount" bigint NOT NULL,
	"received_on" date NOT NULL,
	"channel" "channel" NOT NULL,
	"evidence_kind" "evidence_kind" NOT NULL,
	"evidence_number" text NOT NULL,
	"evidence_account_number" text,
	"evidence_document_total" bigint,
	"invoice_number" text,
	"allocations" jsonb NOT NULL,
	"unallocated" bigint NOT NULL,
	"external_ref" text,
	"makers" uuid[] NOT NULL,
	"verified_by" uuid,
	"verified_at" timestamp with time zone,
	"verification_note" text,
	"reversal_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "disbursements_identity" UNIQUE("id","pledge_id","channel"),
	CONSTRAINT "amount_range" CHECK ("disbursements"."amount" between 1 and 10000000000000),
	CONSTRAINT "split_mismatch" CHECK ("disbursements"."unallocated" >= 0 and amounts_of("disbursements"."allocations") + "disbursements"."unallocated" = "disbursements"."amount"),
	CONSTRAINT "positive_amounts" CHECK (amounts_are_positive("disbursements"."allocations")),
	CONSTRAINT "in_kind_needs_bast" CHECK ("disbursements"."form" = 'cash' or "disbursements"."evidence_kind" = 'bast'),
	CONSTRAINT "document_total_range" CHECK ("disbursements"."evidence_document_total" >= "disbursements"."amount"),
	CONSTRAINT "date_in_future /receivedOn" CHECK ("disbursements"."received_on" <= wita_today()),
	CONSTRAINT "verified_by_someone" CHECK ("disbursements"."state" <> 'verified' or "disbursements"."verified_by" is not null),
	CONSTRAINT "maker_is_checker" CHECK ("disbursements"."verified_by" <> all ("disbursements"."makers")),
	CONSTRAINT "reversal_reason_required" CHECK ("disbursements"."state" <> 'reversed' or "disbursements"."reversal_reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "line_balances" (
	"retreat_id" uuid NOT NULL,
	"line_code" text,
	"line_key" text GENERATED ALWAYS AS (coalesce(line_code, '')) STORED NOT NULL,
	"ceiling" bigint DEFAULT 0 NOT NULL,
	"csr_eligible" boolean DEFAULT false NOT NULL,
	"reserved" bigint DEFAULT 0 NOT NULL,
	"pledged_cash" bigint DEFAULT 0 NOT NULL,
	"pledged_goods" bigint DEFAULT 0 NOT NULL,
	"pledged_services" bigint DEFAULT 0 NOT NULL,
	"committed_cash" bigint DEFAULT 0 NOT NULL,
	"committed_goods" bigint DEFAULT 0 NOT NULL,
	"committed_services" bigint DEFAULT 0 NOT NULL,
	"received_cash" bigint DEFAULT 0 NOT NULL,
	"received_goods" bigint DEFAULT 0 NOT NULL,
	"received_services" bigint DEFAULT 0 NOT NULL,
	"verified_cash" bigint DEFAULT 0 NOT NULL,
	"verified_goods" bigint DEFAULT 0 NOT NULL,
	"verified_services" bigint DEFAULT 0 NOT NULL,
	"received_rkud" bigint DEFAULT 0 NOT NULL,
	"received_bast" bigint DEFAULT 0 NOT NULL,
	"received_direct_to_vendor" bigint DEFAULT 0 NOT NULL,
	"received_other_account" bigint DEFAULT 0 NOT NULL,
	"verified_rkud" bigint DEFAULT 0 NOT NULL,
	"verified_bast" bigint DEFAULT 0 NOT NULL,
	"verified_direct_to_vendor" bigint DEFAULT 0 NOT NULL,
	"verified_other_account" bigint DEFAULT 0 NOT NULL,
	"appropriated" bigint DEFAULT 0 NOT NULL,
	"spent" bigint DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "line_balances_retreat_id_line_key_pk" PRIMARY KEY("retreat_id","line_key"),
	CONSTRAINT "line_not_csr_eligible" CHECK ("line_balances"."csr_eligible" or "line_balances"."reserved" = 0),
	CONSTRAINT "line_ceiling_exceeded" CHECK ("line_balances"."line_code" is null or "line_balances"."reserved" <= "line_balances"."ceiling"),
	CONSTRAINT "total_too_large" CHECK ("line_balances"."line_code" is not null or "line_balances"."reserved" <= "line_balances"."ceiling"),
	CONSTRAINT "double_funding" CHECK ("line_balances"."line_code" is null or "line_balances"."received_cash" + "line_balances"."received_goods" + "line_balances"."received_services" + "line_balances"."spent" <= "line_balances"."ceiling"),
	CONSTRAINT "line_balance_negative" CHECK (least("line_balances"."ceiling", "line_balances"."reserved", "line_balances"."pledged_cash", "line_balances"."pledged_goods", "line_balances"."pledged_services",
        "line_balances"."committed_cash", "line_balances"."committed_goods", "line_balances"."committed_services", "line_balances"."received_cash", "line_balances"."received_goods",
        "line_balances"."received_services", "line_balances"."verified_cash", "line_balances"."verified_goods", "line_balances"."verified_services", "line_balances"."received_rkud",
        "line_balances"."received_bast", "line_balances"."received_direct_to_vendor", "line_balances"."received_other_account", "line_balances"."verified_rkud",
        "line_balances"."verified_bast", "line_balances"."verified_direct_to_vendor", "line_balances"."verified_other_account", "line_balances"."appropriated", "line_balances"."spent") >= 0),
	CONSTRAINT "line_balance_too_large" CHECK (greatest("line_balances"."ceiling", "line_balances"."reserved", "line_balances"."appropriated", "line_balances"."spent") <= 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE "pledge_line_balances" (
	"pledge_id" uuid NOT NULL,
	"line_code" text,
	"line_key" text GENERATED ALWAYS AS (coalesce(line_code, '')) STORED NOT NULL,
	"retreat_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"form" "form" NOT NULL,
	"reserved" bigint DEFAULT 0 NOT NULL,
	"pledged" bigint DEFAULT 0 NOT NULL,
	"committed" bigint DEFAULT 0 NOT NULL,
	"received" bigint DEFAULT 0 NOT NULL,
	"verified" bigint DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "pledge_line_balances_pledge_id_line_key_pk" PRIMARY KEY("pledge_id","line_key"),
	CONSTRAINT "pledge_balance_negative" CHECK (least("pledge_line_balances"."reserved", "pledge_line_balances"."committed", "pledge_line_balances"."verified") >= 0),
	CONSTRAINT "pledged_exceeds_reserved" CHECK ("pledge_line_balances"."pledged" <= "pledge_line_balances"."reserved"),
	CONSTRAINT "committed_exceeds_pledged" CHECK ("pledge_line_balances"."committed" <= "pledge_line_balances"."pledged"),
	CONSTRAINT "pledge_line_exceeded" CHECK ("pledge_line_balances"."received" <= "pledge_line_balances"."pledged"),
	CONSTRAINT "verified_exceeds_received" CHECK ("pledge_line_balances"."verified" <= "pledge_line_balances"."received")
);
--> statement-breakpoint
CREATE TABLE "journal_entries" (
	"retreat_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "journal_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event_id" uuid NOT NULL,
	"measure" "measure" NOT NULL,
	"line_code" text,
	"company_id" uuid,
	"pledge_id" uuid,
	"disbursement_id" uuid,
	"form" "form",
	"channel" "channel",
	"amount" bigint NOT NULL,
	"effective_on" date NOT NULL,
	CONSTRAINT "journal_entries_retreat_id_id_pk" PRIMARY KEY("retreat_id","id"),
	CONSTRAINT "journal_amount_not_zero" CHECK ("journal_entries"."amount" <> 0),
	CONSTRAINT "date_in_future" CHECK ("journal_entries"."effective_on" <= wita_today()),
	CONSTRAINT "journal_entry_shape" CHECK (case
        when "journal_entries"."measure" in ('appropriated', 'spent') then
          "journal_entries"."line_code" is not null and num_nonnulls("journal_entries"."company_id", "journal_entries"."pledge_id", "journal_entries"."disbursement_id", "journal_entries"."form", "journal_entries"."channel") = 0
        when "journal_entries"."measure" in ('received', 'verified') then
          num_nulls("journal_entries"."company_id", "journal_entries"."pledge_id", "journal_entries"."disbursement_id", "journal_entries"."form", "journal_entries"."channel") = 0
        else
          num_nulls("journal_entries"."company_id", "journal_entries"."pledge_id", "journal_entries"."form") = 0 and num_nonnulls("journal_entries"."disbursement_id", "journal_entries"."channel") = 0
      end)
);
--> statement-breakpoint
CREATE TABLE "document_versions" (
	"kind" text NOT NULL,
	"document_id" text NOT NULL,
	"version" integer NOT NULL,
	"row" jsonb NOT NULL,
	"replaced_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_versions_kind_document_id_version_pk" PRIMARY KEY("kind","document_id","version")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"retreat_id" uuid,
	"actor_id" uuid NOT NULL,
	"api_key_id" uuid,
	"request_id" text NOT NULL,
	"occurred_at" timestamp with time zone DEFAULT now() NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "events_id" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "pledges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"retreat_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"state" "pledge_state" DEFAULT 'draft' NOT NULL,
	"form" "form" NOT NULL,
	"valuation_basis" "valuation_basis",
	"amount" bigint NOT NULL,
	"letter_amount" bigint,
	"pledged_on" date NOT NULL,
	"letter_number" text NOT NULL,
	"instalments" jsonb NOT NULL,
	"allocations" jsonb NOT NULL,
	"unallocated" bigint NOT NULL,
	"external_ref" text,
	"replaces" uuid,
	"makers" uuid[] NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_note" text,
	"agreement_kind" "agreement_kind",
	"agreement_number" text,
	"agreement_signed_on" date,
	"agreement_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pledges_identity" UNIQUE("id","retreat_id","company_id","form"),
	CONSTRAINT "amount_range" CHECK ("pledges"."amount" between 1 and 10000000000000),
	CONSTRAINT "allocations_exceed_amount" CHECK ("pledges"."unallocated" >= 0 and amounts_of("pledges"."allocations") + "pledges"."unallocated" = "pledges"."amount"),
	CONSTRAINT "instalments_mismatch" CHECK (amounts_of("pledges"."instalments") = "pledges"."amount"),
	CONSTRAINT "positive_amounts" CHECK (amounts_are_positive("pledges"."allocations") and amounts_are_positive("pledges"."instalments")),
	CONSTRAINT "valuation_basis_required" CHECK (("pledges"."form" = 'cash') = ("pledges"."valuation_basis" is null)),
	CONSTRAINT "letter_amount_too_small" CHECK ("pledges"."letter_amount" >= "pledges"."amount"),
	CONSTRAINT "date_in_future /pledgedOn" CHECK ("pledges"."pledged_on" <= wita_today()),
	CONSTRAINT "date_in_future /signedOn" CHECK ("pledges"."agreement_signed_on" <= wita_today()),
	CONSTRAINT "agreement_whole" CHECK (num_nulls("pledges"."agreement_kind", "pledges"."agreement_number", "pledges"."agreement_signed_on") in (0, 3)),
	CONSTRAINT "decision_by_someone" CHECK ("pledges"."state" not in ('active', 'rejected') or "pledges"."decided_by" is not null),
	CONSTRAINT "maker_is_checker" CHECK ("pledges"."state" <> 'active' or "pledges"."decided_by" <> all ("pledges"."makers"))
);
--> statement-breakpoint
CREATE TABLE "retreats" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"fiscal_year" integer NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"change_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "retreat_code_exists /code" UNIQUE("code"),
	CONSTRAINT "dates_out_of_order" CHECK ("retreats"."starts_on" <= "retreats"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "venues" (
	"retreat_id" uuid NOT NULL,
	"code" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"regency_code" text NOT NULL,
	CONSTRAINT "venues_retreat_id_code_pk" PRIMARY KEY("retreat_id","code")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appropriations" ADD CONSTRAINT "appropriations_retreat_id_retreats_id_fk" FOREIGN KEY ("retreat_id") REFERENCES "public"."retreats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expenditures" ADD CONSTRAINT "expenditures_retreat_id_retreats_id_fk" FOREIGN KEY ("retreat_id") REFERENCES "public"."retreats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_lines" ADD CONSTRAINT "budget_lines_version_fk" FOREIGN KEY ("retreat_id","number") REFERENCES "public"."budget_versions"("retreat_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_lines" ADD CONSTRAINT "unknown_venue" FOREIGN KEY ("retreat_id","venue_code") REFERENCES "public"."venues"("retreat_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_versions" ADD CONSTRAINT "budget_versions_retreat_id_retreats_id_fk" FOREIGN KEY ("retreat_id") REFERENCES "public"."retreats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disbursements" ADD CONSTRAINT "disbursements_pledge_fk" FOREIGN KEY ("pledge_id","retreat_id","company_id","form") REFERENCES "public"."pledges"("id","retreat_id","company_id","form") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "pledges_retreat_id_retreats_id_fk" FOREIGN KEY ("retreat_id") REFERENCES "public"."retreats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "pledges_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_retreat_id_retreats_id_fk" FOREIGN KEY ("retreat_id") REFERENCES "public"."retreats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_user" ON "api_keys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "appropriations_retreat" ON "appropriations" USING btree ("retreat_id","id");--> statement-breakpoint
CREATE INDEX "expenditures_retreat" ON "expenditures" USING btree ("retreat_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "sp2d_exists /sp2dNumber" ON "expenditures" USING btree ("retreat_id","sp2d_number","line_code") WHERE "expenditures"."state" = 'recorded';--> statement-breakpoint
CREATE UNIQUE INDEX "budget_versions_adopted" ON "budget_versions" USING btree ("retreat_id") WHERE "budget_versions"."state" = 'adopted';--> statement-breakpoint
CREATE INDEX "idempotency_keys_created_at" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "disclosures_company" ON "disclosures" USING btree ("company_id","id");--> statement-breakpoint
CREATE INDEX "disbursements_retreat" ON "disbursements" USING btree ("retreat_id","id");--> statement-breakpoint
CREATE INDEX "disbursements_pledge" ON "disbursements" USING btree ("pledge_id","id");--> statement-breakpoint
CREATE INDEX "disbursements_company" ON "disbursements" USING btree ("company_id","id");--> statement-breakpoint
CREATE INDEX "disbursements_external_ref" ON "disbursements" USING btree ("external_ref") WHERE "disbursements"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "pledge_line_balances_retreat" ON "pledge_line_balances" USING btree ("retreat_id");--> statement-breakpoint
CREATE INDEX "journal_entries_as_of" ON "journal_entries" USING btree ("retreat_id","effective_on");--> statement-breakpoint
CREATE INDEX "journal_entries_pledge" ON "journal_entries" USING btree ("pledge_id") WHERE "journal_entries"."pledge_id" is not null;--> statement-breakpoint
CREATE INDEX "journal_entries_disbursement" ON "journal_entries" USING btree ("disbursement_id") WHERE "journal_entries"."disbursement_id" is not null;--> statement-breakpoint
CREATE INDEX "journal_entries_apbd" ON "journal_entries" USING btree ("retreat_id","line_code","effective_on") WHERE "journal_entries"."measure" in ('appropriated', 'spent');--> statement-breakpoint
CREATE INDEX "events_subject" ON "events" USING btree ("subject_type","subject_id","sequence");--> statement-breakpoint
CREATE INDEX "pledges_retreat" ON "pledges" USING btree ("retreat_id","id");--> statement-breakpoint
CREATE INDEX "pledges_company" ON "pledges" USING btree ("company_id","id");--> statement-breakpoint
CREATE INDEX "pledges_external_ref" ON "pledges" USING btree ("external_ref") WHERE "pledges"."external_ref" is not null;