/** The class dashboard: how each learner stood with each skill at the end of a day. */

/** Answers on a skill that are looked at, and how many of them must be wrong: see the figure's note. */
const RECENT = 5;
const STUCK_WRONG = 3;
/** Milliseconds a day while the mission plays. */
const DAY_TIME = 350;

type SkillState = '' | 'proficient' | 'working' | 'stuck';
const LETTERS: Readonly<Record<SkillState, string>> = {
  '': '',
  proficient: 'P',
  working: 'w',
  stuck: 'S',
};

interface Standing {
  readonly learner: LearnerData;
  readonly states: readonly SkillState[];
}

/** A learner's standing at the end of a day. */
function standingOn(learner: LearnerData, skills: number, day: number): Standing {
  const { journey, status, days } = learner;
  const levels = new Uint8Array(skills);
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

const ORDERS: Readonly<Record<string, (one: Standing, other: Standing) => number>> = {
  learner: () => 0,
  stuck: (one, other) => countOf(other, 'stuck') - countOf(one, 'stuck'),
  behind: (one, other) => countOf(one, 'proficient') - countOf(other, 'proficient'),
};

function showClass(data: SampleData): void {
  const form = document.querySelector<HTMLFormElement>('#class-controls')!;
  const board = document.getElementById('class-board')!;
  const table = board.querySelector('table')!;
  const group = control<HTMLSelectElement>(form, 'group');
  const order = control<HTMLSelectElement>(form, 'order');
  const slider = control<HTMLInputElement>(form, 'day');
  const shown = control<HTMLOutputElement>(form, 'shown');
  const play = control<HTMLButtonElement>(form, 'play');
  let timer: number | undefined;

  const draw = (): void => {
    const { name, mission, sample } = data.groups[Number(group.value)];
    const skills = data.missions[mission];
    const day = Number(slider.value);
    const standings = sample
      .map((learner) => standingOn(learner, skills.length, day))
      .sort(ORDERS[order.value]);
    table.caption!.textContent = `${name}, end of day ${day}`;
    table.tBodies[0].replaceChildren(...standings.map((standing) => rowOf(standing, skills, day)));
    shown.textContent = `${day} of ${slider.max}`;
  };

  const setGroup = (): void => {
    const { mission, sample } = data.groups[Number(group.value)];
    table.tHead!.replaceChildren(headOf(data.missions[mission]));
    const last = Math.max(1, ...sample.map(({ days }) => days));
    const isAtEnd = slider.value === slider.max;
    slider.max = String(last);
    if (isAtEnd) slider.value = slider.max;
    draw();
  };

  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    play.textContent = 'Play';
  };

  const step = (): void => {
    slider.value = String(Number(slider.value) + 1);
    draw();
    if (slider.value === slider.max) stop();
  };

  group.addEventListener('change', setGroup);
  order.addEventListener('change', draw);
  slider.addEventListener('input', () => {
    stop();
    draw();
  });
  play.addEventListener('click', () => {
    if (timer !== undefined) return stop();
    if (slider.value === slider.max) slider.value = '1';
    draw();
    play.textContent = 'Pause';
    timer = setInterval(step, DAY_TIME);
  });

  form.hidden = false;
  board.hidden = false;
  slider.max = '1';
  setGroup();
}

function headOf(skills: readonly SkillName[]): HTMLTableRowElement {
  const words = ['learner', 'proficient', 'working', 'stuck'].map((name) => {
    const cell = element('th', { text: name });
    cell.scope = 'col';
    return cell;
  });
  const names = skills.map(({ slug, title }) => {
    const cell = element('th', { className: 'skill-name' }, [element('span', { text: slug })]);
    cell.scope = 'col';
    cell.title = title;
    return cell;
  });
  return element('tr', {}, [...words, ...names]);
}

function rowOf(standing: Standing, skills: readonly SkillName[], day: number): HTMLTableRowElement {
  const { learner, states } = standing;
  const isOver = day >= learner.days;
  const heading = element('th', { text: `${learner.learner}` });
  heading.scope = 'row';
  if (isOver) heading.append(element('span', { className: 'small', text: ` ${learner.status}` }));
  const counts = (['proficient', 'working', 'stuck'] as const).map((state) =>
    element('td', { className: 'number', text: String(countOf(standing, state)) }),
  );
  const cells = states.map((state, skill) => {
    const cell = element('td', { className: `cell ${state}`, text: LETTERS[state] });
    cell.title = `${skills[skill].slug}: ${state === '' ? 'not begun' : state}`;
    return cell;
  });
  return element('tr', {}, [heading, ...counts, ...cells]);
}

if (sampleData !== undefined) showClass(sampleData);
