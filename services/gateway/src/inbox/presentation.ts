import type { Leaf } from '@huecry/notice';

/** A presentation reduced to the disclosures of the leaves given (RFC 9901 section 4: any subset is one). */
export function presentationOf(presentation: string, leaves: readonly Leaf[]): string {
  const kept = new Set(leaves.map(({ pointer }) => pointer));
  const [jws = '', ...disclosures] = presentation.split('~');
  return [jws, ...disclosures.filter((disclosure) => disclosure !== '' && kept.has(nameOf(disclosure))), ''].join('~');
}

function nameOf(disclosure: string): string {
  const parsed: unknown = JSON.parse(Buffer.from(disclosure, 'base64url').toString('utf8'));
  const name: unknown = Array.isArray(parsed) ? parsed[1] : undefined;
  return typeof name === 'string' ? name : '';
}
