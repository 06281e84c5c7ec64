/** Withdrawals: of notices of our member, and of notices that came to us. */
export const RECALL_TABLES = `
-- A notice that is withdrawn, by us or by another gateway of our member. 'open' (nothing is signed yet), 'signed' (sent until it stands),
-- 'logged' (it stands; sent until everybody has purged), 'settled', 'refused' by the exchange, 'unsent': nothing of the notice had left us.
CREATE TABLE recalls (
  origin TEXT NOT NULL,
  id TEXT NOT NULL,
  -- The revision that it names: null while none was signed.
  notice TEXT,
  rev INTEGER,
  gateway TEXT NOT NULL,
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  recalled_ms INTEGER NOT NULL,
  state TEXT NOT NULL,
  digest TEXT UNIQUE,
  jws BLOB,
  refusal_code TEXT,
  refusal_reason TEXT,
  position INTEGER,
  proof TEXT,
  salt BLOB,
  recipients TEXT NOT NULL DEFAULT '[]',
  sends INTEGER NOT NULL DEFAULT 0,
  next_attempt_ms INTEGER,
  PRIMARY KEY (origin, id)
) STRICT;
CREATE INDEX recalls_by_id ON recalls (id);
CREATE INDEX recalls_by_notice ON recalls (notice) WHERE notice IS NOT NULL;
CREATE INDEX recalls_due ON recalls (next_attempt_ms) WHERE next_attempt_ms IS NOT NULL;

-- Recipients' signed words that they have purged.
CREATE TABLE recall_purges (
  origin TEXT NOT NULL,
  id TEXT NOT NULL,
  recipient TEXT NOT NULL,
  jws TEXT NOT NULL,
  iat INTEGER NOT NULL,
  position INTEGER NOT NULL,
  reason TEXT,
  PRIMARY KEY (origin, id, recipient)
) STRICT, WITHOUT ROWID;

-- What an origin has recalled from us, for good: no revision of it is taken in any more. 'signed' is 0 until the log beside this file was
-- emptied and the receipt is signed. 'held': whether anything of it was here. 'proved_ms' when the ledger has shown its entry.
CREATE TABLE tombstones (
  origin TEXT NOT NULL,
  id TEXT NOT NULL,
  notice TEXT NOT NULL,
  rev INTEGER NOT NULL,
  gateway TEXT NOT NULL,
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  recalled_ms INTEGER NOT NULL,
  received_ms INTEGER NOT NULL,
  held INTEGER NOT NULL,
  signed INTEGER NOT NULL DEFAULT 0,
  signed_ms INTEGER,
  jws BLOB NOT NULL,
  salt BLOB NOT NULL,
  position INTEGER NOT NULL,
  notice_position INTEGER NOT NULL,
  proved_ms INTEGER,
  proof TEXT,
  next_attempt_ms INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (origin, id)
) STRICT;
CREATE INDEX tombstones_by_id ON tombstones (id);
CREATE INDEX tombstones_unsigned ON tombstones (received_ms) WHERE signed = 0;
CREATE INDEX tombstones_unproved ON tombstones (position) WHERE proved_ms IS NULL;
`;
