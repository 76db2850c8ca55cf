-- Rules of documents: what was stored stays, the log tells of it, and what a record names is fixed with the rest of it.

-- 1. What was stored stays as it was stored.

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON documents EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document_contents EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Scans are compressed already: trying again would cost time and win nothing.
ALTER TABLE document_contents ALTER COLUMN content SET STORAGE EXTERNAL;
--> statement-breakpoint

-- 2. The log tells of every document, but not what a file was called on somebody's computer: that may name people.

CREATE OR REPLACE FUNCTION told_row(kind text, whole jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN whole - CASE kind
    WHEN 'companies' THEN '{contact}'::text[]
    WHEN 'users' THEN '{name,email}'::text[]
    WHEN 'documents' THEN '{name}'::text[]
    ELSE '{}'::text[] END;
--> statement-breakpoint
CREATE TRIGGER note_inserted AFTER INSERT ON documents
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER told_by_an_event AFTER INSERT ON documents
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_told();
--> statement-breakpoint

-- 3. Which records name a document: whoever sees one of them sees it.

CREATE VIEW document_links AS
  SELECT evidence_document_id AS document_id, 'receipt_evidence' AS kind, id AS record_id, retreat_id
  FROM disbursements WHERE evidence_document_id IS NOT NULL
  UNION ALL
  SELECT document_id, CASE kind WHEN 'refund' THEN 'refund_evidence' ELSE 'amendment' END, id, retreat_id
  FROM adjustments WHERE document_id IS NOT NULL
  UNION ALL
  SELECT letter_document_id, 'letter', id, retreat_id FROM pledges WHERE letter_document_id IS NOT NULL
  UNION ALL
  SELECT agreement_document_id, 'agreement', id, retreat_id FROM pledges WHERE agreement_document_id IS NOT NULL;
--> statement-breakpoint

-- 4. The document of a record is fixed as soon as its number is.

CREATE OR REPLACE FUNCTION guard_adjustment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'proposed' OR NEW.state = 'proposed'
    OR (NEW.id, NEW.retreat_id, NEW.pledge_id, NEW.disbursement_id, NEW.kind, NEW.amount, NEW.effective_on, NEW.booked_on,
        NEW.reason, NEW.instalments, NEW.allocations, NEW.unallocated, NEW.evidence_kind, NEW.evidence_number, NEW.document_id, NEW.makers)
      IS DISTINCT FROM
      (OLD.id, OLD.retreat_id, OLD.pledge_id, OLD.disbursement_id, OLD.kind, OLD.amount, OLD.effective_on, OLD.booked_on,
        OLD.reason, OLD.instalments, OLD.allocations, OLD.unallocated, OLD.evidence_kind, OLD.evidence_number, OLD.document_id, OLD.makers)
  THEN
    PERFORM refuse_transition('adjustment_transition', OLD.state::text, NEW.state::text);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION guard_pledge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (OLD.state, NEW.state) IN (
    ('draft', 'draft'), ('draft', 'submitted'), ('rejected', 'rejected'), ('rejected', 'submitted'),
    ('submitted', 'submitted'), ('submitted', 'active'), ('submitted', 'rejected'),
    ('active', 'active'), ('active', 'cancelled')
  ) THEN
    PERFORM refuse_transition('pledge_transition', OLD.state::text, NEW.state::text);
  END IF;
  IF NOT NEW.makers @> OLD.makers THEN
    PERFORM refuse_transition('makers_stay', 'a maker', 'none');
  END IF;
  IF OLD.state = 'submitted' AND NEW.state = 'rejected' AND NEW.decided_by = ANY (NEW.makers) THEN
    PERFORM refuse_transition('maker_is_checker', OLD.state::text, NEW.state::text);
  END IF;
  IF (NEW.id, NEW.retreat_id) IS DISTINCT FROM (OLD.id, OLD.retreat_id)
    OR OLD.state NOT IN ('draft', 'rejected') AND
      (NEW.company_id, NEW.form, NEW.amount, NEW.pledged_on, NEW.booked_on, NEW.allocations, NEW.unallocated)
      IS DISTINCT FROM
      (OLD.company_id, OLD.form, OLD.amount, OLD.pledged_on, OLD.booked_on, OLD.allocations, OLD.unallocated)
    OR OLD.state IN ('active', 'cancelled') AND
      (NEW.letter_number, NEW.letter_document_id, NEW.decided_by) IS DISTINCT FROM (OLD.letter_number, OLD.letter_document_id, OLD.decided_by)
    OR NOT (OLD.state = 'active' AND NEW.state = 'active') AND
      (NEW.amended, NEW.written_off) IS DISTINCT FROM (OLD.amended, OLD.written_off)
  THEN
    PERFORM refuse_transition('pledge_is_fixed', OLD.state::text, 'edited');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION guard_disbursement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (OLD.state, NEW.state) IN (
    ('recorded', 'recorded'), ('recorded', 'verified'), ('recorded', 'rejected'), ('recorded', 'reversed'),
    ('verified', 'verified'), ('verified', 'reversed')
  ) THEN
    PERFORM refuse_transition('disbursement_transition', OLD.state::text, NEW.state::text);
  END IF;
  IF NOT NEW.makers @> OLD.makers THEN
    PERFORM refuse_transition('makers_stay', 'a maker', 'none');
  END IF;
  IF (NEW.id, NEW.retreat_id, NEW.pledge_id, NEW.company_id, NEW.form, NEW.amount, NEW.received_on, NEW.booked_on, NEW.channel, NEW.allocations, NEW.unallocated)
      IS DISTINCT FROM
      (OLD.id, OLD.retreat_id, OLD.pledge_id, OLD.company_id, OLD.form, OLD.amount, OLD.received_on, OLD.booked_on, OLD.channel, OLD.allocations, OLD.unallocated)
    OR OLD.state <> 'recorded' AND
      (NEW.evidence_kind, NEW.evidence_number, NEW.evidence_document_id, NEW.verified_by)
      IS DISTINCT FROM (OLD.evidence_kind, OLD.evidence_number, OLD.evidence_document_id, OLD.verified_by)
    OR NEW.refunded <> OLD.refunded AND (NEW.refunded < OLD.refunded OR OLD.state <> NEW.state)
    OR NEW.state = 'reversed' AND NEW.refunded > 0
  THEN
    PERFORM refuse_transition('disbursement_is_fixed', OLD.state::text, 'edited');
  END IF;
  RETURN NEW;
END $$;
