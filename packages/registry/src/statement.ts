import { isMemberCode, type MemberCode } from '@huecry/notice';
import { ProtoError, SignedStatement } from '@huecry/proto';
import { type Mode, type Signer, verifyEd25519 } from '@huecry/seal';
import { z } from 'zod';
import { RegistryError } from './errors.ts';
import { canonicalJson, parseCanonicalJson } from './json.ts';
import { MAX_PAYLOAD_BYTES, MAX_SIGNATURES, payloadSchema, type StatementBody, type StatementPayload } from './payload.ts';

const TYPES: Readonly<Record<Mode, string>> = { live: 'hc-statement+json', exercise: 'hcx-statement+json' };
const MAX_HEADER_BYTES = 512;

const headerSchema = z.strictObject({
  alg: z.literal('Ed25519'),
  typ: z.enum([TYPES.live, TYPES.exercise]),
  kid: z.string().max(64),
  member: z.custom<MemberCode>(isMemberCode, 'expected a member code'),
});

/** Who signs a statement: a member's code and its root (or bundle) key. */
export interface StatementSigner {
  readonly member: MemberCode;
  readonly signer: Signer;
}

/** One signature, its header read and not yet believed. */
export interface ParsedSignature {
  readonly member: MemberCode;
  readonly kid: string;
  readonly mode: Mode;
  /** What was signed: base64url(protected) + '.' + base64url(payload), ASCII (RFC 7515 §5.1). */
  readonly input: Uint8Array;
  readonly signature: Uint8Array;
}

/** A statement whose shape is right; nothing in it is believed. */
export interface ParsedStatement {
  readonly payload: StatementPayload;
  readonly signatures: readonly ParsedSignature[];
}

/** Gives a statement body its id (a lower-case UUID), network (the genesis digest) and time (seconds). */
export function statementPayload(body: StatementBody, meta: { readonly id: string; readonly network: string; readonly iat: number }): StatementPayload {
  return { ...body, ...meta };
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
const signingInput = (header: Uint8Array, payload: Uint8Array): Uint8Array => new TextEncoder().encode(`${base64url(header)}.${base64url(payload)}`);

const signatureOver = (payload: Uint8Array, { member, signer }: StatementSigner, mode: Mode) => {
  const header = canonicalJson({ alg: 'Ed25519', kid: signer.kid, member, typ: TYPES[mode] });
  return { protected: header, signature: signer.sign(signingInput(header, payload)) };
};

/**
 * The `SignedStatement` bytes of a payload, signed once by each signer. `mode` must be the network's.
 * @throws RegistryError malformed, too-large where no reader would take the payload
 */
export function signStatement(payload: StatementPayload, signers: readonly StatementSigner[], mode: Mode = 'live'): Uint8Array {
  const bytes = canonicalJson(payload);
  parsePayload(bytes);
  return SignedStatement.encode({ payload: bytes, signatures: signers.map((signer) => signatureOver(bytes, signer, mode)) });
}

/**
 * Adds signatures to a statement that others have signed: how a quorum is gathered.
 * @throws RegistryError malformed, too-large
 */
export function coSignStatement(statement: Uint8Array, signers: readonly StatementSigner[], mode: Mode = 'live'): Uint8Array {
  const { payload, signatures } = decode(statement);
  parsePayload(payload);
  return SignedStatement.encode({ payload, signatures: [...signatures, ...signers.map((signer) => signatureOver(payload, signer, mode))] });
}

/**
 * Takes a `SignedStatement` apart. No signature is checked.
 * @throws RegistryError malformed, too-large
 */
export function parseStatement(bytes: Uint8Array): ParsedStatement {
  const statement = decode(bytes);
  if (statement.signatures.length === 0) throw new RegistryError('malformed', 'the statement carries no signature');
  if (statement.signatures.length > MAX_SIGNATURES) {
    throw new RegistryError('too-large', `the statement carries ${statement.signatures.length} signatures, at most ${MAX_SIGNATURES} are allowed`);
  }
  return { payload: parsePayload(statement.payload), signatures: statement.signatures.map((signature) => parseSignature(signature, statement.payload)) };
}

/** Whether a signature is the one that `publicKey` made over this statement. */
export const verifiesUnder = (publicKey: Uint8Array, { input, signature }: ParsedSignature): boolean => verifyEd25519(publicKey, input, signature);

function decode(bytes: Uint8Array): SignedStatement {
  try {
    return SignedStatement.decode(bytes);
  } catch (error) {
    if (error instanceof ProtoError) throw new RegistryError('malformed', error.message, error);
    throw error;
  }
}

function parsePayload(bytes: Uint8Array): StatementPayload {
  const parsed = payloadSchema.safeParse(parseCanonicalJson(bytes, MAX_PAYLOAD_BYTES, 'the statement'));
  if (!parsed.success) throw new RegistryError('malformed', `the statement: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function parseSignature({ protected: header, signature }: SignedStatement['signatures'][number], payload: Uint8Array): ParsedSignature {
  const parsed = headerSchema.safeParse(parseCanonicalJson(header, MAX_HEADER_BYTES, 'a protected header'));
  if (!parsed.success) throw new RegistryError('malformed', `a protected header: ${z.prettifyError(parsed.error)}`);
  if (signature.length !== 64) throw new RegistryError('malformed', `an Ed25519 signature has 64 bytes, ${signature.length} found`);
  const { member, kid, typ } = parsed.data;
  return { member, kid, mode: typ === TYPES.live ? 'live' : 'exercise', input: signingInput(header, payload), signature };
}
