GRANT USAGE ON SCHEMA metering TO ${application};
