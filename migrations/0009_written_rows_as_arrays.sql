ALTER TABLE "written_rows" ALTER COLUMN "rows" SET DATA TYPE jsonb[] USING '{}';
