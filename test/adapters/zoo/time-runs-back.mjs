import { around, replace } from './around.mjs';

export const createEngine = around((engine, unlucky) => {
  replace(engine, 'nextDue', (nextDue) => (unlucky() ? 7 : nextDue()));
});
