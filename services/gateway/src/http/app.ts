import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Alarms } from '../alarms.ts';
import type { AuditedLog } from '../audit/audit-file.ts';
import type { GatewayContext } from '../context.ts';
import type { InboxFeed } from '../inbox/feed.ts';
import type { NextKeys } from '../keys/next-keys.ts';
import type { Waits } from '../outbox/waits.ts';
import type { ProvingEvents } from '../inbox/prove.ts';
import type { RunningWitness } from '../witness.ts';
import type { Token } from './auth.ts';

export interface ServerOptions {
  readonly context: GatewayContext;
  readonly tokens: readonly Token[];
  /** What an audit file of ours speaks of. */
  readonly auditedLog: AuditedLog;
  readonly importKey: Uint8Array;
  readonly callsPerMinute: number;
  readonly feed: InboxFeed;
  readonly alarms: Alarms;
  readonly waits: Waits;
  /** The member's witness, where this gateway runs one. */
  readonly witness: RunningWitness | null;
  /** Keys made here that the member has to register. */
  readonly nextKeys: NextKeys;
  /** Who is told of a delivery that is proved. */
  readonly proving: ProvingEvents;
  /** A notice was accepted: the outbox has work. */
  onAccepted(): void;
  /** A receipt waits to be sent. */
  onReceipt(): void;
  /** A release waits to be sent. */
  onRelease(): void;
  /** A recall waits to be sent, and content to be erased. */
  onRecall(): void;
}

export type App = FastifyInstance<Server, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>;
