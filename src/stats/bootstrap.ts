import type { Interval } from './intervals.js';
export function bootstrap(o: {
  learners: number;
  replicates: number;
  next: () => number;
  size: number;
  statistics: (draw: Int32Array, out: Float64Array) => void;
}): Float64Array[] {
  const all = Array.from({ length: o.size }, () => new Float64Array(o.replicates));
  const draw = new Int32Array(o.learners);
  const out = new Float64Array(o.size);
  for (let r = 0; r < o.replicates; r++) {
    for (let i = 0; i < draw.length; i++) draw[i] = Math.floor(o.next() * o.learners);
    o.statistics(draw, out);
    all.forEach((a, k) => (a[r] = out[k]));
  }
  return all.map((a) => a.sort());
}
export function percentileInterval(r: Float64Array, c: number): Interval | undefined {
  if (!r.length) return undefined;
  const k = Math.floor((r.length * (1 - c)) / 2);
  return { low: r[k], high: r[r.length - 1 - k] };
}
export function bootstrapP(r: Float64Array): number | undefined {
  let le = 0,
    ge = 0;
  for (const v of r) {
    if (v <= 0) le++;
    if (v >= 0) ge++;
  }
  return Math.min(1, (2 * (Math.min(le, ge) + 1)) / (r.length + 1));
}
