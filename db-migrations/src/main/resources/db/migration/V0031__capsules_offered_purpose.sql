-- For which purposes each capsule can be had, as its open offers say: what the catalogue is
-- narrowed by. Narrower purposes that a broader one covers have rows of their own.

CREATE TABLE capsules.offered_purpose (
    capsule_name VARCHAR(105) NOT NULL,
    purpose      VARCHAR(64)  NOT NULL,
    CONSTRAINT offered_purpose_key PRIMARY KEY (capsule_name, purpose)
);
CREATE INDEX offered_purpose_by_purpose ON capsules.offered_purpose (purpose, capsule_name);

GRANT SELECT, INSERT, DELETE ON capsules.offered_purpose TO ${application};
