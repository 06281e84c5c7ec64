/** Holds and releases: of notices that we sent, and of those that we review. */
export const REVIEW_TABLES = `
-- Reviewing bodies that were added to a notice of ours, because rules of the exchange hold it for others.
CREATE TABLE outbox_reviewers (
  outbox INTEGER NOT NULL REFERENCES outbox (cursor),
  recipient TEXT NOT NULL,
  PRIMARY KEY (outbox, recipient)
) STRICT, WITHOUT ROWID;

-- Further decisions on a notice of ours, each after a release. 'attempts': how often it had been submitted when the decision came.
CREATE TABLE outbox_rulings (
  outbox INTEGER NOT NULL REFERENCES outbox (cursor),
  decision_position INTEGER NOT NULL,
  decision BLOB NOT NULL,
  decision_proof TEXT NOT NULL,
  release BLOB NOT NULL,
  release_position INTEGER NOT NULL,
  release_proof TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  PRIMARY KEY (outbox, decision_position)
) STRICT, WITHOUT ROWID;

-- Notices that came to us for review: who is held, and by which rules.
CREATE TABLE reviews (
  cursor INTEGER PRIMARY KEY AUTOINCREMENT,
  notice TEXT NOT NULL UNIQUE,
  id TEXT NOT NULL,
  rev INTEGER NOT NULL,
  origin TEXT NOT NULL,
  position INTEGER NOT NULL,
  received_ms INTEGER NOT NULL,
  expires_ms INTEGER NOT NULL,
  held TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_by_id ON reviews (id, rev);

-- Our own releases and refusals: signed once and sent byte for byte until the exchange has answered.
CREATE TABLE releases (
  digest TEXT PRIMARY KEY,
  notice TEXT NOT NULL REFERENCES reviews (notice),
  jws BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('signed', 'logged', 'refused')),
  code TEXT,
  reason TEXT,
  position INTEGER,
  proof TEXT,
  salt BLOB,
  sends INTEGER NOT NULL DEFAULT 0,
  next_attempt_ms INTEGER
) STRICT;
CREATE INDEX releases_by_notice ON releases (notice);
CREATE INDEX releases_due ON releases (next_attempt_ms) WHERE next_attempt_ms IS NOT NULL;
`;
