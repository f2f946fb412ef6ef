/** A Markov chain of task choice as YAML: `{from: {to: probability}}`. */

import type { Transitions } from '../fit/task-transitions.js';

/** The file; skills by name, in the order of the log. A JSON string is a YAML string. */
export function transitionsYaml(chain: readonly Transitions[], skills: readonly string[]): string {
  const lines = chain.flatMap((next, from) => {
    if (next.length === 0) return [`${JSON.stringify(skills[from])}: {}`];
    const choices = rounded(next).map(({ to, text }) => `  ${JSON.stringify(skills[to])}: ${text}`);
    return [`${JSON.stringify(skills[from])}:`, ...choices];
  });
  return `# Probability of the next skill, by the skill of the last task.\n${lines.join('\n')}\n`;
}

/** Millionths that add up to 1: what rounding leaves goes to the most probable. */
function rounded(next: Transitions): { readonly to: number; readonly text: string }[] {
  const millionths = next.map(({ probability }) => Math.round(probability * 1e6));
  millionths[0] += 1e6 - millionths.reduce((sum, one) => sum + one, 0);
  return next.map(({ to }, at) => ({ to, text: (millionths[at] / 1e6).toFixed(6) }));
}
