import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Limits against tests that hang; a busy machine must not reach them.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // As many workers as processors: on two, vitest would take one.
    maxWorkers: '100%',
    // Modules keep no state, so that test files may share them: a fifth of the time.
    isolate: false,
  },
});
