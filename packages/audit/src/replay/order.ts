import { memberOf } from '@huecry/notice';
import { ledgerVkeys, signingKey } from '@huecry/registry';
import type { RecipientDecision, RefusalClaims, ReleaseClaims } from '@huecry/seal';
import { decodeEntry, Finding, MAX_TIME_BACKWARDS_MS } from '../checks.ts';
import type { AuditFileHeader } from '../file/index.ts';
import type { AuditCode, Fork } from '../report.ts';
import { Chains } from './chains.ts';
import { Holdings } from './holdings.ts';
import type { Judge } from './judge.ts';
import type { Again, Found, Judged, JudgedDecision, JudgedNotice, JudgedReceipt, Material, PointsAgain, UnopenedCounts } from './judged.ts';
import { RegistryFold } from './registry-fold.ts';
import { Tallies } from './tallies.ts';
import { bytes, int, intOrNull, type Row, text, textOrNull, type Work } from './work.ts';

const OPEN = 0;
const DECIDED = 1;
const REFUSED = 2;

export interface OrderOptions {
  readonly work: Work;
  readonly vkeys: readonly string[];
  readonly genesisDigest: string | undefined;
  /** Decides anew what followed a release: that takes what stands before it. */
  readonly judge: Judge;
  /** Of the audit file; null where there is none. */
  readonly header: AuditFileHeader | null;
}

/** One entry as it was judged, with what the order needs besides. */
export interface InOrder {
  readonly judged: Judged;
  /** Bytes of a genesis or registry entry. */
  readonly entry: Uint8Array;
  /** Of a notice, where its record stands in the audit file; of a decision, its notice. */
  readonly openingPlace: string | null;
  readonly material: Material | null;
}

/** What depends on the entries before: registry, chains, answers, holdings. Takes every entry once, in the order of the log. */
export class Order {
  readonly registry = new RegistryFold();
  readonly chains: Chains;
  readonly holdings: Holdings;
  readonly #options: OrderOptions;
  readonly #work: Work;
  readonly #tallies: Tallies;
  #latestMs: number;
  /** Whether the entry before was marked as unwitnessed. */
  #marked: boolean;

  constructor(options: OrderOptions) {
    this.#options = options;
    this.#work = options.work;
    this.chains = new Chains(options.work);
    this.holdings = new Holdings(options.work, this.chains);
    this.#tallies = new Tallies(options.work);
    this.#latestMs = Number(options.work.get('latestMs') ?? 0);
    this.#marked = options.work.get('marked') === 'yes';
    for (const row of this.#work.each('SELECT position, entry FROM registry ORDER BY position')) {
      this.#quietly(() => this.registry.fold(int(row, 'position'), decodeEntry(bytes(row, 'entry'))));
    }
  }

  /** Genesis and registry entries folded so far, for judges that begin. */
  *statements(): Iterable<{ readonly position: number; readonly entry: Uint8Array }> {
    for (const row of this.#work.each('SELECT position, entry FROM registry ORDER BY position'))
      yield { position: int(row, 'position'), entry: bytes(row, 'entry') };
  }

  problem(code: AuditCode, reason: string, at: { readonly position?: number; readonly path?: string }): void {
    this.#work.run('INSERT INTO problem (code, position, path, reason) VALUES (?, ?, ?, ?)', code, at.position ?? null, at.path ?? null, reason);
  }

  take(given: InOrder): void {
    const { judged } = given;
    const { position, found } = judged;
    for (const { code, reason } of found) this.problem(code, reason, { position });
    this.#missing(judged);
    if (judged.unwitnessed) this.#mark(position);
    this.#marked = judged.unwitnessed;
    try {
      this.#take(given);
    } catch (error) {
      if (!(error instanceof Finding)) throw error;
      this.problem(error.code, error.message, { position });
    }
  }

  #take({ judged, entry, openingPlace, material }: InOrder): void {
    const { position, timeMs, body } = judged;
    if (position === 0 && body?.kind !== 'genesis')
      this.problem('invalid-genesis', 'expected the genesis file at position 0; nothing in this log can be verified without it', { position });
    if (timeMs !== null) this.#checkTime(position, timeMs);
    if (body === null || timeMs === null) return;
    this.#tallies.entry(timeMs, body.kind);
    switch (body.kind) {
      case 'genesis':
      case 'registry':
        return this.#statement(position, entry, body.kind);
      case 'notice':
        return this.#notice(position, timeMs, body, openingPlace);
      case 'decision':
        return this.#decision(position, timeMs, body, material);
      case 'receipts':
        this.#work.count('receipts', '', '', body.count);
        for (const one of body.receipts) this.#attempt(position, () => this.#receipt(timeMs, one));
        return;
      case 'refusal':
        return this.#refusal(timeMs, body.noticePosition, body.refusal);
      default:
        if (body.wellFormed) this.#release(position, timeMs, body.noticePosition, body.release);
    }
  }

