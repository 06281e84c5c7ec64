/** What opens the ledger's entries that concern this gateway, for an auditor of its member. */
export const OPENING_TABLES = `
-- By position of the entry (AuditOpening); of a batch of receipts one row each ('item' is the receipt's digest). Without content: that of our
-- own notices stands closed in 'outbox_content', that of received ones in 'inbox_parts'. Of a received notice whose content is gone the
-- routing disclosure is taken out, and its salt with it.
CREATE TABLE openings (
  position INTEGER NOT NULL,
  item TEXT NOT NULL DEFAULT '',
  outbox INTEGER REFERENCES outbox (cursor),
  inbox INTEGER REFERENCES inbox (cursor),
  opening BLOB NOT NULL,
  PRIMARY KEY (position, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX openings_of_outbox ON openings (outbox) WHERE outbox IS NOT NULL;
CREATE INDEX openings_of_inbox ON openings (inbox) WHERE inbox IS NOT NULL;
`;
