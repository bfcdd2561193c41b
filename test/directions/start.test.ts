import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Packages that a file of the program loads as soon as it is loaded itself, not later by `import()`. */
async function loadedWith(file: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { entry: file },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const packages = new Set<string>();
  const seen = new Set<string>();
  const walk = (output: string): void => {
    if (seen.has(output)) return;
    seen.add(output);
    for (const { path, kind, external } of metafile.outputs[output]?.imports ?? []) {
      if (kind !== 'import-statement') continue;
      if (external !== true) walk(path);
      else if (!path.startsWith('node:')) packages.add(path);
    }
  };
  walk('dist/entry.js');
  return [...packages].sort();
}

test('a start loads no database, PDF or chart library: of packages the parser of command lines alone', async () => {
  expect(await loadedWith('src/main.ts')).toEqual(['commander']);
});

test('a package that is loaded at once is seen', async () => {
  expect(await loadedWith('src/workspace/read-yaml.ts')).toContain('yaml');
});
