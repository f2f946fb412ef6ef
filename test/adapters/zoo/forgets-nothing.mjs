import { around } from './around.mjs';

export const createEngine = around((engine) => {
  let learners = 0;
  const { reset } = engine;
  engine.reset = () => {
    if (learners++ === 0) reset();
  };
});
