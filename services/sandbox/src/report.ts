import Table from 'cli-table3';
import pc from 'picocolors';
import type { AuditReport } from '@huecry/audit';
import type { ImportedFile } from './publish.ts';
import type { Delivery, Held, Outcome, Recalled, Refusal, Reviewed } from './summary.ts';

/** Text for a person, section by section; colours only where stdout is a terminal. */
type Print = (text: string) => void;

const table = (head: readonly string[], rows: readonly (readonly string[])[], widths?: readonly (number | null)[]): string => {
  const made = new Table({
    head: [...head],
    style: pc.isColorSupported ? { head: ['bold'], border: ['grey'] } : { head: [], border: [] },
    wordWrap: true,
    ...(widths === undefined ? {} : { colWidths: [...widths] }),
  });
  for (const row of rows) made.push([...row]);
  return made.toString();
};

const times = (count: number): string => (count === 1 ? '' : ` ×${count}`);
const countBy = <T>(items: readonly T[], key: (item: T) => string): [string, T[]][] =>
  [...Map.groupBy(items, key)].toSorted((a, b) => b[1].length - a[1].length);

export function printOutcome(print: Print, outcome: Outcome): void {
  print(pc.bold('\nWhat each recipient received'));
  const kinds = new Map(outcome.notices.map((notice) => [notice.id, notice.kind]));
  const recipients = [...new Set([...outcome.deliveries, ...outcome.refusals.filter((one) => one.rule !== null)].map((one) => one.recipient))].toSorted();
  print(
    table(
      ['recipient', 'received', 'by kind', 'withheld from it', 'refused it'],
      recipients.map((recipient) => {
        const received = outcome.deliveries.filter((one) => one.recipient === recipient);
        const refused = outcome.refusals.filter((one) => one.recipient === recipient);
        const withheld = received.flatMap((one) => one.withheld);
        return [
          recipient,
          String(received.length),
          countBy(received, (one) => kinds.get(one.notice) ?? '')
            .map(([kind, all]) => `${kind}${times(all.length)}`)
            .join(' '),
          countBy(withheld, (one) => one.category)
            .map(([category, all]) => `${category}${times(all.length)}`)
            .join(' ') || 'nothing',
          String(refused.length),
        ];
      }),
      [12, 10, 38, 38, 12],
    ),
  );
  printWithheld(print, outcome.deliveries);
  printRefusals(print, outcome.refusals);
  printReviews(print, outcome.reviews);
  printHeld(print, outcome.held);
  printRecalls(print, outcome.recalls);
  print(`\n${pc.bold('Receipts')}: ${outcome.receipts} signed answers for ${outcome.notices.length} notices and ${outcome.deliveries.length} deliveries.`);
}

function printWithheld(print: Print, deliveries: readonly Delivery[]): void {
  const all = deliveries.flatMap((delivery) => delivery.withheld.map((withheld) => ({ ...withheld, recipient: delivery.recipient })));
  print(pc.bold('\nWhich categories were withheld, and by which rule'));
  print(
    table(
      ['rule', 'article', 'at', 'categories', 'from', 'times'],
      countBy(all, (one) => `${one.rule} ${one.point}`).map(([, same]) => [
        same[0]?.rule ?? '',
        same[0]?.cite ?? '',
        same[0]?.point ?? '',
        [...new Set(same.map((one) => one.category))].join(' '),
        [...new Set(same.map((one) => one.recipient))].join(' '),
        String(same.length),
      ]),
      [44, 32, 11, 17, 22, 7],
    ),
  );
}

function printRefusals(print: Print, refusals: readonly Refusal[]): void {
  print(pc.bold('\nWhat was refused, and why'));
  if (refusals.length === 0) print('nothing');
  else
    print(
      table(
        ['code', 'rule', 'at', 'reason', 'to', 'times'],
        countBy(refusals, (one) => `${one.code} ${one.rule} ${one.point}`).map(([, same]) => [
          same[0]?.code ?? '',
          [same[0]?.rule, same[0]?.cite].filter(Boolean).join('\n'),
          same[0]?.point ?? '',
          same[0]?.reason ?? '',
          [...new Set(same.map((one) => one.recipient))].join(' '),
          String(same.length),
        ]),
        [16, 36, 11, 36, 18, 7],
      ),
    );
}

