-- Which receipt was corrected by which: who inserts the row of a receipt corrects it, nobody else.
-- It is written with the new receipt, in one transaction.
CREATE TABLE metering.correction (
    original   UUID         NOT NULL PRIMARY KEY,
    receipt_id UUID         NOT NULL UNIQUE,
    kind       VARCHAR(20)  NOT NULL CHECK (kind IN ('VOID', 'AMEND')),
    reason     VARCHAR(500) NOT NULL,
    decided_by UUID         NOT NULL,
    decided_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    CHECK (original <> receipt_id)
);
COMMENT ON INDEX metering.receipt_corrected IS 'a receipt is corrected once; a correction never';

GRANT SELECT, INSERT ON metering.correction TO ${application};
