/** What makes a text read differently from what it holds, or nothing at all: C0 and C1 controls but line feed, direction overrides, BOM. */
const INVISIBLE = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const LINE_ENDS = /\r\n?|\u2028|\u2029|\u0085/g;

/** Text in paragraphs: line ends become LF, tabs spaces, other control characters go. Empty: undefined. */
export function cleanParagraphs(value: string): string | undefined {
  const lines = value.replace(LINE_ENDS, '\n').replaceAll('\t', ' ').replace(INVISIBLE, '').split('\n');
  const text = lines
    .map((line) => line.trimEnd())
    .join('\n')
    .normalize('NFC')
    .trim();
  return text === '' ? undefined : text;
}

/** The same on one line. */
export function cleanLine(value: string): string | undefined {
  return cleanParagraphs(value)?.replace(/\s*\n\s*/g, ' ');
}

/** A name: as a line, and a dash for "none" is none. */
export function cleanName(value: string): string | undefined {
  const line = cleanLine(value);
  return line === undefined || /^[-–—.]+$/.test(line) ? undefined : line;
}
