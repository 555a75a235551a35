-- The database and its two users. As a superuser:
--   psql -v migrator_password=... -v app_password=... -f create-database.sql
-- The migrator owns the schema and changes it at start; the portal works as codexfield and gets its
-- rights, table by table, from the migrations.
CREATE ROLE codexfield_migrator LOGIN PASSWORD :'migrator_password';
CREATE ROLE codexfield LOGIN PASSWORD :'app_password';
CREATE DATABASE codexfield OWNER codexfield_migrator ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE codexfield FROM PUBLIC;
GRANT CONNECT ON DATABASE codexfield TO codexfield;
