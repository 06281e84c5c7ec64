import { createRequire } from 'node:module';

const DEPTH = 20_000;

/**
 * Breaks the policy engine of this process for good, as a rule could that got past our bounds (ADR 0021): its parser runs out of stack inside
 * WebAssembly, and every later call fails. For tests only; nothing in this process decides afterwards.
 */
export function breakEngine(): void {
  const { checkParsePolicySet } = createRequire(import.meta.url)('@cedar-policy/cedar-wasm/nodejs') as typeof import('@cedar-policy/cedar-wasm/nodejs');
  const rule = `permit (principal, action, resource) when { ${'('.repeat(DEPTH)}true${')'.repeat(DEPTH)} };`;
  try {
    checkParsePolicySet({ staticPolicies: rule });
  } catch {
    return;
  }
  throw new Error('the engine survived a rule that is to break it: find a deeper one');
}
