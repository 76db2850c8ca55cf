-- Which records name a stored document: whoever sees one of them sees it.

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
