/** Proofs of what was delivered, and of what we said of it: docs/spec/gateway-api.md, Proof of a delivery. */
export const PROOF_TABLES = `
-- Checkpoints under which proofs stand, word for word; many proofs stand under one.
CREATE TABLE proof_checkpoints (id INTEGER PRIMARY KEY, note TEXT NOT NULL UNIQUE) STRICT;

-- One row per delivery, blanks and refused ones too. 'jws' and 'decision' are what was delivered, until the ledger has shown both entries; 'proof'
-- and 'decision_proof' are tlog-proofs without their checkpoint. 'marked': the exchange said that no witnesses had seen it.
CREATE TABLE delivery_proofs (
  inbox INTEGER PRIMARY KEY REFERENCES inbox (cursor),
  jws BLOB,
  decision BLOB,
  marked INTEGER NOT NULL,
  next_attempt_ms INTEGER NOT NULL DEFAULT 0,
  proved_ms INTEGER,
  proof TEXT,
  decision_proof TEXT,
  checkpoint INTEGER REFERENCES proof_checkpoints (id)
) STRICT;
-- Entries with receipts of ours, as the ledger has shown them: many receipts stand in one.
CREATE TABLE receipt_entries (
  position INTEGER PRIMARY KEY,
  entry BLOB NOT NULL,
  proof TEXT NOT NULL,
  checkpoint INTEGER NOT NULL REFERENCES proof_checkpoints (id),
  proved_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX delivery_proofs_waiting ON delivery_proofs (inbox) WHERE proved_ms IS NULL;
`;
