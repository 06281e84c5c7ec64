/**
 * Preload: while the file that `HUECRY_BREAK_FILE` names is there, the next step of this service that it names breaks the service's policy
 * engine for good, as a rule that got past our bounds could. The file is removed first: a service that is started again decides again.
 */
import { channel } from 'node:diagnostics_channel';
import { existsSync, readFileSync, unlinkSync } from 'node:fs';
import { breakEngine } from '../../packages/policy/src/testing-engine.ts';

const file = process.env['HUECRY_BREAK_FILE'];
if (file !== undefined)
  channel('huecry:step').subscribe((message) => {
    const name = typeof message === 'object' && message !== null && 'name' in message ? message.name : undefined;
    if (!existsSync(file) || readFileSync(file, 'utf8') !== name) return;
    unlinkSync(file);
    breakEngine();
  });
