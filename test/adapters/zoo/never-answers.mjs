import { around, replace } from './around.mjs';

const never = new Int32Array(new SharedArrayBuffer(4));

export const createEngine = around((engine, unlucky) => {
  replace(engine, 'answer', (answer, ...args) => {
    // A loop without an end, which leaves the processor to the tests beside it.
    while (unlucky()) Atomics.wait(never, 0, 0, 50);
    return answer(...args);
  });
});
