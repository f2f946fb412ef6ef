/** How a learner stood with each skill at the end of a day. */

/** Answers on a skill that are looked at, and how many of them must be wrong: see the figure's note. */
const RECENT = 5;
const STUCK_WRONG = 3;

type SkillState = '' | 'proficient' | 'working' | 'stuck';
const STATES = ['proficient', 'working', 'stuck'] as const;

interface Standing {
  readonly learner: LearnerData;
  readonly states: readonly SkillState[];
}

/** A learner's standing at the end of a day. */
function standingOn(learner: LearnerData, skills: number, day: number): Standing {
  const { journey, status, days } = learner;
  const levels = new Uint8Array(skills);
  for (const [skill, level] of journey.starts) levels[skill] = level;
  const recent: number[][] = Array.from({ length: skills }, () => []);
  let other = 0;
  for (let at = 0; at < journey.skill.length && journey.day[at] <= day; at++) {
    const skill = journey.skill[at];
    levels[skill] = journey.level[at];
    recent[skill].push(journey.answer[at]);
    if (recent[skill].length > RECENT) recent[skill].shift();
    for (; other < journey.also.length && journey.also[other][0] <= at; other++) {
      levels[journey.also[other][1]] = journey.also[other][2];
    }
  }
  const isLost = (status === 'blocked' || status === 'stalled') && day >= days;
  const states = recent.map((answers, skill): SkillState => {
    if (levels[skill] === MASTERED_LEVEL) return 'proficient';
    const wrong = answers.filter((answer) => answer !== RIGHT).length;
    if (isLost || wrong >= STUCK_WRONG) return 'stuck';
    return answers.length > 0 || levels[skill] > 0 ? 'working' : '';
  });
  return { learner, states };
}

function countOf({ states }: Standing, state: SkillState): number {
  return states.filter((one) => one === state).length;
}

/** A learner is stuck with one stuck skill, and proficient with all of them mastered. */
function wholeState(standing: Standing): SkillState {
  const { states } = standing;
  if (states.includes('stuck')) return 'stuck';
  if (states.every((state) => state === 'proficient')) return 'proficient';
  return states.every((state) => state === '') ? '' : 'working';
}

/** What a class looks like on a day, in a sentence or two. */
function classText(standings: readonly Standing[], day: number): string {
  const of = (state: SkillState): number =>
    standings.filter((standing) => wholeState(standing) === state).length;
  const [proficient, working, stuck] = STATES.map(of);
  const gone = standings.filter(
    (standing) => wholeState(standing) === 'working' && day >= standing.learner.days,
  ).length;
  const left = gone > 0 ? ` (of whom ${gone} went no further)` : '';
  const skills = standings[0]?.states.length ?? 0;
  const endings = new Map<string, number>();
  for (const { learner } of standings) {
    if (day < learner.days) continue;
    const status = wordsOf(learner.status);
    endings.set(status, (endings.get(status) ?? 0) + 1);
  }
  const ended = [...endings].map(([status, count]) => `${count} ${status}`).join(', ');
  const unbegun = of('') > 0 ? `, ${of('')} not begun` : '';
  return `Of ${counted(standings.length, 'learner')} at the end of day ${day}, ${proficient} proficient in all ${counted(skills, 'skill')}, ${working} working on them${left}, ${stuck} stuck in at least one${unbegun}. ${ended === '' ? 'Nobody has ended yet.' : `Ended by then: ${ended}.`}`;
}

/** A status as words. */
function wordsOf(status: string): string {
  return status.replaceAll('_', ' ');
}
