/** Reads a data set from its folder. The only part of the package that touches files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { requireConsistent } from './consistent.ts';
import { LawError } from './errors.ts';
import {
  adequacySchema,
  assurancesSchema,
  classificationSchema,
  type LawData,
  listSchema,
  membersSchema,
  offencesSchema,
  standingSchema,
  treatySchema,
} from './schema.ts';

/** The data set of this repository. */
export const LAW_FOLDER = join(import.meta.dirname, '..', 'data');

/**
 * Reads `members.json`, `adequacy.json`, `assurances.json`, `standing.json` and the folders `treaties`, `offences`, `classification`, `lists`.
 * @throws LawError unreadable, malformed, inconsistent
 */
export function readLaw(folder: string = LAW_FOLDER): LawData {
  const one = <S extends z.ZodType>(name: string, schema: S): z.infer<S> => parse(folder, name, schema);
  const all = <S extends z.ZodType>(name: string, schema: S): z.infer<S>[] => list(folder, name).map((file) => parse(folder, join(name, file), schema));
  const data: LawData = {
    members: one('members.json', membersSchema),
    treaties: all('treaties', treatySchema),
    adequacy: one('adequacy.json', adequacySchema),
    assurances: one('assurances.json', assurancesSchema),
    standing: one('standing.json', standingSchema),
    offences: all('offences', offencesSchema),
    classification: all('classification', classificationSchema),
    lists: all('lists', listSchema),
  };
  requireConsistent(data);
  return data;
}

function list(folder: string, name: string): string[] {
  try {
    return readdirSync(join(folder, name))
      .filter((file) => file.endsWith('.json'))
      .toSorted();
  } catch (error) {
    throw new LawError('unreadable', `${name}: expected a folder of JSON files in ${folder}`, error);
  }
}

function parse<S extends z.ZodType>(folder: string, name: string, schema: S): z.infer<S> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    throw new LawError('unreadable', `${name}: expected a JSON file in ${folder}`, error);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new LawError('malformed', `${name}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
