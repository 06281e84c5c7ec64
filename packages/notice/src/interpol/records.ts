function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

/** The records of a list page (`_embedded.notices`, or `notices`); undefined for anything else. */
function pageOf(json: unknown): readonly unknown[] | undefined {
  const notices = field(field(json, '_embedded'), 'notices') ?? field(json, 'notices');
  return Array.isArray(notices) ? notices : undefined;
}

/** The records in a JSON value: one record, a list of records, a list page, or a list of list pages. What is none of them is one (bad) record. */
export function recordsOf(json: unknown): unknown[] {
  const page = pageOf(json);
  if (page !== undefined) return [...page];
  if (!Array.isArray(json)) return [json];
  return json.flatMap((element: unknown) => pageOf(element) ?? [element]);
}
