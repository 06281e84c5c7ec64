export const SCHEMA_VERSION = 6;

/**
 * What the exchange must remember to answer the same submission in the same way, and for auditors to open what it put into the ledger.
 * Digests, addresses, categories, decisions, receipts, and of each notice the routing and restrictions disclosures and recipients' elements;
 * no JWS of a notice, no slot, no box, no content.
 *
 * A notice's states, each durable before what it promises is done:
 *   decided    the notice entry stands in the ledger; the decision is fixed, its entry may or may not stand
 *   delivered  the decision entry stands, deliveries are out (but for those with times = 0); the origin has no proof yet
 *   settled    the proof is out
 *   refusing   the notice entry stands; the refusal is fixed, its entry may or may not stand
 *   refused    the refusal entry stands, the refusal is out
 *
 * A ruling ends the hold of some recipients of a notice; its states, in the same sense:
 *   taken     the release is fixed and its recipients are claimed; its entry may or may not stand
 *   released  the release entry stands
 *   decided   the further decision is fixed, its entry may or may not stand
 *   standing  the decision entry stands and its recipients are no longer held; origin and reviewer have no proof yet
 *   settled   the proofs are out
 *   recalled  the release entry stands and no further decision follows: the notice was recalled before
 *
 * A recall; its states:
 *   taken     it is fixed, no other of this notice is; its entry may or may not stand
 *   standing  its entry stands, and nothing of the notice goes out any more; those who withdraw it have no proof yet
 *   settled   the proof is out; recipients that have not purged are told again when the recall comes again
 */
export const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE notices (
  digest BLOB PRIMARY KEY,
  iss TEXT NOT NULL,
  jti TEXT NOT NULL,
  rev INTEGER NOT NULL,
  exp INTEGER NOT NULL,
  position INTEGER NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('decided', 'delivered', 'settled', 'refusing', 'refused')),
  outcome_time_ms INTEGER NOT NULL,
  registry_position INTEGER NOT NULL,
  jws BLOB NOT NULL,
  salt BLOB,
  outcome_position INTEGER,
  -- 1: of a kind that goes on while ordinary intake is halted.
  essential INTEGER NOT NULL
) STRICT;
CREATE INDEX notices_outcomes ON notices (outcome_position) WHERE outcome_position IS NOT NULL;
CREATE INDEX notices_unfinished ON notices (position) WHERE state IN ('decided', 'delivered', 'refusing');

-- What opens a notice's entry, without content (NoticeOpening). Missing where the parts that came were not those that it signs.
CREATE TABLE notice_openings (notice BLOB PRIMARY KEY REFERENCES notices (digest), opening BLOB NOT NULL) STRICT;

CREATE TABLE recipients (
  notice BLOB NOT NULL REFERENCES notices (digest),
  ordinal INTEGER NOT NULL,
  address TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('deliver', 'refuse', 'hold')),
  categories TEXT NOT NULL,
  element BLOB NOT NULL,
  -- The ruling that claimed this recipient while it was held, and, once that stands, the element that held it.
  ruling INTEGER REFERENCES rulings (id),
  held BLOB,
  times INTEGER NOT NULL DEFAULT 0,
  published_ms INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (notice, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE rulings (
  id INTEGER PRIMARY KEY,
  notice BLOB NOT NULL REFERENCES notices (digest),
  release BLOB NOT NULL UNIQUE,
  release_jws BLOB NOT NULL,
  salt BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('taken', 'released', 'decided', 'standing', 'settled', 'recalled')),
  release_position INTEGER,
  outcome_time_ms INTEGER NOT NULL DEFAULT 0,
  registry_position INTEGER NOT NULL DEFAULT 0,
  jws BLOB,
  outcome_position INTEGER
) STRICT;
CREATE INDEX rulings_of_notice ON rulings (notice);
CREATE INDEX rulings_releases ON rulings (release_position) WHERE release_position IS NOT NULL;
CREATE INDEX rulings_outcomes ON rulings (outcome_position) WHERE outcome_position IS NOT NULL;
CREATE INDEX rulings_unproven ON rulings (id) WHERE state = 'standing';

