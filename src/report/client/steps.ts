/** A journey's problems in words: one, where two ways part, all as a table. */

const ANSWERS = ['wrong', 'right', 'with a hint'];

/** A learner's way in one alternative. */
interface Way {
  readonly group: string;
  readonly learner: LearnerData;
  readonly skills: readonly SkillName[];
  /** level of the problem's skill before it, a problem each */
  readonly before: readonly number[];
}

/** Levels before each problem. */
function levelsBefore({ skill, level, also, starts }: JourneyData): number[] {
  const levels = new Map<number, number>(starts);
  let other = 0;
  return skill.map((one, at) => {
    const before = levels.get(one) ?? 0;
    levels.set(one, level[at]);
    for (; other < also.length && also[other][0] <= at; other++) {
      levels.set(also[other][1], also[other][2]);
    }
    return before;
  });
}

/** The first problem at which two ways are not the same; undefined: they are, as far as the page has them. */
function partingOf(one: JourneyData, other: JourneyData): number | undefined {
  const length = Math.max(one.skill.length, other.skill.length);
  const columns = ['skill', 'kind', 'task', 'answer', 'seconds', 'day', 'level'] as const;
  const also = ({ also: changes }: JourneyData, at: number): string =>
    JSON.stringify(changes.filter(([problem]) => problem === at));
  for (let at = 0; at < length; at++) {
    if (columns.some((column) => one[column][at] !== other[column][at])) return at;
    if (also(one, at) !== also(other, at)) return at;
  }
  return undefined;
}

function endingOf({ status, days, journey }: LearnerData): string {
  const cut = journey.left > 0 ? `, of which the last ${journey.left} are not in this page` : '';
  const problems = counted(journey.skill.length + journey.left, 'problem');
  return `${wordsOf(status)} after ${problems} on ${counted(days, 'day')}${cut}`;
}

function stepText(data: SampleData, { learner, skills, before }: Way, at: number): string {
  const { journey } = learner;
  if (at >= journey.skill.length) return `Problem ${at + 1}: this way has ended.`;
  const task = data.tasks[journey.task[at]];
  const kind = data.kinds[journey.kind[at]];
  const [from, to] = [before[at], journey.level[at]].map((level) => data.levels[level]);
  const others = journey.also.filter(([problem]) => problem === at);
  const also = others.map(([, skill, level]) => `${skills[skill].title} ${data.levels[level]}`);
  const parts = [
    `Problem ${at + 1}, day ${journey.day[at]}`,
    skills[journey.skill[at]].title,
    task.endsWith(kind) ? task : `${task}, ${kind} problem`,
    `${ANSWERS[journey.answer[at]]} in ${Math.round(journey.seconds[at] * 10) / 10} s`,
    from === to ? `${to} as before` : `${from} before, now ${to}`,
    ...(also.length > 0 ? [`with it ${also.join(', ')}`] : []),
  ];
  return `${parts.join('; ')}.`;
}

/** All steps as a table, made when it is opened first. */
function stepsTable(data: SampleData, { group, learner, skills, before }: Way): HTMLElement {
  const { journey } = learner;
  const details = element('details', { className: 'figures' }, [
    element('summary', { text: `Table: every problem, ${group}` }),
  ]);
  details.addEventListener('toggle', () => {
    if (details.childElementCount > 1) return;
    const head = [
      'problem',
      'day',
      'task',
      'kind',
      'skill',
      'answer',
      'seconds',
      'level before',
      'level',
    ];
    const rows = journey.skill.map((skill, at) => [
      at + 1,
      journey.day[at],
      data.tasks[journey.task[at]],
      data.kinds[journey.kind[at]],
      skills[skill].slug,
      ANSWERS[journey.answer[at]],
      journey.seconds[at],
      data.levels[before[at]],
      data.levels[journey.level[at]],
    ]);
    details.append(scrolledTable(`Every problem, ${group}`, head, rows));
  });
  return details;
}
