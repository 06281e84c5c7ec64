import { readFileSync, mkdtempSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { expect, test } from 'vitest';
import * as index from './index.ts';
import { openKeystore } from './keystore/index.ts';
import { type Opened, openDelivery } from './open/index.ts';
import { address, bka, contextFor, decide, exchangeSigner, inputFor, JTI, leaves, NOW, planFor } from './testing/sample.ts';

test('the example in the README runs', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const code = (/```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '').replaceAll(/^import .*\n/gm, '');
  const folder = mkdtempSync(join(tmpdir(), 'huecry-readme-'));
  const { kid, publicKey: originKey } = openKeystore(folder).generateSigning('br/pf');
  const input = inputFor([planFor('de/bka', bka, ['identity'])]);
  const decided = { mode: 'live', iss: 'exchange.example', jti: JTI, rev: 1, origin: address('br/pf'), noticePosition: 1, registryPosition: 1, iat: NOW };
  const given = {
    ...index,
    // What the README leaves to the reader: the decision names the notice just checked.
    signDecision: (of: index.DecisionInput, signer: index.Signer) => index.signDecision({ ...of, notice: index.parseNoticeJws(sealed().jws).digest }, signer),
    seal: (of: index.SealInput, signer: index.Signer) => (made = index.seal(of, signer)),
    openKeystore,
    openDelivery,
    folder,
    kid,
    originKey,
    input,
    decided,
    decisions: [decide('de/bka', 'deliver', ['identity'])],
    exchangeSigner,
    noticePosition: 1,
    decisionPosition: 2,
    context: contextFor('de/bka', [bka], { originKey: () => originKey }),
  };
  let made: index.Sealed | null = null;
  const sealed = (): index.Sealed => {
    if (made === null) throw new Error('the example must seal first');
    return made;
  };
  const run = compileFunction(`${stripTypeScriptTypes(code)}\nreturn opened;`, Object.keys(given));
  const opened = run(...Object.values(given)) as Opened;
  expect(opened.leaves).toEqual(leaves.filter(({ category }) => category === 'identity'));
});
