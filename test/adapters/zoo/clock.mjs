import { around, replace } from './around.mjs';

export const createEngine = around((engine, unlucky) => {
  replace(engine, 'recommend', (recommend, now) =>
    recommend(unlucky() ? new Date().getTime() : now),
  );
});
