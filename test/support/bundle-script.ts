import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** Makes a script of the sources one that Node itself can run, for processes that tests and benches start. Remove it afterwards. */
export async function bundleScript(
  root: string,
  script: string,
): Promise<{ readonly file: string; readonly remove: () => void }> {
  const folder = join(root, 'node_modules/.cache/chengnuo');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${basename(script, '.ts')}-${process.pid}.mjs`);
  await build({
    entryPoints: [join(root, script)],
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  });
  return { file, remove: () => rmSync(file, { force: true }) };
}
