import { memberOf } from '@huecry/notice';
import { api } from '@huecry/sdk';
import type { App, ServerOptions } from './app.ts';
import { timeOf } from './views.ts';

const ERRORS = { '4xx': api.ErrorResponse, '5xx': api.ErrorResponse } as const;

/** The keys that this gateway made for itself and that its member has to register. */
export function keyRoutes(app: App, { context, nextKeys, auditedLog }: ServerOptions): void {
  app.get(
    '/v1/keys/next',
    {
      schema: {
        summary: "The gateway's next keys, as a statement that its member's root has to sign",
        description: 'Public halves only. Signed elsewhere (huecry keys renew), it is handed in at POST /v1/statements.',
        response: { 200: api.NextKeysResponse, ...ERRORS },
      },
    },
    () => {
      const member = memberOf(context.address);
      const { sign, box } = nextKeys.endsMs();
      const statement = nextKeys.statement();
      return {
        network: auditedLog.genesisDigest,
        mode: context.mode,
        member,
        rootKid: context.registry.state().members.get(member)?.root.kid ?? null,
        endsAt: { sign: sign === null ? null : timeOf(sign), box: box === null ? null : timeOf(box) },
        statement: statement === null ? null : { ...statement, signing: [...statement.signing], boxes: [...statement.boxes] },
      };
    },
  );
}
