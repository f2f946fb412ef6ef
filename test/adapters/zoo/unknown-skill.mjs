import { around, replace } from './around.mjs';

export const createEngine = around((engine, unlucky) => {
  replace(engine, 'recommend', (recommend, now) => {
    const tasks = recommend(now);
    return unlucky() ? { count: 1, kind: () => 4, skill: () => 99 } : tasks;
  });
});
