import { defineConfig } from 'vitest/config';

/** As many workers as processors: on two, vitest would take one. */
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000, maxWorkers: '100%' },
});
