import { OPENING_TABLES } from './schema-openings.ts';
import { ESSENTIAL_KINDS } from '@huecry/notice';
import { PROOF_TABLES } from './schema-proofs.ts';
import { RECALL_TABLES } from './schema-recalls.ts';
import { REVIEW_TABLES } from './schema-review.ts';

/**
 * The gateway's one file. Digests are base64url SHA-256 text, lists are JSON text, times are milliseconds since the epoch.
 * A step of a notice's way is one transaction, so a crash leaves the step before or the step after, never half of one.
 */
export const SCHEMA_VERSION = 13;

/** Kinds that go ahead of the others, as a list in SQL. */
export const ESSENTIAL = ESSENTIAL_KINDS.map((kind) => `'${kind}'`).join(', ');

export const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Registry and genesis entries as proved against the ledger's signed checkpoint, folded anew at each start.
CREATE TABLE registry_entries (position INTEGER PRIMARY KEY, entry BLOB NOT NULL) STRICT;

-- One row per notice that an agency system gave us. 'submission' is kept until the row has settled: it is sent again byte for byte.
CREATE TABLE outbox (
  cursor INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  rev INTEGER NOT NULL,
  state TEXT NOT NULL,
  kind TEXT NOT NULL,
  accepted_ms INTEGER NOT NULL,
  -- The end of the notice: its content is erased then, whatever the state.
  retain_until_ms INTEGER NOT NULL,
  erased_ms INTEGER,
  seq INTEGER UNIQUE,
  digest TEXT UNIQUE,
  submission_digest TEXT,
  jws BLOB,
  submission BLOB,
  expires_ms INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_ms INTEGER,
  position INTEGER,
  proof TEXT,
  decision BLOB,
  decision_position INTEGER,
  decision_proof TEXT,
  code TEXT,
  reason TEXT,
  restrictions TEXT NOT NULL DEFAULT '{"exclude":[],"limit":null,"contactOnly":[]}',
  waiting TEXT,
  confirmation TEXT,
  -- The revision that this one brings to recipients who waited for their law: the gateway made it, and it concerns nobody else.
  completes INTEGER REFERENCES outbox (cursor)
) STRICT;
-- A revision that was never signed gives its number to the next one.
CREATE UNIQUE INDEX outbox_revisions ON outbox (id, rev) WHERE digest IS NOT NULL;
CREATE INDEX outbox_by_id ON outbox (id, cursor);
CREATE INDEX outbox_by_state ON outbox (state, cursor);
CREATE INDEX outbox_essential ON outbox (state, cursor) WHERE kind IN (${ESSENTIAL});
CREATE INDEX outbox_due ON outbox (next_attempt_ms) WHERE next_attempt_ms IS NOT NULL;
CREATE INDEX outbox_retention ON outbox (retain_until_ms) WHERE erased_ms IS NULL;
CREATE INDEX outbox_by_submission ON outbox (submission_digest);

-- The content of our own notices, closed part by part under data keys of their own: 'notice', 'disclosures' (with their salts), and the fields of
-- an imported record that no notice carries ('kept <field>'). Without its row a part is noise, wherever a copy of it is.
CREATE TABLE outbox_content (
  outbox INTEGER NOT NULL REFERENCES outbox (cursor),
  part TEXT NOT NULL,
  sealed BLOB NOT NULL,
  storage TEXT NOT NULL,
  wrapped BLOB NOT NULL,
  PRIMARY KEY (outbox, part)
) STRICT;

CREATE TABLE outbox_recipients (
  outbox INTEGER NOT NULL REFERENCES outbox (cursor),
  recipient TEXT NOT NULL,
  state TEXT NOT NULL,
  point TEXT,
  code TEXT,
  rule TEXT,
  cite TEXT,
  reason TEXT,
  categories TEXT NOT NULL DEFAULT '[]',
  withheld TEXT NOT NULL DEFAULT '[]',
  receipt TEXT,
  -- 0: not addressed, and told all the same, because it may hold an earlier revision.
  addressed INTEGER NOT NULL DEFAULT 1,
  -- Of one that waited: the revision that serves it.
  later INTEGER REFERENCES outbox (cursor),
  PRIMARY KEY (outbox, recipient)
) STRICT, WITHOUT ROWID;
CREATE INDEX recipients_open ON outbox_recipients (state, outbox);