  /** What goes into the working file once a batch. */
  keep(): void {
    this.#work.set('latestMs', String(this.#latestMs));
    this.#work.set('marked', this.#marked ? 'yes' : 'no');
  }

  /** Several things of one entry can be wrong, each by itself. */
  #attempt(position: number, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Finding)) throw error;
      this.problem(error.code, error.message, { position });
    }
  }

  #quietly(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Finding)) throw error;
    }
  }

  /** A stretch of such entries may begin only while the members ask for witnesses (see marks.ts). */
  #mark(position: number): void {
    this.#work.count('unwitnessed');
    if (!this.#marked && (this.registry.state?.witnessPolicy ?? null) === null)
      this.problem('needless-mark', 'marked as unwitnessed while the members ask for no witness', { position });
  }

  /** What should be opened and is not; behind the end of the file nothing is. */
  #missing({ position, body, unopened }: Judged): void {
    const { header } = this.#options;
    if (header === null || body === null) return;
    if (position < header.size) this.#unopened(unopened);
    else if (body.kind !== 'genesis' && body.kind !== 'registry') this.#work.count('unopened', 'behind-the-file');
  }

  #unopened(counts: UnopenedCounts): void {
    for (const [what, n] of Object.entries(counts)) this.#work.count('unopened', what, '', n);
  }

  #checkTime(position: number, timeMs: number): void {
    if (timeMs < this.#latestMs - MAX_TIME_BACKWARDS_MS) {
      const back = Math.round((this.#latestMs - timeMs) / 1000);
      this.problem('time-backwards', `the entry is dated ${back} seconds before an earlier one: key periods may have been judged by a false time`, {
        position,
      });
    }
    this.#latestMs = Math.max(this.#latestMs, timeMs);
  }

  #statement(position: number, entry: Uint8Array, kind: 'genesis' | 'registry'): void {
    if (kind === 'genesis' && position !== 0) throw new Finding('misplaced-genesis', 'a genesis entry stands at position 0 and nowhere else');
    this.#work.run('INSERT INTO registry (position, entry) VALUES (?, ?)', position, entry);
    const refused = this.registry.fold(position, decodeEntry(entry));
    if (position === 0) return this.#checkGenesis();
    if (refused === null) return;
    if (refused.code === 'broken-chain') throw new Finding('broken-chain', refused.reason);
    this.#work.run('INSERT INTO refused_statement (position, code, reason) VALUES (?, ?, ?)', position, refused.code, refused.reason);
  }

  #checkGenesis(): void {
    const { state } = this.registry;
    const { vkeys, genesisDigest, header } = this.#options;
    if (state === null) return;
    if (genesisDigest !== undefined && state.network !== genesisDigest)
      throw new Finding('wrong-genesis', `the log begins with genesis ${state.network}, pinned is ${genesisDigest}`);
    const named = ledgerVkeys(state.genesis);
    if (vkeys.some((vkey) => !named.includes(vkey)))
      throw new Finding('foreign-ledger', `the genesis file names another ledger key: ${state.genesis.ledger.vkey}`);
    if (header !== null && Buffer.from(header.genesis).toString('base64url') !== state.network)
      throw new Finding('wrong-file', 'the audit file is of a network with another genesis file');
  }

  #notice(position: number, timeMs: number, { claims, digest, authentic, noticeKind, content, atOrigin }: JudgedNotice, opening: string | null): void {
    if (claims === null) return;
    const gateway = this.chains.idOf(claims.iss);
    let forked: Fork['kind'] | null = null;
    let repeated: number | null = null;
    if (authentic) {
      const holder = this.chains.holderOf(gateway, claims.jti, claims.rev);
      repeated = holder !== null && Buffer.compare(holder.digest, digest) === 0 ? holder.position : null;
      if (repeated === null) {
        const contradiction = this.chains.take(gateway, claims, digest, position);
        const fork = holder === null ? contradiction : { kind: 'equivocation' as const, against: holder.position };
        if (fork !== null) this.chains.fork(gateway, fork, position, claims);
        forked = fork?.kind ?? null;
      }
    }
    this.#work.run(
      'INSERT INTO notice (position, digest, gateway, jti, rev, exp, kind, opening, authentic, forked, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      position,
      digest,
      gateway,
      claims.jti,
      claims.rev,
      claims.exp,
      noticeKind,
      opening,
      authentic && repeated === null ? 1 : 0,
      forked,
      OPEN,
    );
    this.#tallies.notice(timeMs, memberOf(claims.iss), noticeKind);
    for (const [category, fields] of Object.entries(content)) this.#work.count('content', category, '', fields);
    if (atOrigin !== null) this.#point(position, atOrigin);
    if (repeated !== null) throw new Finding('repeated-notice', `the same notice stands at position ${repeated} already`);
  }

  #noticeAt(position: number): Row | undefined {
    return this.#work.one('SELECT notice.*, address FROM notice JOIN gateway ON gateway.id = notice.gateway WHERE position = ?', position);
  }

  #decision(position: number, timeMs: number, body: JudgedDecision, material: Material | null): void {
    const { noticePosition, claims, authentic, recipients } = body;
    const notice = this.#noticeAt(noticePosition);
    const first = notice !== undefined && int(notice, 'state') === OPEN;
    const release = first ? undefined : this.#releaseFor(noticePosition, recipients);
    if (notice === undefined || (!first && release === undefined))
      throw new Finding('wrong-notice', `position ${noticePosition} is not an earlier notice without an answer`);
    if (first) this.#work.run('UPDATE notice SET state = ?, decided = ? WHERE position = ?', DECIDED, position, noticePosition);
    else if (release !== undefined) this.#work.run('UPDATE release SET used = ? WHERE position = ?', position, int(release, 'position'));
    if (claims === null) return;
    if (claims.noticePosition !== noticePosition || !isAbout(claims, notice))
      throw new Finding('decision-mismatch', `the signed decision is not about the notice at position ${noticePosition}`);
    if (!authentic) return;
    const again = first || release === undefined ? body.again : this.#further(release, recipients ?? [], claims.iat, noticePosition, material);
    for (const decision of recipients ?? []) {
      this.holdings.decided(noticePosition, int(notice, 'exp'), decision, { position, timeMs });
      this.#tallies.decision(decision);
    }
    if (first && again !== null && again.failed === null && again.unopened['decision-element'] === undefined)
      this.#work.run('UPDATE notice SET known = ? WHERE position = ?', this.#isWhole() ? 1 : 0, noticePosition);
    this.#compare(position, again, recipients);
    for (const one of body.atRecipient) this.#point(position, one);
    if (first && notice['forked'] !== null)
      throw new Finding('fork-decided', `the notice at position ${noticePosition} contradicts an earlier one of its gateway and had to be refused`);
  }

  #point(position: number, { point, evaluated, findings }: PointsAgain): void {
    this.#work.count('points', point, '', evaluated);
    for (const { to, what } of findings) {
      this.#work.count('points-differing', point);
      this.#work.run('INSERT INTO point_finding (position, point, recipient, what) VALUES (?, ?, ?, ?)', position, point, to, what);
    }
  }

  /** Of the releases that no decision has followed, the one that speaks of these recipients; else the oldest. */
  #releaseFor(notice: number, recipients: readonly RecipientDecision[] | null): Row | undefined {
    const wanted = JSON.stringify((recipients ?? []).map(({ to }) => to).toSorted());
    let oldest: Row | undefined;
    for (const row of this.#work.each('SELECT * FROM release WHERE notice = ? AND used IS NULL ORDER BY position', notice)) {
      oldest ??= row;
      const claims = textOrNull(row, 'claims');
      if (claims !== null && JSON.stringify(readRelease(claims).recipients) === wanted) return row;
    }
    return oldest;
  }

  #further(release: Row, recipients: readonly RecipientDecision[], iat: number, noticePosition: number, material: Material | null): Again | null {
    const claims = textOrNull(release, 'claims');
    const { state } = this.registry;
    if (claims === null || state === null || material === null || recipients.length === 0) return null;
    const read = readRelease(claims);
    const reviewed = this.holdings.givenTo(noticePosition, memberOf(read.iss));
    // Only what the reviewing body was given can go out; without its element nobody can tell.
    if (reviewed === null && read.outcome === 'release') return null;
    return this.#options.judge.further(material, recipients, read, reviewed ?? new Set(), { registry: state, nowMs: iat * 1000 });
  }

  #compare(position: number, again: Again | null, recipients: readonly RecipientDecision[] | null): void {
    const { header } = this.#options;
    if (header === null || position >= header.size) return;
    const decided = recipients?.length ?? 0;
    this.#work.count('again', 'decisions');
    if (again === null) {
      this.#work.count('again', 'not-evaluated');
      this.#work.count('again', 'recipients-not-evaluated', '', decided);
      return;
    }
    this.#unopened(again.unopened);
    this.#work.count('again', again.failed === null && again.compared > 0 ? 'evaluated' : 'not-evaluated');
    this.#work.count('again', 'recipients', '', again.compared);
    this.#work.count('again', 'recipients-not-evaluated', '', decided - again.compared);
    this.#work.count('again', 'other-words', '', again.otherWords);
    this.#work.count('again', 'rule-errors', '', again.ruleErrors);
    this.#work.count('again', 'differing', '', again.differences.length);
    if (again.failed !== null)
      this.problem('not-evaluated', `the policy engine failed, so that this decision was not evaluated again: ${again.failed}`, { position });
    for (const { to, what } of again.differences) this.problem('decision-differs', `for ${to}: ${what}`, { position });
  }

  #receipt(timeMs: number, { claims, late }: JudgedReceipt): void {
    const { iss, origin, notice: digest, jti, rev, state } = claims;
    const about = this.#work.one(
      'SELECT position, decided, known FROM notice WHERE gateway = ? AND jti = ? AND rev = ? AND digest = ? ORDER BY position LIMIT 1',
      this.chains.idOf(origin),
      jti,
      rev,
      digest,
    );
    if (about === undefined) throw new Finding('wrong-receipt', `a receipt of ${iss} is about no notice that stands before it`);
    const position = int(about, 'position');
    const row = this.holdings.find(position, iss);
    if (row === undefined) {
      // The file may not have the decision's element for it.
      if (int(about, 'known') === 1) throw new Finding('wrong-receipt', `a receipt of ${iss} is about the notice at ${position}, which was not decided for it`);
      this.#work.count('unplaced-receipts');
    } else if (text(row, 'outcome') !== 'deliver') {
      throw new Finding('wrong-receipt', `a receipt of ${iss} is about the notice at ${position}, which was not delivered to it`);
    }
    if (late !== null) this.#late(claims.iat, iss, late, row === undefined ? intOrNull(about, 'decided') : int(row, 'decided'));
    this.#tallies.receipt(timeMs, claims, row);
    this.holdings.said(position, claims, timeMs);
    this.#work.count('receipt-state', state);
  }

  /** A key that had ended when the receipt was logged: it was good if it was so after the delivery, at the time that the receipt says. */
  #late(iat: number, iss: ReceiptIssuer, { kid, refused }: { readonly kid: string; readonly refused: Found }, decided: number | null): void {
    const { state } = this.registry;
    if (state === null || decided === null || !signingKey(state, iss, kid, iat * 1000, decided + 1).ok) throw new Finding(refused.code, refused.reason);
    this.#work.count('late-receipts');
  }

  #refusal(timeMs: number, noticePosition: number, claims: RefusalClaims | null): void {
    const notice = this.#noticeAt(noticePosition);
    if (notice === undefined || int(notice, 'state') !== OPEN)
      throw new Finding('wrong-notice', `position ${noticePosition} is not an earlier notice without an answer`);
    this.#work.run('UPDATE notice SET state = ? WHERE position = ?', REFUSED, noticePosition);
    this.#tallies.refusal(timeMs, claims?.code ?? null);
    // What was refused because its parts are not those signed has none to show.
    if (this.#options.header !== null && notice['opening'] === null && this.#isMine(text(notice, 'address'))) this.#work.count('unopened', 'notice', '', -1);
    if (claims === null) return;
    if (!isAbout(claims, notice)) throw new Finding('refusal-mismatch', `the signed refusal is not about the notice at position ${noticePosition}`);
    const forked = textOrNull(notice, 'forked');
    if (FORKS.has(claims.code) && forked === null)
      throw new Finding('refusal-differs', `refused as ${claims.code}, and the notice at position ${noticePosition} contradicts none of its gateway`);
  }

  #release(position: number, timeMs: number, noticePosition: number, claims: ReleaseClaims | null): void {
    const notice = this.#noticeAt(noticePosition);
    if (notice === undefined || int(notice, 'state') !== DECIDED)
      throw new Finding('wrong-notice', `position ${noticePosition} is not an earlier notice that was decided`);
    this.#work.run(
      'INSERT INTO release (position, notice, claims, used) VALUES (?, ?, ?, NULL)',
      position,
      noticePosition,
      claims === null ? null : writeRelease(claims),
    );
    this.#tallies.release(timeMs, claims);
    if (claims === null) return;
    if (!isAbout(claims, notice)) throw new Finding('release-mismatch', `the signed release is not about the notice at position ${noticePosition}`);
    const member = memberOf(claims.iss);
    if (int(notice, 'known') === 1 && this.holdings.givenTo(noticePosition, member) === null)
      throw new Finding('wrong-release', `${member} releases the notice at ${noticePosition}, which was not delivered to it`);
    for (const to of claims.recipients) {
      const row = this.holdings.find(noticePosition, to);
      if (row !== undefined && text(row, 'outcome') !== 'hold')
        throw new Finding('wrong-release', `it speaks of ${to}, which is not held for the notice at ${noticePosition}`);
    }
  }

  /** The role has everything that this gateway published. */
  #isMine(address: string): boolean {
    const { header } = this.#options;
    return header !== null && (header.role === 'oversight' || address.startsWith(`${header.member}/`));
  }

  #isWhole(): boolean {
    return this.#options.header?.role === 'oversight';
  }
}

/** What was signed names the notice that stands there. */
const isAbout = (claims: Pick<RefusalClaims, 'notice' | 'origin' | 'jti' | 'rev'>, notice: Row): boolean =>
  Buffer.compare(claims.notice, bytes(notice, 'digest')) === 0 &&
  claims.origin === text(notice, 'address') &&
  claims.jti === text(notice, 'jti') &&
  claims.rev === int(notice, 'rev');

type ReceiptIssuer = JudgedReceipt['claims']['iss'];
const FORKS: ReadonlySet<string> = new Set<Fork['kind']>(['equivocation', 'seq-taken', 'seq-broken']);

/** As text in the working file; the digest is not needed again. */
const writeRelease = ({ notice: _notice, ...claims }: ReleaseClaims): string => JSON.stringify(claims);
const readRelease = (written: string): ReleaseClaims => ({ ...(JSON.parse(written) as Omit<ReleaseClaims, 'notice'>), notice: new Uint8Array(0) });
