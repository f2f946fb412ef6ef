/** A learner's way as lines to read. */

import type { TraceStep } from '../harness/tracer.js';

/** Width of the columns of slugs; longer ones push the rest aside. */
const SKILL_WIDTH = 34;

/** One problem: a line, and below it what else changed. */
export function stepText(step: TraceStep): string {
  const outcome = step.hinted ? 'hint' : step.correct ? 'right' : 'wrong';
  const level =
    step.level_before === step.level_after
      ? step.level_after
      : `${step.level_before} -> ${step.level_after}`;
  const line = [
    String(step.problem).padStart(5),
    `day ${step.day} ${clockTime(step.seconds)}`.padEnd(17),
    step.task.padEnd(9),
    step.kind.padEnd(9),
    step.skill.padEnd(SKILL_WIDTH),
    `p=${step.probability.toFixed(2)}`,
    outcome.padEnd(5),
    level,
  ].join('  ');
  return [line, ...detailLines(step)].join('\n');
}

function detailLines(step: TraceStep): string[] {
  const also = step.also.map(({ skill, from, to }) => `${skill}: ${from} -> ${to}`);
  const offer = [
    ...step.offered.map((task) => `+${task}`),
    ...step.withdrawn.map((task) => `-${task}`),
  ];
  return [
    ...also.map((line) => `       also   ${line}`),
    ...(offer.length > 0 ? [`       offer  ${offer.join(', ')}`] : []),
  ];
}

/** Time of day since the session's hour, `00:12:30`. */
function clockTime(seconds: number): string {
  const inDay = Math.floor(seconds % 86_400);
  const parts = [Math.floor(inDay / 3600), Math.floor(inDay / 60) % 60, inDay % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
