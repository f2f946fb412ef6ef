/** The types of seedrandom know its front door only. */
declare module 'seedrandom/lib/tychei.js' {
  import type { PRNG } from 'seedrandom';

  export default function tychei(seed: string): PRNG;
}
