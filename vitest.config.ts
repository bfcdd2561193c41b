import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Nothing depends on the host's zone or language: the tests run in a zone that would show it.
    env: { TZ: 'America/Caracas', LC_ALL: 'C.UTF-8', CHENGNUO_NOW: '' },
    testTimeout: 60_000,
    pool: 'forks',
  },
});
