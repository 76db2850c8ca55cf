-- Documents: which records name them, and what is attached to a record at any time of its life.

-- 1. Which records name a stored document: whoever sees one of them sees it.

CREATE VIEW document_links AS
  SELECT evidence_document_id AS document_id, 'receipt_evidence' AS kind, 'disbursement' AS record_type, id AS record_id, retreat_id, 'evidence' AS role
  FROM disbursements WHERE evidence_document_id IS NOT NULL
  UNION ALL
  SELECT document_id, CASE kind WHEN 'refund' THEN 'refund_evidence' WHEN 'agreement' THEN 'agreement' ELSE 'amendment' END, 'adjustment', id, retreat_id,
    CASE kind WHEN 'refund' THEN 'evidence' WHEN 'agreement' THEN 'agreement' ELSE 'other' END
  FROM adjustments WHERE document_id IS NOT NULL
  UNION ALL
  SELECT letter_document_id, 'letter', 'pledge', id, retreat_id, 'letter' FROM pledges WHERE letter_document_id IS NOT NULL
  UNION ALL
  SELECT agreement_document_id, 'agreement', 'pledge', id, retreat_id, 'agreement' FROM pledges WHERE agreement_document_id IS NOT NULL
  UNION ALL
  SELECT (addendum ->> 'documentId')::uuid, 'agreement', 'pledge', id, retreat_id, 'agreement' FROM pledges, jsonb_array_elements(addenda) addendum
  WHERE addenda <> '[]' AND addendum ->> 'documentId' IS NOT NULL
  UNION ALL
  SELECT succession_document_id, 'succession', 'company', id, NULL, 'other' FROM companies WHERE succession_document_id IS NOT NULL
  UNION ALL
  SELECT document_id, 'attachment', record_type::text, record_id, retreat_id, kind::text FROM attachments WHERE document_id IS NOT NULL;

-- Which stored files are the evidence of live receipts: those that they name themselves (whole, or these pages of it) and those that
-- were attached as such; none that was marked as wrong.
CREATE VIEW receipt_files AS
  SELECT d.id AS receipt_id, d.evidence_document_id AS document_id, d.evidence_pages AS pages
  FROM disbursements d
  WHERE d.evidence_document_id IS NOT NULL AND d.state NOT IN ('rejected', 'reversed')
    AND NOT EXISTS (SELECT FROM attachments r WHERE r.record_id = d.id AND r.replaces = d.evidence_document_id)
  UNION ALL
  SELECT d.id, a.document_id, NULL
  FROM attachments a JOIN disbursements d ON d.id = a.record_id
  WHERE a.document_id IS NOT NULL AND a.kind = 'evidence' AND d.state NOT IN ('rejected', 'reversed')
    AND NOT EXISTS (SELECT FROM attachments r WHERE r.record_id = a.record_id AND r.replaces = a.id);

-- 2. What is attached.

-- What replaces another replaces one of the same record: an attachment, or a document that the record itself names.
CREATE FUNCTION guard_attachment() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.replaces IS NOT NULL
    AND NOT EXISTS (SELECT FROM attachments a WHERE a.id = NEW.replaces AND a.record_id = NEW.record_id AND a.document_id IS NOT NULL)
    AND NOT EXISTS (SELECT FROM document_links l
                    WHERE l.document_id = NEW.replaces AND l.record_id = NEW.record_id AND l.kind <> 'attachment') THEN
    RAISE EXCEPTION 'nothing of record % is %', NEW.record_id, NEW.replaces
      USING ERRCODE = 'check_violation', CONSTRAINT = 'attachment_of_record', TABLE = 'attachments';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER guard_attachment BEFORE INSERT ON attachments FOR EACH ROW EXECUTE FUNCTION guard_attachment();

-- Whether a change of a record is that one more document was attached: in every state, and the record is the same otherwise. Before
-- it is decided, whoever attached it may become a maker.
CREATE FUNCTION is_attachment(was jsonb, becomes jsonb) RETURNS bool LANGUAGE sql STABLE
  RETURN changed_columns(was, becomes) <@ '{attached,makers}' AND coalesce((becomes -> 'makers') @> (was -> 'makers'), true)
    AND (becomes ->> 'attached')::int = (was ->> 'attached')::int + 1
    AND (becomes ->> 'attached')::int = (SELECT count(*) FROM attachments a WHERE a.record_id = (was ->> 'id')::uuid);

-- The record counts what is attached to it, so that whoever decides on it has seen that.
CREATE FUNCTION attachments_are_counted() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  is_counted bool;
BEGIN
  EXECUTE format('SELECT r.attached = (SELECT count(*) FROM attachments a WHERE a.record_id = $1) AND to_jsonb(r) ->> %L IS NOT DISTINCT FROM $2::text
    FROM %I r WHERE r.id = $1', CASE NEW.record_type WHEN 'retreat' THEN 'id' ELSE 'retreat_id' END, NEW.record_type::text || 's')
  INTO is_counted USING NEW.record_id, NEW.retreat_id;
  IF is_counted IS NOT TRUE THEN
    RAISE EXCEPTION '% % does not count its attachments', NEW.record_type, NEW.record_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'attachments_are_counted', TABLE = 'attachments';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER attachments_are_counted AFTER INSERT ON attachments DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION attachments_are_counted();

-- What is attached to a receipt as its evidence counts as its paper.
CREATE FUNCTION attached_paper_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_receipts_once(ARRAY[NEW.record_id], '{}');
  RETURN NULL;
END $$;

CREATE TRIGGER paper_used_by_attachment AFTER INSERT ON attachments FOR EACH ROW
  WHEN (NEW.record_type = 'disbursement' AND NEW.kind = 'evidence' AND NEW.document_id IS NOT NULL)
  EXECUTE FUNCTION attached_paper_once();
