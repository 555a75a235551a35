-- only what must be covered can be agreed to be overdrawn
ALTER TABLE settlement.ledger_balance ADD CONSTRAINT ledger_balance_unlimited
    CHECK (limit_micro = 0 OR purpose IN ('WALLET', 'RECEIVABLE'));
