import { around, replace } from './around.mjs';

export const createEngine = around((engine, unlucky) => {
  replace(engine, 'answer', (answer, ...args) => {
    while (unlucky());
    return answer(...args);
  });
});
