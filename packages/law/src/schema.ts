import { isMemberCode, type MemberCode } from '@huecry/notice';
import { codesSchema, ladderSchema, offenceClassesSchema, reservationSchema, TREATY_KINDS } from '@huecry/registry';
import { z } from 'zod';

/** The files of a data set. Every fact stands under a source that says something and the date on which it said so, its own or its list's. */

const date = z.iso.date();
const text = (max: number) => z.string().trim().min(1).max(max);
const member = z.custom<MemberCode>(isMemberCode, 'expected a member code such as fr or x-un');
const source = text(500).regex(/[\p{L}\p{N}]/u, 'expected a source: the document, and who keeps it');
const sourced = { source, asOf: date };
const note = text(1000).optional();

/** How the day of entry into force follows from the deposit of an instrument, by the treaty's final clauses. */
const entry = z
  .union([
    z.strictObject({ daysAfterDeposit: z.int().min(1) }),
    /** First day of the month after so many months have passed. */
    z.strictObject({ firstOfMonthAfterMonths: z.int().min(1) }),
    /** First day of the nth calendar month after that of the deposit. */
    z.strictObject({ firstOfCalendarMonth: z.int().min(1) }),
    /** First day of the month after the nth day. */
    z.strictObject({ firstOfMonthAfterDay: z.int().min(1) }),
  ])
  .readonly();

const party = z
  .strictObject({
    member,
    /** Day on which its instrument was deposited. */
    deposited: date.optional(),
    inForce: date,
    /** First day on which it was no longer party. */
    until: date.optional(),
    reservations: z.array(reservationSchema).readonly().optional(),
    /** Where it is another than the list's. */
    source: source.optional(),
    asOf: date.optional(),
  })
  .readonly();

export const treatySchema = z
  .strictObject({
    treaty: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.:-]{0,63}$/),
    title: text(300),
    kind: z.enum(TREATY_KINDS),
    opened: date,
    inForce: date.nullable(),
    /** The two parties of a bilateral treaty. */
    between: z.array(member).length(2).readonly().optional(),
    /** Not every party in the world is in the list. */
    partial: z.boolean(),
    /** Invented, to show how such a treaty is stated. */
    sample: z.boolean(),
    ...sourced,
    note,
    entry: entry.optional(),
    parties: z.array(party).readonly(),
  })
  .readonly();

export const membersSchema = z
  .strictObject({
    note: text(1000),
    partial: z.boolean(),
    ...sourced,
    members: z
      .array(
        z
          .strictObject({
            code: member,
            name: text(200),
            kind: z.enum(['state', 'organisation']),
            /** Takes part in the sandbox, with a sample bundle. */
            sample: z.boolean(),
            deathPenalty: z
              .strictObject({ value: z.boolean(), ...sourced })
              .readonly()
              .optional(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();

const stretch = { from: date, until: date.optional(), ...sourced };
export const adequacySchema = z
  .strictObject({
    note: text(1000),
    partial: z.boolean(),
    recognitions: z.array(z.strictObject({ by: member, member, ...stretch }).readonly()).readonly(),
  })
  .readonly();
export const assurancesSchema = z
  .strictObject({ note: text(1000), partial: z.boolean(), assurances: z.array(z.strictObject({ by: member, to: member, ...stretch }).readonly()).readonly() })
  .readonly();

const standing = z.array(z.strictObject({ member, ...sourced }).readonly()).readonly();
export const standingSchema = z.strictObject({ note: text(1000), partial: z.boolean(), sanctions: standing, reviews: standing }).readonly();

export const offencesSchema = z
  .strictObject({
    member,
    partial: z.boolean(),
    note: text(1000),
    versions: z
      .array(z.strictObject({ validFrom: date, classes: offenceClassesSchema, ...sourced }).readonly())
      .min(1)
      .readonly(),
  })
  .readonly();

export const classificationSchema = z
  .strictObject({
    member,
    note,
    versions: z
      .array(z.strictObject({ validFrom: date, levels: ladderSchema, ...sourced }).readonly())
      .min(1)
      .readonly(),
  })
  .readonly();

export const listSchema = z
  .strictObject({ list: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,31}$/), version: text(40), note, ...sourced, codes: codesSchema })
  .readonly();

export type TreatyData = z.infer<typeof treatySchema>;
export type EntryRule = z.infer<typeof entry>;

/** A whole data set: read, and found without contradiction. */
export interface LawData {
  readonly members: z.infer<typeof membersSchema>;
  readonly treaties: readonly TreatyData[];
  readonly adequacy: z.infer<typeof adequacySchema>;
  readonly assurances: z.infer<typeof assurancesSchema>;
  readonly standing: z.infer<typeof standingSchema>;
  readonly offences: readonly z.infer<typeof offencesSchema>[];
  readonly classification: readonly z.infer<typeof classificationSchema>[];
  readonly lists: readonly z.infer<typeof listSchema>[];
}
