CREATE SCHEMA IF NOT EXISTS settlement;

-- One row for each currency. Its lock makes one writer at a time; transactions is the number of the
-- last, head its hash.
CREATE TABLE settlement.journal (
    currency     VARCHAR(3) NOT NULL PRIMARY KEY,
    transactions BIGINT     NOT NULL CHECK (transactions >= 0),
    head         BYTEA      NOT NULL CHECK (OCTET_LENGTH(head) = 32)
);

-- Whose an account is, what for, in which currency: that never changes. The nil UUID is the platform.
CREATE TABLE settlement.ledger_account (
    id       UUID        NOT NULL PRIMARY KEY,
    owner_id UUID        NOT NULL,
    currency VARCHAR(3)  NOT NULL REFERENCES settlement.journal (currency),
    purpose  VARCHAR(10) NOT NULL,
    CONSTRAINT ledger_account_once UNIQUE (owner_id, currency, purpose),
    CONSTRAINT ledger_account_currency UNIQUE (id, currency),
    CONSTRAINT ledger_account_purpose UNIQUE (id, purpose),
    CHECK (purpose IN ('WALLET', 'RECEIVABLE', 'PAYABLE', 'FEES', 'FUNDING', 'PAID_OUT')),
    CHECK (owner_id <> CAST('00000000-0000-0000-0000-000000000000' AS UUID)
        OR purpose NOT IN ('WALLET', 'RECEIVABLE', 'PAYABLE')),
    CHECK (owner_id = CAST('00000000-0000-0000-0000-000000000000' AS UUID) OR purpose <> 'FEES')
);

-- Where it stands. Who posts has the lock of the journal, and then of this row; who holds or frees
-- an amount has this row's alone.
CREATE TABLE settlement.ledger_balance (
    account_id    UUID        NOT NULL PRIMARY KEY,
    purpose       VARCHAR(10) NOT NULL,
    balance_micro BIGINT      NOT NULL,
    held_micro    BIGINT      NOT NULL CHECK (held_micro >= 0),
    limit_micro   BIGINT      NOT NULL CHECK (limit_micro >= 0),
    closed        BOOLEAN     NOT NULL,
    FOREIGN KEY (account_id, purpose) REFERENCES settlement.ledger_account (id, purpose),
    CONSTRAINT ledger_balance_limit CHECK (purpose NOT IN ('WALLET', 'RECEIVABLE')
        OR balance_micro + limit_micro - held_micro >= 0),
    CONSTRAINT ledger_balance_closed CHECK (NOT closed OR (balance_micro = 0 AND held_micro = 0))
);

CREATE TABLE settlement.ledger_transaction (
    currency  VARCHAR(3)   NOT NULL REFERENCES settlement.journal (currency),
    sequence  BIGINT       NOT NULL CHECK (sequence > 0),
    id        UUID         NOT NULL UNIQUE,
    kind      VARCHAR(10)  NOT NULL,
    reference VARCHAR(200) NOT NULL,
    at        TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    -- the number of the transaction that this one takes back
    reverses  BIGINT,
    content   BYTEA        NOT NULL CHECK (OCTET_LENGTH(content) = 32),
    previous  BYTEA        NOT NULL CHECK (OCTET_LENGTH(previous) = 32),
    hash      BYTEA        NOT NULL CHECK (OCTET_LENGTH(hash) = 32),
    PRIMARY KEY (currency, sequence),
    CONSTRAINT ledger_transaction_reference UNIQUE (reference, kind),
    CONSTRAINT ledger_transaction_previous UNIQUE (currency, previous),
    FOREIGN KEY (currency, reverses) REFERENCES settlement.ledger_transaction (currency, sequence),
    CHECK (kind IN ('TOP_UP', 'PAYMENT', 'CHARGE', 'CORRECTION', 'ADJUSTMENT', 'NETTING', 'PAYOUT', 'REVERSAL')),
    CHECK ((kind = 'REVERSAL') = (reverses IS NOT NULL)),
    CHECK (reverses < sequence)
);
CREATE INDEX ledger_transaction_reverses ON settlement.ledger_transaction (currency, reverses);

CREATE TABLE settlement.ledger_entry (
    currency     VARCHAR(3) NOT NULL,
    sequence     BIGINT     NOT NULL,
    account_id   UUID       NOT NULL,
    amount_micro BIGINT     NOT NULL CHECK (amount_micro <> 0),
    PRIMARY KEY (currency, sequence, account_id),
    FOREIGN KEY (currency, sequence) REFERENCES settlement.ledger_transaction (currency, sequence),
    FOREIGN KEY (account_id, currency) REFERENCES settlement.ledger_account (id, currency)
);
CREATE INDEX ledger_entry_account ON settlement.ledger_entry (account_id, sequence);

-- Amounts that are reserved; they are no entries.
CREATE TABLE settlement.hold (
    id           UUID         NOT NULL PRIMARY KEY,
    reference    VARCHAR(200) NOT NULL,
    account_id   UUID         NOT NULL REFERENCES settlement.ledger_account (id),
    amount_micro BIGINT       NOT NULL CHECK (amount_micro > 0),
    expires_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    state        VARCHAR(8)   NOT NULL CHECK (state IN ('HELD', 'CAPTURED', 'RELEASED', 'EXPIRED')),
    captured_by  UUID         REFERENCES settlement.ledger_transaction (id),
    CONSTRAINT hold_reference UNIQUE (reference),
    CHECK ((state = 'CAPTURED') = (captured_by IS NOT NULL))
);
CREATE INDEX hold_due ON settlement.hold (state, expires_at);
CREATE INDEX hold_account ON settlement.hold (account_id, state);

GRANT SELECT, INSERT, UPDATE ON settlement.journal TO ${application};
GRANT SELECT, INSERT ON settlement.ledger_account TO ${application};
GRANT SELECT, INSERT, UPDATE ON settlement.ledger_balance TO ${application};
GRANT SELECT, INSERT ON settlement.ledger_transaction TO ${application};
GRANT SELECT, INSERT ON settlement.ledger_entry TO ${application};
GRANT SELECT, INSERT, UPDATE ON settlement.hold TO ${application};
