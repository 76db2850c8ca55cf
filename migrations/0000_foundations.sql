-- What the tables' own checks call, so it comes before them.

-- Today in WITA by the database's clock: no effective date may lie after it.
CREATE FUNCTION wita_today() RETURNS date LANGUAGE sql STABLE
  RETURN (now() AT TIME ZONE 'Asia/Makassar')::date;
--> statement-breakpoint
-- What the items of a split (or the instalments) add up to.
CREATE FUNCTION amounts_of(items jsonb) RETURNS int8 LANGUAGE sql IMMUTABLE STRICT
  RETURN (SELECT coalesce(sum((item ->> 'amount')::int8), 0)::int8 FROM jsonb_array_elements(items) AS item);
--> statement-breakpoint
-- Whether every item of a split (or every instalment) carries an amount of at least one rupiah.
CREATE FUNCTION amounts_are_positive(items jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
  RETURN (SELECT coalesce(bool_and((item ->> 'amount')::int8 > 0), true) FROM jsonb_array_elements(items) AS item);
