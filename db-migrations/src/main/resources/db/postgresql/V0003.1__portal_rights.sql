GRANT USAGE ON SCHEMA portal TO ${application};