-- What a ruling decided, until it stands.
CREATE TABLE ruling_recipients (
  ruling INTEGER NOT NULL REFERENCES rulings (id),
  address TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('deliver', 'refuse')),
  categories TEXT NOT NULL,
  element BLOB NOT NULL,
  PRIMARY KEY (ruling, address)
) STRICT, WITHOUT ROWID;

-- The facts by which a notice is decided anew, for as long as one of its recipients is held.
CREATE TABLE held_facts (notice BLOB PRIMARY KEY REFERENCES notices (digest), facts TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE recalls (
  id INTEGER PRIMARY KEY,
  -- The notice, with all its revisions.
  iss TEXT NOT NULL,
  jti TEXT NOT NULL,
  -- The revision that it names.
  notice BLOB NOT NULL REFERENCES notices (digest),
  -- Who recalled.
  gateway TEXT NOT NULL,
  recall BLOB NOT NULL UNIQUE,
  jws BLOB NOT NULL,
  salt BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('taken', 'standing', 'settled')),
  position INTEGER,
  UNIQUE (iss, jti)
) STRICT;
CREATE INDEX recalls_positions ON recalls (position) WHERE position IS NOT NULL;
CREATE INDEX recalls_unproven ON recalls (id) WHERE state = 'standing';
CREATE INDEX recalls_of_notice ON recalls (notice);

-- Who is told to purge, and how often and when last it was told.
CREATE TABLE recall_recipients (
  recall INTEGER NOT NULL REFERENCES recalls (id),
  address TEXT NOT NULL,
  times INTEGER NOT NULL DEFAULT 0,
  published_ms INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (recall, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE revisions (
  iss TEXT NOT NULL, jti TEXT NOT NULL, rev INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (iss, jti, rev)
) STRICT, WITHOUT ROWID;

CREATE TABLE sequence (
  iss TEXT NOT NULL, seq INTEGER NOT NULL,
  digest BLOB NOT NULL, seq_prev BLOB,
  PRIMARY KEY (iss, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipts (
  id INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE,
  notice BLOB NOT NULL REFERENCES notices (digest),
  recipient TEXT NOT NULL,
  state TEXT NOT NULL,
  -- The categories that a purge receipt speaks of; 'recalled' for the one that answers a recall; empty for all others.
  part TEXT NOT NULL,
  jws BLOB NOT NULL,
  salt BLOB NOT NULL,
  batch INTEGER REFERENCES batches (id),
  -- 1: a purge, or about an essential notice. Such receipts have batches of their own.
  essential INTEGER NOT NULL,
  answered INTEGER NOT NULL DEFAULT 0,
  UNIQUE (notice, recipient, state, part)
) STRICT;
CREATE INDEX receipts_waiting ON receipts (recipient, id) WHERE batch IS NULL;
CREATE INDEX receipts_unanswered ON receipts (id) WHERE answered = 0;
CREATE INDEX receipts_of_batch ON receipts (batch);

CREATE TABLE batches (
  id INTEGER PRIMARY KEY,
  recipient TEXT NOT NULL,
  essential INTEGER NOT NULL,
  position INTEGER,
  answered INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX batches_positions ON batches (position) WHERE position IS NOT NULL;
CREATE INDEX batches_unfinished ON batches (id) WHERE answered = 0;

-- Files' ciphertexts that are complete on disk, and the notices that name them.
CREATE TABLE uploads (
  id TEXT PRIMARY KEY,
  gateway TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX uploads_of_gateway ON uploads (gateway);

CREATE TABLE attachments (
  id TEXT NOT NULL,
  notice BLOB NOT NULL REFERENCES notices (digest),
  category TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  PRIMARY KEY (id, notice, category)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachments_of_notice ON attachments (notice);

-- Entries of ours in the ledger that are marked: appended while the members' witnesses were missing for too long.
CREATE TABLE unwitnessed (position INTEGER PRIMARY KEY) STRICT;

CREATE TABLE registry_entries (
  position INTEGER PRIMARY KEY,
  entry BLOB NOT NULL,
  statement BLOB
) STRICT;
CREATE INDEX registry_statements ON registry_entries (statement) WHERE statement IS NOT NULL;
`;
