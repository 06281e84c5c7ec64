/** Builds the verifier page: one HTML file with everything in it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the verifying code stands on in Node, and what it stands on in a browser. */
const ENGINES = {
  'node:crypto': here('engines/crypto.ts'),
  'node:buffer': here('engines/buffer.ts'),
  'sodium-native': here('engines/sodium.ts'),
};

/**
 * One script of an entry and all that it imports, with the browser's engines.
 * @param name the global that its exports become
 */
export async function bundleScript(entry: string, name: string): Promise<string> {
  const result = await build({
    configFile: false,
    root: here('.'),
    logLevel: 'error',
    resolve: {
      alias: [
        ...Object.entries(ENGINES).map(([find, replacement]) => ({ find, replacement })),
        { find: /^@huecry\/policy$/, replacement: here('engines/policy.ts') },
      ],
    },
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      // Node's global, which parts of the verifying code use by its name.
      rolldownOptions: { transform: { inject: { Buffer: [here('engines/buffer.ts'), 'Buffer'] } } },
      lib: { entry: here(entry), formats: ['iife'], name, fileName: name },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [script, ...others] = outputs;
  if (script?.type !== 'chunk' || others.length > 0) throw new Error(`expected one script, found ${outputs.map(({ fileName }) => fileName).join(', ')}`);
  return script.code;
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing in a script may end its element. */
const inScript = (code: string): string => code.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

/** The verifier page. Its policy lets run what stands in it, and lets nothing connect to anything. */
export async function verifierPage(): Promise<string> {
  const script = inScript(await bundleScript('app/main.ts', 'page'));
  const style = readFileSync(here('app/style.css'), 'utf8').trim();
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  return [
    '<!doctype html>',
    '<html lang="en" dir="ltr">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<title>Evidence verifier</title>',
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    readFileSync(here('app/page.html'), 'utf8').trim(),
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
