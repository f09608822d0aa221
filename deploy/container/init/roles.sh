#!/bin/sh
# Run by the image of PostgreSQL once, while it makes its folder: the three roles and their passwords (deploy/postgres/roles.sql).
set -eu
psql --no-psqlrc -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -f /usr/local/share/social-workers/roles.sql
# Read by psql itself, so that no list of processes shows them.
psql --no-psqlrc -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
\set owner_password `cat "${SECRETS:-/run/secrets}/owner-password"`
\set serving_password `cat "${SECRETS:-/run/secrets}/serving-password"`
\set reading_password `cat "${SECRETS:-/run/secrets}/reading-password"`
ALTER ROLE social_workers_owner PASSWORD :'owner_password';
ALTER ROLE social_workers PASSWORD :'serving_password';
ALTER ROLE social_workers_reader PASSWORD :'reading_password';
SQL
