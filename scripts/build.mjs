import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

// One chunk a lazily imported room. What has native code, data files of its own, or is CommonJS with side files stays outside.
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
  packages: 'external',
  // Kysely and commander are many small modules: bundled they start in half the time.
  plugins: [
    {
      name: 'bundle-some',
      setup({ onResolve }) {
        onResolve(
          { filter: /^(kysely|commander|zod|yaml|string-width|chalk|csv-stringify|csv-parse)(\/|$)/ },
          () => ({
            external: false,
          }),
        );
      },
    },
  ],
});
