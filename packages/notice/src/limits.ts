/** Bounds on a notice. They also bound what a recipient must be ready to open. */
export const NOTICE_LIMITS = {
  /** Whole notice as UTF-8 JSON. */
  noticeBytes: 256 * 1024,
  /** Fields of the content, one disclosure each. */
  leaves: 512,
  /** One disclosure as UTF-8 JSON: salt of 22 characters, pointer and value. */
  leafBytes: 16 * 1024,
  /** Nesting of objects and arrays. */
  depth: 12,
  recipients: 512,
  /** Longest life of a notice before it must be renewed (INTERPOL RPD art. 49: five years). */
  expiryDays: 5 * 365,
} as const;