-- Recipients' receipts for purges of some categories; one for everything stands in 'receipt' above.
CREATE TABLE outbox_purges (
  outbox INTEGER NOT NULL REFERENCES outbox (cursor),
  recipient TEXT NOT NULL,
  categories TEXT NOT NULL,
  report TEXT NOT NULL,
  PRIMARY KEY (outbox, recipient, categories)
) STRICT, WITHOUT ROWID;

-- What recipients asked for, over their signatures: kept when a later word of theirs replaces it as where they stand.
CREATE TABLE outbox_requests (
  outbox INTEGER NOT NULL REFERENCES outbox (cursor),
  recipient TEXT NOT NULL,
  report TEXT NOT NULL,
  PRIMARY KEY (outbox, recipient)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency (key TEXT PRIMARY KEY, request TEXT NOT NULL, outbox INTEGER NOT NULL REFERENCES outbox (cursor)) STRICT, WITHOUT ROWID;

-- The last link of this gateway's own chain, and of its chain with each recipient.
CREATE TABLE sequence (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, digest TEXT NOT NULL) STRICT;
CREATE TABLE pairs_out (recipient TEXT PRIMARY KEY, n INTEGER NOT NULL, digest TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Which public records were published: keyed hashes only.
CREATE TABLE imports (identity TEXT PRIMARY KEY, record TEXT NOT NULL, outbox INTEGER NOT NULL REFERENCES outbox (cursor)) STRICT, WITHOUT ROWID;

-- One row per delivery taken in, blanks and refused ones too (without content).
CREATE TABLE inbox (
  cursor INTEGER PRIMARY KEY AUTOINCREMENT,
  digest TEXT NOT NULL UNIQUE,
  id TEXT NOT NULL,
  rev INTEGER NOT NULL,
  origin TEXT NOT NULL,
  kind TEXT,
  state TEXT NOT NULL,
  point TEXT,
  code TEXT,
  received_ms INTEGER NOT NULL,
  expires_ms INTEGER NOT NULL,
  retain_until_ms INTEGER,
  position INTEGER NOT NULL,
  decision_position INTEGER NOT NULL,
  routing TEXT,
  categories TEXT NOT NULL DEFAULT '[]',
  withheld TEXT NOT NULL DEFAULT '[]',
  refused_by TEXT NOT NULL DEFAULT '[]',
  flags TEXT NOT NULL DEFAULT '[]',
  jws BLOB,
  bundles TEXT,
  issued_ms INTEGER NOT NULL,
  origin_kid TEXT NOT NULL,
  origin_key BLOB NOT NULL,
  UNIQUE (origin, id, rev)
) STRICT;
CREATE INDEX inbox_by_id ON inbox (id, rev);
CREATE INDEX inbox_deadlines ON inbox (retain_until_ms) WHERE retain_until_ms IS NOT NULL;

-- What three policies let through, and nothing else: one row per category, closed under a data key of its own. The row 'facts' holds what
-- our law judges the notice by. Ids are never used again.
CREATE TABLE inbox_parts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  inbox INTEGER NOT NULL REFERENCES inbox (cursor),
  category TEXT NOT NULL,
  retain_until_ms INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  UNIQUE (inbox, category)
) STRICT;
CREATE INDEX parts_deadlines ON inbox_parts (retain_until_ms);

-- The data key of each part, wrapped by a storage key of the keystore. Without this row the part is noise, wherever a copy of it is.
CREATE TABLE inbox_keys (part INTEGER PRIMARY KEY REFERENCES inbox_parts (id), storage TEXT NOT NULL, wrapped BLOB NOT NULL) STRICT;

-- Words of each part as keyed digests, sorted: no word stands here, nor its place in the text. What is deleted is removed at once
-- ('secure-delete'), not marked as gone.
CREATE VIRTUAL TABLE inbox_words USING fts5 (terms, detail = none, columnsize = 0, tokenize = 'ascii');
INSERT INTO inbox_words (inbox_words, rank) VALUES ('secure-delete', 1);

-- What was erased, and why. 'signed' is 0 until the log beside this file was emptied and the receipt is signed: its word has to be true.
CREATE TABLE purges (
  inbox INTEGER NOT NULL REFERENCES inbox (cursor),
  categories TEXT NOT NULL,
  code TEXT NOT NULL,
  purged_ms INTEGER NOT NULL,
  signed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (inbox, categories)
) STRICT, WITHOUT ROWID;
CREATE INDEX purges_unsigned ON purges (purged_ms) WHERE signed = 0;

-- Files that agency systems gave us for notices of ours; on disk under their ids, closed. 'notice' is null until one is sealed with it.
CREATE TABLE files_out (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  storage TEXT NOT NULL,
  wrapped BLOB NOT NULL,
  notice TEXT,
  at_exchange INTEGER NOT NULL DEFAULT 0,
  added_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX files_out_by_content ON files_out (sha256);
CREATE INDEX files_out_by_notice ON files_out (notice);

-- Files that notices we hold bring with them. What opens one stands in the notice's part, and goes with it.
CREATE TABLE files_in (
  inbox INTEGER NOT NULL REFERENCES inbox (cursor),
  category TEXT NOT NULL,
  id TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  here INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_ms INTEGER,
  PRIMARY KEY (inbox, category, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX files_in_by_id ON files_in (id);
CREATE INDEX files_in_due ON files_in (next_attempt_ms) WHERE next_attempt_ms IS NOT NULL;

-- Each origin's chain with this gateway, as seen. A row in 'holes' is a number that never came.
CREATE TABLE pairs_in (origin TEXT NOT NULL, n INTEGER NOT NULL, digest TEXT NOT NULL, prev TEXT, PRIMARY KEY (origin, n)) STRICT, WITHOUT ROWID;
CREATE TABLE holes (origin TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (origin, n)) STRICT, WITHOUT ROWID;

-- Receipts are signed once and sent byte for byte until the exchange has said where in the ledger they stand. 'part': the categories that a
-- purge receipt speaks of. 'position' and 'salt' are what the exchange says opens its entry; 'proved' when the ledger has shown that. 'anew': signed
-- again, because the key of the first time had ended before the exchange was known to have it.
CREATE TABLE receipts (
  notice TEXT NOT NULL,
  state TEXT NOT NULL,
  part TEXT NOT NULL,
  jws BLOB NOT NULL,
  digest TEXT NOT NULL,
  signed_ms INTEGER NOT NULL,
  sends INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_ms INTEGER,
  position INTEGER,
  salt BLOB,
  proved INTEGER NOT NULL DEFAULT 0,
  anew INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (notice, state, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipts_by_digest ON receipts (digest);
CREATE INDEX receipts_due ON receipts (next_attempt_ms) WHERE next_attempt_ms IS NOT NULL;
CREATE INDEX receipts_first ON receipts (next_attempt_ms) WHERE sends = 0 AND next_attempt_ms IS NOT NULL;
CREATE INDEX receipts_unproved ON receipts (signed_ms) WHERE proved = 0;
CREATE INDEX receipts_placed ON receipts (position) WHERE proved = 0 AND position IS NOT NULL;

-- What came and could not be taken in: its digest and the code, never its bytes.
CREATE TABLE quarantine (
  delivery TEXT PRIMARY KEY,
  channel TEXT NOT NULL,
  notice TEXT,
  origin TEXT,
  id TEXT,
  rev INTEGER,
  code TEXT NOT NULL,
  first_ms INTEGER NOT NULL,
  seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX quarantine_by_code ON quarantine (code);
${REVIEW_TABLES}${OPENING_TABLES}${PROOF_TABLES}${RECALL_TABLES}`;
