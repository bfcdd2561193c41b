// Runs a TypeScript script of this folder on any supported Node: bundles it (packages stay outside) and imports the bundle.
// usage: node scripts/run.mjs scripts/NAME.ts [arguments]
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const [, , script, ...rest] = process.argv;
if (script === undefined) throw new Error('usage: node scripts/run.mjs scripts/NAME.ts [arguments]');
const folder = join(root, 'node_modules', '.cache', 'chengnuo');
await mkdir(folder, { recursive: true });
// Two runs at once must not share a bundle.
const outfile = join(folder, `${basename(script, '.ts')}-${process.pid}.mjs`);
try {
  await build({
    entryPoints: [script],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  process.argv = [process.argv[0] ?? 'node', script, ...rest];
  const { main } = await import(pathToFileURL(outfile).href);
  process.exitCode = await main(rest, root);
} finally {
  await rm(outfile, { force: true });
}
