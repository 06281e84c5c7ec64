import { type Address, memberOf, parseAddress } from '@huecry/notice';
import {
  type Bundle,
  bundleDigest,
  type BundleSource,
  createEngine,
  type DecidingBundles,
  type DecisionQuery,
  type Engine,
  type PairFacts,
  parseBundle,
  type RecipientQuery,
  SCHEMAS,
} from '@huecry/policy';
import { commonBundle, SAMPLE_MEMBERS, sampleBundles } from '@huecry/policy/samples';
import { preparsePolicySet, preparseSchema, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { seal } from '@huecry/seal';
import { type Contender, compare, type Row, rowOf } from './measure.ts';
import { CATEGORIES, inputFor, ROUTING, signer } from './sample.ts';

/** Members that a notice goes to in the largest delivery. */
const MEMBERS = 196;
const ROUNDS = 7;
const ORIGIN = parseAddress('fr/dcpj');

const sources = sampleBundles();
const traditions = SAMPLE_MEMBERS.filter((code) => !code.startsWith('x-') && code !== 'kp');
const common = parseBundle(commonBundle());
const origin = parseBundle(sources.fr);

interface Cell {
  readonly query: DecisionQuery;
  readonly recipient: RecipientQuery;
  readonly bundles: DecidingBundles;
}

/** Every member with a bundle of its own: a sample's text under another member's name, so that no two share a digest. */
function bundleOf(member: string, index: number): Bundle {
  const tradition = traditions[index % traditions.length] ?? 'de';
  const source: BundleSource = { ...sources[tradition], member: member as BundleSource['member'], tests: [] };
  return parseBundle({ ...source, title: `${source.title} (${bundleDigest(source).slice(0, 6)})` });
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const bundles = Array.from({ length: MEMBERS }, (_, index) => bundleOf(`${letters[Math.floor(index / 26)]}${letters[index % 26]}`, index));

const pairs = new Map<Address, PairFacts>();
/** What the registry says of the origin and a recipient: made once, and never changed, as the registry's are. */
function pairOf(to: Address, index: number): PairFacts {
  const known = pairs.get(to);
  if (known !== undefined) return known;
  const made: PairFacts = Object.freeze({
    origin: memberOf(ORIGIN),
    recipient: memberOf(to),
    treaties: Object.freeze(index % 2 === 0 ? ['UNCAC', 'UNTOC'] : ['UNTOC']),
    adequacy: index % 4 < 2,
    recipientDeathPenalty: index % 8 > 5,
    deathPenaltyAssurance: false,
    originSuspended: false,
    recipientSuspended: false,
    recipientSanctioned: false,
    originIsOrganisation: false,
    recipientIsOrganisation: false,
    reservations: Object.freeze([]),
    dualCriminality: 'both',
    recipientMaxPenaltyMonths: 60,
    classificationUpTo: 1,
    recipientIsReviewer: false,
  });
  pairs.set(to, made);
  return made;
}

/** One notice to all members, in eight situations between origin and recipient: some with treaties, some adequate, some with the death penalty. */
function cellsOf(offenceClass: string): Cell[] {
  return bundles.map((recipient, index) => {
    const to = parseAddress(`${recipient.member}/ncb`) as Address;
    const pair = pairOf(to, index);
    const query: DecisionQuery = {
      point: 'exchange',
      origin: ORIGIN,
      recipient: to,
      facts: { routing: { ...ROUTING, offenceClass }, pair, content: null },
      categories: CATEGORIES,
    };
    return { query, recipient: { recipient: to, pair, categories: CATEGORIES }, bundles: { origin, recipient, common } };
  });
}

/** As the exchange and the gateways decide: the facts of the notice once, then each recipient under the bundles named and those in force. */
const decideAll = (engine: Engine, cells: readonly Cell[]): void => {
  const [first] = cells;
  if (first === undefined) return;
  const { point, origin: from, facts } = first.query;
  const decide = engine.about({ point, origin: from, routing: facts.routing, content: facts.content });
  for (const { recipient, bundles: deciding } of cells) decide(recipient, deciding, deciding);
};

/** What bare Cedar takes for the questions of one decision: the notice, and each category, to one set of all the rules that speak. */
function bareCedar(): Contender {
  const [cell] = cellsOf('0101');
  const rules = [...origin.rules, ...common.rules].filter(({ points, hold }) => points.includes('exchange') && !hold);
  const texts = Object.fromEntries(rules.map(({ name, text }) => [name, text]));
  if (cell === undefined || preparsePolicySet('bench', { staticPolicies: texts }).type !== 'success') throw new Error('the rules do not parse');
  if (preparseSchema('bench', SCHEMAS.exchange).type !== 'success') throw new Error('the schema does not parse');
  const entity = (type: string, id: string) => ({ __entity: { type, id } });
  const { routing, pair } = cell.query.facts;
  const call = (action: string, category?: string): Parameters<typeof statefulIsAuthorized>[0] => ({
    principal: { type: 'Recipient', id: cell.query.recipient },
    action: { type: 'Action', id: action },
    resource: { type: 'Notice', id: 'notice' },
    preparsedPolicySetId: 'bench',
    preparsedSchemaName: 'bench',
    validateRequest: category === undefined,
    context: {
      treaties: [...pair.treaties],
      adequacy: pair.adequacy,
      deathPenaltyAssurance: false,
      reservations: [],
      dualCriminality: 'both',
      classificationUpTo: 1,
      ...(category === undefined ? {} : { category: entity('Category', category) }),
    },
    entities: [
      {
        uid: { type: 'Recipient', id: cell.query.recipient },
        attrs: { deathPenalty: false, suspended: false, sanctioned: false, organisation: false, reviewer: false },
        parents: [{ type: 'Member', id: pair.recipient }],
      },
      { uid: { type: 'Origin', id: ORIGIN }, attrs: { suspended: false, organisation: false }, parents: [{ type: 'Member', id: pair.origin }] },
      {
        uid: { type: 'Notice', id: 'notice' },
        attrs: {
          origin: entity('Origin', ORIGIN),
          kind: entity('Kind', routing.kind),
          profile: entity('Profile', routing.profile),
          diffusion: routing.diffusion,
          offenceClass: routing.offenceClass,
          basis: [...routing.basis],
          purpose: entity('Purpose', routing.purpose),
          handling: entity('Handling', routing.handling.code),
          tlp: entity('Tlp', routing.handling.tlp),
          classification: entity('Classification', routing.classification),
          classificationLevel: 0,
          conditions: [],
        },
        parents: [],
      },
    ],
  });
  const calls = [call('receive'), ...CATEGORIES.map((category) => call('disclose', category))];
  if (statefulIsAuthorized(calls[0] ?? call('receive')).type !== 'success') throw new Error('Cedar does not take the request');
  return { run: () => calls.forEach((one) => void statefulIsAuthorized(one)) };
}

/** Decisions per second, remembered and not, beside bare Cedar that answers the same questions in the same run. */
async function benchDecisions(): Promise<Row[]> {
  const [cell] = cellsOf('0101');
  if (cell === undefined) throw new Error('no cell');
  const floor = bareCedar();
  const hotEngine = createEngine();
  const decideOne = (engine: Engine): void => decideAll(engine, [cell]);
  // The first decision of all is no measure of the others.
  decideOne(hotEngine);
  // An engine without a memory asks everything again.
  const coldEngine = createEngine({ memorySize: 0 });
  const rates = async (name: string, engine: Engine): Promise<Row> => {
    const row = await compare(name, 'decisions/s', { ours: { run: () => decideOne(engine) }, floor, stock: floor }, { rounds: ROUNDS, roundSeconds: 0.2 });
    return { ...row, stock: null, stockRatio: null };
  };
  return [await rates('decide, remembered', hotEngine), await rates('decide, nothing remembered', coldEngine)];
}

const milliseconds = (work: () => void): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

/** Policy of one delivery to all members beside the cryptography of the same delivery. */
function benchDelivery(): Row[] {
  const input = inputFor(MEMBERS);
  const remembered = { ours: [] as number[], floor: [] as number[] };
  const seldom = { ours: [] as number[], floor: [] as number[] };
  const never = { ours: [] as number[], floor: [] as number[] };
  const engine = createEngine();
  decideAll(engine, cellsOf('0101'));
  seal(input, signer);
  const classes = ['0502', '0601', '0701', '0703', '0401', '0204', '0901', '0503', '1003'];
  for (let round = 0; round < ROUNDS; round += 1) {
    const cryptography = milliseconds(() => void seal(input, signer));
    const again = cellsOf('0101');
    remembered.ours.push(milliseconds(() => decideAll(engine, again)));
    remembered.floor.push(cryptography);
    // A situation that was never met, by an engine that knows the bundles: most rules do not read what is new in it.
    const other = cellsOf(classes[round] ?? '0109');
    seldom.ours.push(milliseconds(() => decideAll(engine, other)));
    seldom.floor.push(cryptography);
    // The first delivery of a process that has decided nothing yet.
    const fresh = createEngine();
    never.ours.push(milliseconds(() => decideAll(fresh, again)));
    never.floor.push(cryptography);
  }
  return [
    rowOf('policy of a notice to 196 members, remembered', 'ms', 'lower', remembered),
    rowOf('the same, an offence class not met before', 'ms', 'lower', seldom),
    rowOf('the same, an engine that has decided nothing', 'ms', 'lower', never),
  ];
}

export async function benchPolicy(): Promise<Row[]> {
  return [...(await benchDecisions()), ...benchDelivery()];
}
