#!/bin/sh
# Runs once, when the database is new: the owner (migrations) and the application's role (the service), which
# owns nothing and gets its rights from the migrations.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set owner_password="$OWNER_PASSWORD" --set app_password="$APP_PASSWORD" --set database="$POSTGRES_DB" <<'SQL'
CREATE ROLE cakupan_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE cakupan_app LOGIN PASSWORD :'app_password';
ALTER DATABASE :"database" OWNER TO cakupan_owner;
REVOKE CONNECT, TEMPORARY ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO cakupan_app;
SQL
