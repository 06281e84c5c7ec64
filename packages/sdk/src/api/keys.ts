/** Keys of a gateway that its member's root has to register: docs/spec/gateway-api.md, The gateway's keys. */
import { z } from 'zod';
import { Time } from './words.ts';

const Period = { notBefore: z.int(), notAfter: z.int() };

/** The body of a `key.add` statement (docs/spec/registry.md). */
export const KeyAddBody = z.object({
  type: z.literal('key.add'),
  address: z.string(),
  signing: z.array(
    z.object({ jwk: z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string(), alg: z.literal('Ed25519') }), ...Period }),
  ),
  boxes: z.array(
    z.object({
      kid: z.string(),
      suite: z.enum(['hc1-mlkem768-x25519-hkdf-sha256-aes-256-gcm', 'hc1-x25519-hkdf-sha256-aes-256-gcm']),
      publicKey: z.string(),
      ...Period,
    }),
  ),
});

export const NextKeysResponse = z.object({
  network: z.string().meta({ description: 'digest of the genesis file: the network for which a statement is signed' }),
  mode: z.enum(['live', 'exercise']),
  member: z.string(),
  rootKid: z.string().nullable().meta({ description: "the key id of the member's root, which has to sign; null where the gateway's member is not known here" }),
  endsAt: z.object({ sign: Time.nullable(), box: Time.nullable() }).meta({ description: 'when the last registered key of each use ends; null: none is valid' }),
  statement: KeyAddBody.nullable().meta({ description: 'what the root has to sign; null while nothing has to be registered' }),
});

export type NextKeys = z.infer<typeof NextKeysResponse>;
