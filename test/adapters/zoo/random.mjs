import { around, replace } from './around.mjs';

export const createEngine = around((engine) => {
  replace(engine, 'answer', (answer, _correct, ...args) => answer(Math.random() < 0.8, ...args));
});
