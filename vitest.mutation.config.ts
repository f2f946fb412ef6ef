import { defineConfig } from 'vitest/config';

/** The tests that judge the engine when Stryker breaks it: those of its rules, without long statistics. */
export default defineConfig({
  test: {
    include: ['test/engine/**/*.test.ts'],
    exclude: ['test/engine/markov/**', 'test/engine/closed-forms.test.ts'],
    env: { WORLDS: '60' },
    testTimeout: 30_000,
  },
});
