import { around } from './around.mjs';

export const createEngine = around(() => {});
