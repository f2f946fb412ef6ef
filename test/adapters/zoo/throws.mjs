import { around, replace } from './around.mjs';

export const createEngine = around((engine, unlucky) => {
  replace(engine, 'answer', (answer, ...args) => {
    if (unlucky()) throw new RangeError('out of luck');
    return answer(...args);
  });
});
