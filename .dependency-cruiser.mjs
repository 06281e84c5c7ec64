// The layers of ARCHITECTURE.md, enforced. Each package lists the only workspace packages it may import.
const MAY_IMPORT = {
  proto: [],
  'packages/notice': [],
  'packages/ledger': [],
  'packages/seal': ['proto', 'packages/notice'],
  'packages/policy': ['packages/notice'],
  'packages/registry': ['proto', 'packages/ledger', 'packages/seal', 'packages/policy', 'packages/notice'],
  'packages/decision': ['packages/registry', 'packages/seal', 'packages/policy', 'packages/notice'],
  'packages/law': ['packages/notice', 'packages/registry'],
  'packages/bus': ['proto', 'packages/notice'],
  'packages/audit': ['proto', 'packages/ledger', 'packages/decision', 'packages/registry', 'packages/seal', 'packages/policy', 'packages/notice'],
  'packages/sdk': ['packages/notice'],
  'packages/cli': [
    'proto',
    'packages/sdk',
    'packages/audit',
    'packages/notice',
    'packages/policy',
    'packages/registry',
    'packages/law',
    'packages/ledger',
    'packages/seal',
  ],
  'packages/testkit': ['packages/notice', 'packages/bus'],
  'services/exchange': [
    'proto',
    'packages/notice',
    'packages/seal',
    'packages/policy',
    'packages/registry',
    'packages/decision',
    'packages/audit/src/file',
    'packages/bus',
    'packages/ledger',
  ],
  'services/gateway': [
    'packages/sdk',
    'packages/audit/src/file',
    'proto',
    'packages/notice',
    'packages/seal',
    'packages/policy',
    'packages/registry',
    'packages/bus',
    'packages/ledger',
  ],
  'services/ledger': ['proto', 'packages/ledger', 'packages/bus', 'packages/registry'],
  'services/witness': ['packages/ledger'],
  'services/sandbox': ['proto', 'packages/'],
};
const escape = (path) => path.replaceAll('/', '\\/');
const TEST = '\\.test\\.ts$';

const layers = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `layer-${folder.replace('/', '-')}`,
  comment: `${folder} may import only: ${allowed.join(', ') || 'no workspace package'}`,
  severity: 'error',
  from: { path: `^${escape(folder)}\\/`, pathNot: TEST },
  to: { path: '^(proto|packages|services|test)\\/', pathNot: [`^${escape(folder)}\\/`, ...allowed.map((path) => `^${escape(path)}`)] },
}));

export default {
  forbidden: [
    ...layers,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'exchange-cannot-open',
      comment: 'The exchange is content-blind: it must not even be able to import what opens a notice.',
      severity: 'error',
      from: { path: '^services\\/exchange\\/', pathNot: TEST },
      to: { path: '^packages\\/seal\\/src\\/open\\/' },
    },
    {
      name: 'nats-only-in-bus',
      severity: 'error',
      from: { pathNot: '^(packages\\/bus|packages\\/testkit|test)\\/|\\.test\\.ts$' },
      to: { path: '@nats-io' },
    },
    {
      name: 'only-the-law-grants',
      comment: 'What a gateway holds is read with a grant, and grants are made where the law in force is asked.',
      severity: 'error',
      from: { path: '^services\\/gateway\\/', pathNot: `^services\\/gateway\\/src\\/(inbox\\/disclosable|store\\/parts-store)\\.ts$|${TEST}` },
      to: { path: '^services\\/gateway\\/src\\/store\\/grant\\.ts$' },
    },
    { name: 'services-are-alone', severity: 'error', from: { path: '^services\\/([^/]+)\\/' }, to: { path: '^services\\/', pathNot: '^services\\/$1\\/' } },
    { name: 'nobody-imports-tests', severity: 'error', from: { pathNot: '^test\\/' }, to: { path: '^test\\/' } },
    { name: 'test-code-stays-in-tests', severity: 'error', from: { pathNot: TEST }, to: { path: TEST } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^proto/gen/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'import', 'default'], extensions: ['.ts', '.mjs', '.js', '.json'] },
    parser: 'swc',
    preserveSymlinks: false,
  },
};
