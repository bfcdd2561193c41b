import { readFile, rm } from 'node:fs/promises';
import { build } from 'esbuild';

// Many small modules that nearly every command needs: bundled, they start in half the time. All other packages stay outside:
// they have native code or data files of their own, or are loaded by few commands only.
const bundled = ['chalk', 'commander', 'csv-parse', 'csv-stringify', 'kysely', 'string-width', 'yaml', 'zod'];
const { dependencies } = JSON.parse(await readFile('package.json', 'utf8'));
const external = Object.keys(dependencies).filter((name) => !bundled.includes(name));

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: ['src/main.ts'],
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
