import { join } from 'node:path';

/** Where everything of one local exchange stands. `example.*`, `summary.json`, `ledger/tree` and `ledger/vkey` are read from outside. */
export const layout = (data: string) =>
  ({
    data,
    genesis: join(data, 'genesis.json'),
    statements: join(data, 'members', 'statements'),
    memberKeys: (code: string) => join(data, 'members', code),
    nats: join(data, 'nats'),
    exchange: join(data, 'exchange'),
    ledger: join(data, 'ledger'),
    ledgerKey: join(data, 'ledger', 'key'),
    vkey: join(data, 'ledger', 'vkey'),
    vkeys: join(data, 'ledger', 'vkeys'),
    tree: join(data, 'ledger', 'tree'),
    gateway: (address: string) => join(data, 'gateways', address.replace('/', '-')),
    logs: join(data, 'logs'),
    summary: join(data, 'summary.json'),
    exampleSdJwt: join(data, 'example.sd-jwt'),
    exampleJwk: join(data, 'example.jwk'),
  }) as const;

export type Layout = ReturnType<typeof layout>;
