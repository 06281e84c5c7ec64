/** What a comparison of two bundles is asked, and what it says. */
import type { Category, Kind, MemberCode } from '@huecry/notice';
import type { Action, Bundle } from '../types.ts';
import type { FactKey } from '../situation/reads.ts';
import type { DiffWorld } from './axes.ts';
import type { RuleChange } from './rules.ts';

/** A fact that must have one of these values for a change to be. */
export interface ChangeCondition {
  readonly fact: FactKey;
  readonly values: readonly string[];
}

/** One line of a comparison: what changes, between whom, on what, when. */
export interface PolicyChange {
  /** `out`: what the member sends; `in`: what it receives; `any`: the common rules. */
  readonly direction: 'out' | 'in' | 'any';
  readonly action: Action;
  /** Empty for the notice as a whole and for the action it asks for. */
  readonly categories: readonly Category[];
  /** Null: every member of the comparison but the bundle's own. */
  readonly origins: readonly string[] | null;
  readonly recipients: readonly string[] | null;
  /** Null: all. */
  readonly kinds: readonly Kind[] | null;
  readonly offenceClasses: readonly string[] | null;
  readonly when: readonly ChangeCondition[];
  readonly before: string;
  readonly after: string;
  /** The rule that denies, before and after; null where none does. */
  readonly beforeRule: string | null;
  readonly afterRule: string | null;
}

export interface PolicyDiff {
  readonly member: MemberCode | 'common';
  readonly before: string;
  readonly after: string;
  readonly rules: readonly RuleChange[];
  readonly changes: readonly PolicyChange[];
  /** Cells are origin × recipient × kind × offence class × (notice, each category, action). */
  readonly cells: { readonly changed: number; readonly all: number };
  /** Facts of which only samples were tried, because rules count with them or name many words. */
  readonly sampled: readonly string[];
  /** True where there were too many combinations to try each. */
  readonly partial: boolean;
}

export interface DiffInput {
  readonly before: Bundle;
  readonly after: Bundle;
  readonly common: Bundle;
  /** Null: compared for any member, whatever the registry may say of it. */
  readonly world: DiffWorld | null;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}
