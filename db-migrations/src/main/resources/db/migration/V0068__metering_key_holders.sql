-- The call that has a key: whoever takes it over from a gateway that is gone becomes its holder, and
-- only the holder's receipt answers it.
ALTER TABLE metering.call_key ADD COLUMN holder UUID;
