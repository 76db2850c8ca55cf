-- Asked of every row that is written: as expressions that are taken into the check, or decided at once for what is empty.
CREATE OR REPLACE FUNCTION amounts_are_positive(items jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN NOT jsonb_path_exists(items, '$[*] ? (!(@.amount >= 1) || (@.amount >= 1) is unknown)');--> statement-breakpoint
CREATE OR REPLACE FUNCTION is_document_number(number text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN normalize(number, NFKC) ~ '^[ -~\u2010-\u2015\u2212]*[A-Za-z0-9][ -~\u2010-\u2015\u2212]*$';--> statement-breakpoint
CREATE OR REPLACE FUNCTION differences_are_whole(differences jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF differences = '[]' THEN
    RETURN true;
  END IF;
  RETURN coalesce(bool_and((d ? 'id') <> (d ? 'paper') AND coalesce(length(d ->> 'reason') BETWEEN 3 AND 500, false)), true)
    FROM jsonb_array_elements(differences) d;
END $$;--> statement-breakpoint
-- Kept from one statement of a transaction to the next: packing it would be for nothing.
ALTER TABLE "written_rows" ALTER COLUMN "rows" SET STORAGE EXTERNAL;
