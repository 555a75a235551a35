-- What nodes served in a period, for those who run them.
CREATE INDEX usage_day_node ON metering.usage_day (node_id, on_day);
