export const SCHEMA_VERSION = 3;

/** The working file: everything of a replay that grows with the log. Positions are ledger positions. */
export const SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- Genesis and registry entries, to fold again where a replay goes on.
CREATE TABLE registry (position INTEGER PRIMARY KEY, entry BLOB NOT NULL);
CREATE TABLE gateway (id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, notices INTEGER NOT NULL DEFAULT 0, highest INTEGER NOT NULL DEFAULT 0);
-- state: 0 without an answer, 1 decided, 2 refused. authentic: it has taken its revision and its number.
-- known: the file shows what was decided for every recipient.
CREATE TABLE notice (
  position INTEGER PRIMARY KEY, digest BLOB NOT NULL, gateway INTEGER NOT NULL, jti TEXT NOT NULL, rev INTEGER NOT NULL, exp INTEGER NOT NULL,
  kind TEXT, opening TEXT, authentic INTEGER NOT NULL, forked TEXT, state INTEGER NOT NULL, decided INTEGER, known INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX notice_revision ON notice (gateway, jti, rev);
CREATE INDEX notice_open ON notice (position) WHERE state = 0;
-- A gateway's numbers as stretches without a gap; of each only its ends.
CREATE TABLE run (
  gateway INTEGER NOT NULL, last INTEGER NOT NULL, first INTEGER NOT NULL, first_prev BLOB, first_position INTEGER NOT NULL,
  last_digest BLOB NOT NULL, last_position INTEGER NOT NULL, PRIMARY KEY (gateway, last)
) WITHOUT ROWID;
CREATE TABLE release (position INTEGER PRIMARY KEY, notice INTEGER NOT NULL, claims TEXT, used INTEGER);
CREATE INDEX release_open ON release (notice, position) WHERE used IS NULL;
-- Notices that were recalled, by whatever revision; code and iss where the file opens it. And who has purged since.
CREATE TABLE recall (position INTEGER PRIMARY KEY, gateway INTEGER NOT NULL, jti TEXT NOT NULL, time_ms INTEGER NOT NULL, code TEXT, iss TEXT, UNIQUE (gateway, jti));
CREATE TABLE recall_purge (recall INTEGER NOT NULL, recipient INTEGER NOT NULL, PRIMARY KEY (recall, recipient)) WITHOUT ROWID;
-- What each recipient was decided, and what it said since. categories, purged: bits by the list of categories.
CREATE TABLE holding (
  notice INTEGER NOT NULL, recipient INTEGER NOT NULL, outcome TEXT NOT NULL, code TEXT NOT NULL, categories INTEGER NOT NULL, decided INTEGER NOT NULL,
  decided_ms INTEGER NOT NULL, state TEXT NOT NULL, since_ms INTEGER, until_ms INTEGER NOT NULL, purged INTEGER NOT NULL, ended_ms INTEGER, PRIMARY KEY (notice, recipient)
) WITHOUT ROWID;
CREATE TABLE problem (id INTEGER PRIMARY KEY, code TEXT NOT NULL, position INTEGER, path TEXT, reason TEXT NOT NULL);
CREATE TABLE fork (id INTEGER PRIMARY KEY, gateway INTEGER NOT NULL, kind TEXT NOT NULL, position INTEGER NOT NULL, against INTEGER, seq INTEGER NOT NULL, jti TEXT NOT NULL);
-- What was decided inside a member otherwise than its law says.
CREATE TABLE point_finding (id INTEGER PRIMARY KEY, position INTEGER NOT NULL, point TEXT NOT NULL, recipient TEXT NOT NULL, what TEXT NOT NULL);
CREATE TABLE refused_statement (position INTEGER PRIMARY KEY, code TEXT NOT NULL, reason TEXT NOT NULL);
-- Sums for the report.
CREATE TABLE tally (name TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (name, a, b)) WITHOUT ROWID;
CREATE TABLE rule (name TEXT PRIMARY KEY, cite TEXT NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID;
`;
