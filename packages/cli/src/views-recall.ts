import type { Recall } from '@huecry/sdk';
import type { Output } from './output.ts';
import type { Head } from './words/words.ts';

const COLOURS: Record<Recall['state'], 'green' | 'yellow' | 'red'> = {
  open: 'yellow',
  signed: 'yellow',
  logged: 'yellow',
  settled: 'green',
  refused: 'red',
  unsent: 'green',
};

/** Who withdrew a notice of ours, when and why, and how many have purged. */
export function recallLines(output: Output, recall: Recall | null): (readonly [Head, string])[] {
  if (recall === null) return [];
  const done = recall.recipients.filter(({ state }) => state === 'purged').length;
  return [
    [
      'recall',
      output.say('by {by} on {at}: {why}', { by: recall.by, at: recall.at, why: [recall.code, recall.reason].filter((word) => word !== '').join(', ') }),
    ],
    ['purged', output.paint(COLOURS[recall.state], output.say('{done} of {all}, {state}', { done, all: recall.recipients.length, state: recall.state }))],
    ...(recall.refusal === null ? [] : ([['refused', `${recall.refusal.code}: ${recall.refusal.reason}`]] as const)),
  ];
}

/** Each who was told to purge. */
export function showPurges(output: Output, recall: Recall | null): void {
  if (recall === null || recall.recipients.length === 0) return;
  output.table(
    ['recipient', 'recall', 'when', 'ledger', 'reason'],
    recall.recipients.map((one) => [
      one.recipient,
      output.paint(one.state === 'purged' ? 'green' : 'yellow', one.state),
      one.at ?? '',
      one.position === null ? '' : output.say('entry {position}', { position: one.position }),
      one.reason ?? '',
    ]),
  );
}

export function showRecall(output: Output, recall: Recall): void {
  output.pairs([
    ['notice', recall.id],
    ...recallLines(output, recall),
    ['ledger', recall.position === null ? output.say('not proved yet') : output.say('entry {position}, proved', { position: recall.position })],
  ]);
  showPurges(output, recall);
}
