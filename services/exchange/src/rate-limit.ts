/** A bucket of tokens per name: `burst` at once, then `perSecond`. */
export interface RateLimit {
  /** Takes a token where there is one. */
  allows(name: string, nowMs: number): boolean;
}

export function createRateLimit({ burst, perSecond }: { readonly burst: number; readonly perSecond: number }): RateLimit {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  return {
    allows(name, nowMs) {
      const bucket = buckets.get(name) ?? { tokens: burst, atMs: nowMs };
      const gained = (Math.max(0, nowMs - bucket.atMs) / 1000) * perSecond;
      const tokens = Math.min(burst, bucket.tokens + gained);
      buckets.set(name, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs: nowMs });
      return tokens >= 1;
    },
  };
}
