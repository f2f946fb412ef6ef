import { around, replace } from './around.mjs';

export const createEngine = around((engine, unlucky) => {
  replace(engine, 'recommend', (recommend, now) => {
    const tasks = recommend(now);
    return unlucky() ? { count: 2, kind: () => 4, skill: () => 1 } : tasks;
  });
});
