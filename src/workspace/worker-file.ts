import { packagePath } from './package-root.ts';

/**
 * The built file of `NAME.worker.ts`, for `new Worker(…)`. A thread starts from a file that Node itself can run, so that it is always
 * the built one, also when the program runs from its sources in tests: build first.
 */
export const workerFile = (name: string): string => packagePath('dist', `${name}.worker.js`);
