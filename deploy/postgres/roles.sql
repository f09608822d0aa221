-- Three roles for one database: one owns and migrates, one serves, one reads. Run once by a superuser, in the database itself; again does no harm.
--
--   psql -d social_workers -v owner=social_workers_owner -v serving=social_workers -v reading=social_workers_reader -f roles.sql
--
-- Where one role owned and served until now, it becomes the serving one with -v former=<its name>: what it owns goes to the owner.
-- Roles that are new have no password and no way in until each is given one: \password social_workers
-- Who may do what in which table is granted by `migrate`, which the owner runs after this and after every upgrade
-- (src/database/roles): here is what only a superuser can do.

\set ON_ERROR_STOP on
\if :{?owner}
\else
  \set owner social_workers_owner
\endif
\if :{?serving}
\else
  \set serving social_workers
\endif
\if :{?reading}
\else
  \set reading social_workers_reader
\endif

BEGIN;

SELECT format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', name)
FROM unnest(ARRAY[:'owner', :'serving', :'reading']) AS wanted(name)
WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = name)
\gexec

\if :{?former}
  REASSIGN OWNED BY :"former" TO :"owner";
\endif
ALTER DATABASE :"DBNAME" OWNER TO :"owner";
-- The database's owner owns its schema: so it is in a database that was made by PostgreSQL 15 or later, and now in any.
ALTER SCHEMA public OWNER TO pg_database_owner;

REVOKE ALL ON DATABASE :"DBNAME" FROM PUBLIC;
-- Those who watch or copy the server from within this database need the same: GRANT CONNECT.
GRANT CONNECT ON DATABASE :"DBNAME" TO :"owner", :"serving", :"reading";

-- `rotate-keys` waits for transactions of the service that began before: the owner must see them in pg_stat_activity.
GRANT :"serving" TO :"owner";

-- Where `migrate` finds the names.
ALTER DATABASE :"DBNAME" SET social_workers.serving_role = :'serving';
ALTER DATABASE :"DBNAME" SET social_workers.reading_role = :'reading';
ALTER ROLE :"reading" IN DATABASE :"DBNAME" SET default_transaction_read_only = on;

COMMIT;
