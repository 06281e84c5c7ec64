import { CLASSIFICATIONS, OFFENCE_CLASSES } from '@huecry/notice';
import { z } from 'zod';
import { date, member, source, statement, text, treaty } from './payload-words.ts';

export const TREATY_KINDS = ['multilateral', 'union', 'bilateral'] as const;
export type TreatyKind = (typeof TREATY_KINDS)[number];

/**
 * What a party's reservation or declaration does, as far as policy must know: the treaty is no basis for extradition; nationals are not
 * surrendered; the exception for political offences stays; requests go through diplomatic or central authorities only; the use of data is
 * limited.
 */
export const RESERVATION_EFFECTS = [
  'no-extradition-basis',
  'no-surrender-of-nationals',
  'no-political-exception-waiver',
  'no-direct-police-channel',
  'data-limits',
] as const;
export type ReservationEffect = (typeof RESERVATION_EFFECTS)[number];

const OFFENCES = Object.keys(OFFENCE_CLASSES).filter((code) => code !== '0000');
/** 1200 months stand for a life; more is a slip. */
const MAX_MONTHS = 1200;

/** Every fact names its source and the date of it. */
const sourced = { source, asOf: date };
/** `until`: first day on which it no longer holds. `replaces`: the first day of the stretch that this one corrects, where it is another. */
const period = { until: date.nullable().optional(), replaces: date.optional() };
export const reservationSchema = z
  .strictObject({ effect: z.enum(RESERVATION_EFFECTS), article: text(100), text: text(500), from: date.optional(), until: date.optional() })
  .readonly();
const offence = z
  .strictObject({
    crime: z.boolean(),
    maxPenaltyMonths: z.union([z.int().min(1).max(MAX_MONTHS), z.enum(['life', 'death']), z.null()]),
    cite: text(200),
  })
  .readonly()
  .refine(({ crime, maxPenaltyMonths }) => crime || maxPenaltyMonths === null, 'what is no crime has no penalty');

export const offenceClassesSchema = z.partialRecord(z.enum(OFFENCES), offence).readonly();
export const ladderSchema = z
  .array(z.strictObject({ name: text(100), equivalent: z.enum(CLASSIFICATIONS) }).readonly())
  .min(1)
  .max(16)
  .readonly();
export const codesSchema = z
  .array(
    z
      .strictObject({ code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.+-]{0,31}$/, 'expected a code such as 0501, H2 or AMBER+STRICT'), title: text(300) })
      .readonly(),
  )
  .min(1)
  .max(500)
  .readonly();

/** Statements of fact. Each names its source and its date; the fold refuses a blank one and a date to come. */
export const FACT_STATEMENTS = [
  statement('member.facts', { deathPenalty: z.boolean(), ...sourced }),
  statement('sanction.declare', { member, ...sourced }),
  statement('sanction.lift', { member, ...sourced }),
  statement('review.appoint', { member, ...sourced }),
  statement('review.dismiss', { member, ...sourced }),
  statement('treaty.define', {
    treaty,
    title: text(300),
    kind: z.enum(TREATY_KINDS),
    opened: date,
    inForce: date.nullable(),
    parties: z.array(member).max(2).readonly().optional(),
    partial: z.boolean(),
    ...sourced,
  }),
  statement('treaty.join', { treaty, inForce: date, ...period, reservations: z.array(reservationSchema).max(16).readonly().optional(), ...sourced }),
  statement('treaty.denounce', { treaty, effective: date, ...sourced }),
  statement('adequacy.recognise', { member, from: date, ...period, ...sourced }),
  statement('assurance.give', { to: member, subject: z.literal('death-penalty'), from: date, ...period, ...sourced }),
  statement('offences.state', { validFrom: date, classes: offenceClassesSchema, ...sourced }),
  statement('classification.state', { validFrom: date, levels: ladderSchema, ...sourced }),
  statement('code-list.adopt', { list: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,31}$/), version: text(40), codes: codesSchema, ...sourced }),
] as const;
