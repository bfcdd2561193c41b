import { defineConfig } from 'vitest/config';

const report = process.env['CHENGNUO_TEST_REPORT'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Nothing depends on the host's zone or language: the tests run in a zone that would show it.
    env: { TZ: 'America/Caracas', LC_ALL: 'C.UTF-8', CHENGNUO_NOW: '' },
    testTimeout: 60_000,
    pool: 'forks',
    // CI counts the tests from this file.
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