function printReviews(print: Print, reviews: readonly Reviewed[]): void {
  print(pc.bold('\nWhat was held for review, and what the reviewing body said'));
  if (reviews.length === 0) print('nothing');
  else
    print(
      table(
        ['from', 'held for', 'reviewed by', 'word', 'reason', 'article'],
        reviews.map((one) => [one.origin, one.recipients.join(' '), one.reviewer, one.outcome, one.reason, one.cite]),
        [10, 14, 15, 10, 50, 32],
      ),
    );
}

function printHeld(print: Print, held: readonly Held[]): void {
  if (held.length === 0) return;
  print(pc.bold('\nWhat is held still, until somebody reviews it'));
  print(
    table(
      ['from', 'held for', 'by rule', 'reason'],
      [...Map.groupBy(held, ({ notice }) => notice).values()].map((same) => [
        same[0]?.origin ?? '',
        same.map(({ recipient }) => recipient).join(' '),
        [same[0]?.rule, same[0]?.cite].filter(Boolean).join('\n'),
        same[0]?.reason ?? '',
      ]),
      [10, 14, 50, 50],
    ),
  );
}

function printRecalls(print: Print, recalls: readonly Recalled[]): void {
  if (recalls.length === 0) return;
  print(pc.bold('\nWhat its origin recalled, and who has signed that nothing of it is left'));
  print(
    table(
      ['from', 'code', 'reason', 'ledger', 'purged by (ledger entry of the receipt)'],
      recalls.map((one) => [
        one.origin,
        one.code,
        one.reason,
        String(one.position),
        one.purged.map(({ recipient, position }) => `${recipient} (${position})`).join('\n'),
      ]),
      [10, 12, 44, 8, 42],
    ),
  );
}

export function printImports(print: Print, files: readonly ImportedFile[]): void {
  print(pc.bold('\nImported from public listings, pseudonymised'));
  for (const { file, accepted, refused, keptAside } of files) {
    print(`${file}: ${accepted} accepted, ${refused.length} refused`);
    if (refused.length > 0)
      print(
        table(
          ['record', 'code', 'reason'],
          refused.map((one) => [String(one.record), one.code, one.reason]),
          [8, 22, 90],
        ),
      );
    const fields = countBy(keptAside, (one) => one.field).map(([field, all]) => `${field}${times(all.length)}`);
    if (fields.length > 0) print(`kept aside, since a notice has no place for them: ${fields.join(', ')}`);
  }
}

export function printAudit(print: Print, report: AuditReport, text: string): void {
  print(`${pc.bold('\nThe ledger')}: ${report.size} entries, root ${report.root}`);
  const cosigned = report.witnesses?.cosigned.map(({ name }) => name) ?? [];
  if (cosigned.length > 0) print(`${pc.bold('Cosigned by the witnesses of')}: ${cosigned.join(', ')}`);
  print(`${pc.bold('Offline audit of it')}: ${report.ok ? pc.green('everything verifies') : pc.red('something does not verify')}`);
  print(text);
}

const STEPS: Readonly<Record<string, string>> = {
  provision: 'keys, genesis, accounts',
  startNats: 'nats-server',
  startExchange: 'ledger and exchange',
  admitMembers: 'members, keys, treaties, rules',
  startGateways: 'gateways',
  awaitReady: 'gateways know the registry',
  stateWitnesses: 'witnesses run, and are stated',
  publish: 'publish the samples',
  import: 'import the records',
  settle: 'every answer and proof',
  collect: 'ask what everyone holds',
  audit: 'offline audit',
};

export function printTimings(print: Print, timingsMs: Readonly<Record<string, number>>): void {
  print(pc.bold('\nHow long each step took'));
  for (const [name, ms] of Object.entries(timingsMs)) print(`  ${(STEPS[name] ?? name).padEnd(34)} ${(ms / 1000).toFixed(2).padStart(7)} s`);
}
