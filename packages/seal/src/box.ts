import { lengthPrefixed, PROTOCOL } from './encoding.ts';
import { type Exporter, setupReceiver, setupSender } from './hpke/index.ts';
import { decryptOnce, encryptOnce, type NoticeContext, SLOT_KEY_BYTES, WRAPPED_KEY_BYTES } from './slot.ts';
import { SealError } from './errors.ts';
import type { Decapsulator, SuiteId } from './types.ts';

/** HPKE `info` of a box: it opens for one recipient key, one notice and one revision. */
const boxInfo = ({ mode, iss, jti, rev }: NoticeContext, kid: string): Uint8Array => lengthPrefixed(PROTOCOL, mode, iss, jti, String(rev), kid);

const contexts = new Map<string, Uint8Array>();

/** Exporter context of the key that wraps one category's slot key. */
function exporterContext(category: string): Uint8Array {
  const known = contexts.get(category);
  if (known !== undefined) return known;
  const made = lengthPrefixed(PROTOCOL, `slot:${category}`);
  contexts.set(category, made);
  return made;
}

export interface BoxedKeys {
  readonly enc: Uint8Array;
  readonly keys: readonly { readonly category: string; readonly key: Uint8Array }[];
}

function withWrappingKey<T>(exporter: Exporter, category: string, use: (key: Uint8Array) => T): T {
  const key = exporter.export(exporterContext(category), SLOT_KEY_BYTES);
  try {
    return use(key);
  } finally {
    key.fill(0);
  }
}

/** Wraps slot keys for one recipient, each under its own exporter key: any of them can be dropped alone. */
export function boxKeys(
  context: NoticeContext,
  recipient: { readonly suite: SuiteId; readonly kid: string; readonly publicKey: Uint8Array },
  slotKeys: readonly { readonly category: string; readonly key: Uint8Array }[],
  ephemeral: Uint8Array,
): BoxedKeys {
  const { enc, exporter } = setupSender(recipient, boxInfo(context, recipient.kid), ephemeral);
  return {
    enc,
    keys: slotKeys.map(({ category, key }) => ({ category, key: withWrappingKey(exporter, category, (wrapping) => encryptOnce(wrapping, key)) })),
  };
}

/** Opens a box; the function it gives unwraps one category's slot key. @throws SealError cannot-open */
export function openBox(context: NoticeContext, key: Decapsulator, enc: Uint8Array): (category: string, wrapped: Uint8Array) => Uint8Array {
  const exporter = setupReceiver(key, enc, boxInfo(context, key.kid));
  return (category, wrapped) => {
    if (wrapped.length !== WRAPPED_KEY_BYTES) throw new SealError('cannot-open', `a wrapped key has ${WRAPPED_KEY_BYTES} bytes, ${wrapped.length} found`);
    return withWrappingKey(exporter, category, (wrapping) => decryptOnce('a wrapped key', wrapping, wrapped));
  };
}
