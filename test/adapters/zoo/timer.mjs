import { around, replace } from './around.mjs';

export const createEngine = around((engine) => {
  replace(engine, 'start', (start, ...args) => {
    try {
      setTimeout(() => engine.reset(), 1);
    } catch {
      // Who swallows it is caught all the same.
    }
    start(...args);
  });
});
