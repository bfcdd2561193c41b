import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

// Many small modules that nearly every command needs: bundled, they start in half the time. All other packages stay outside:
// they have native code or data files of their own, or are loaded by few commands only.
const bundled = ['chalk', 'commander', 'csv-parse', 'csv-stringify', 'kysely', 'string-width', 'yaml', 'zod'];
const { dependencies } = JSON.parse(await readFile('package.json', 'utf8'));
const external = Object.keys(dependencies).filter((name) => !bundled.includes(name));

// What runs in a thread of its own (`NAME.worker.ts`) starts from a file of its own: dist/NAME.worker.js, see src/workspace/worker-file.ts.
const sources = await readdir('src', { recursive: true });
const workers = sources.filter((file) => file.endsWith('.worker.ts')).map((file) => join('src', file));
const entries = ['src/main.ts', ...workers].map((file) => [basename(file, '.ts'), file]);

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: Object.fromEntries(entries),
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
  external: external.flatMap((name) => [name, `${name}/*`]),
  // What was CommonJS among the bundled asks for Node's own modules with require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
