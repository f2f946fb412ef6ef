import { it } from 'vitest';
import { NULL_WORLDS, NullPopulation } from './null-world.js';
import { CoMoments } from '../../src/stats/moments.js';
import { effectiveLearners, unpairedRatios, pairedRatios } from '../../src/stats/ratios.js';
it('x', () => {
  const world = NULL_WORLDS[1];
  for (const [n, paired, K] of [
    [200, false, 6000],
    [200, true, 3000],
  ] as const) {
    const pop = new NullPopulation(world);
    const bins: Record<number, [number, number]> = {};
    const cum: Record<number, [number, number]> = {};
    for (let k = 0; k < K; k++) {
      const a = pop.learners(n, 2 * k, 2 * k),
        b = pop.learners(n, paired ? 2 * k : 2 * k + 1, 2 * k + 1);
      const one = new CoMoments(2),
        two = new CoMoments(2),
        four = new CoMoments(4);
      const g = new Float64Array(2),
        f = new Float64Array(4);
      for (let i = 0; i < n; i++) {
        const ra = a.columns.review_problems[i],
          rb = b.columns.review_problems[i];
        const ca = Math.round((a.columns.review_accuracy[i] || 0) * ra),
          cb = Math.round((b.columns.review_accuracy[i] || 0) * rb);
        g[0] = ca;
        g[1] = ra;
        one.add(g);
        g[0] = cb;
        g[1] = rb;
        two.add(g);
        f[0] = ca;
        f[1] = ra;
        f[2] = cb;
        f[3] = rb;
        four.add(f);
      }
      const e = Math.min(effectiveLearners(one, 1), effectiveLearners(two, 1));
      const p = (paired ? pairedRatios(four, 0.95) : unpairedRatios(one, two, 0.95)).p;
      if (p === undefined) continue;
      const bin = Math.floor(e / 5) * 5;
      (bins[bin] ??= [0, 0])[1]++;
      if (p < 0.05) bins[bin][0]++;
      for (const t of [15, 20, 25, 30, 35, 40])
        if (e >= t) {
          (cum[t] ??= [0, 0])[1]++;
          if (p < 0.05) cum[t][0]++;
        }
    }
    console.log(
      n,
      paired,
      JSON.stringify(Object.entries(bins).map(([b, [r, t]]) => [b, t, ((100 * r) / t).toFixed(1)])),
      JSON.stringify(Object.entries(cum).map(([b, [r, t]]) => [b, t, ((100 * r) / t).toFixed(2)])),
    );
  }
}, 600000);
