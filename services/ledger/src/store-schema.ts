/** The tables of the log's database, and what guards them. */

export const SCHEMA_VERSION = 2;
/** Since when witnesses were missing as the checkpoint was signed; counts only while that one has no quorum. */
const MISSING = 'CREATE TABLE missing (one INTEGER PRIMARY KEY CHECK (one = 1), since_ms INTEGER NOT NULL) STRICT;';
/** Entries are changed by nothing but the mending of the database, which lifts this for a moment. */
export const FINAL = "CREATE TRIGGER entries_are_final BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'entries are final'); END;";
export const SCHEMA = `
CREATE TABLE entries (
  position INTEGER PRIMARY KEY,
  key BLOB NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  entry BLOB NOT NULL
) STRICT;
CREATE INDEX registry_entries ON entries (position) WHERE kind IN ('genesis', 'registry');
${FINAL}
CREATE TRIGGER entries_stay BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'entries stay'); END;
CREATE TABLE checkpoint (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, note TEXT NOT NULL) STRICT;
${MISSING}
PRAGMA user_version = ${SCHEMA_VERSION};`;
/** Brings a database of version 1 up to this one. */
export const FROM_1 = `${MISSING} PRAGMA user_version = ${SCHEMA_VERSION};`;
