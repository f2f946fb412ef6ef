/** The class dashboard: a row a learner, a column a skill, day by day. */

/** Milliseconds a day while the mission plays. */
const DAY_TIME = 350;

const LETTERS: Readonly<Record<SkillState, string>> = {
  '': '',
  proficient: 'P',
  working: 'w',
  stuck: 'S',
};

const ORDERS: Readonly<Record<string, (one: Standing, other: Standing) => number>> = {
  learner: () => 0,
  stuck: (one, other) => countOf(other, 'stuck') - countOf(one, 'stuck'),
  behind: (one, other) => countOf(one, 'proficient') - countOf(other, 'proficient'),
};

function showClass(data: SampleData): void {
  const form = document.querySelector<HTMLFormElement>('#class-controls')!;
  const board = document.getElementById('class-board')!;
  const told = document.getElementById('class-told')!;
  const table = board.querySelector('table')!;
  const group = control<HTMLSelectElement>(form, 'group');
  const order = control<HTMLSelectElement>(form, 'order');
  const slider = control<HTMLInputElement>(form, 'day');
  const shown = control<HTMLOutputElement>(form, 'shown');
  const play = control<HTMLButtonElement>(form, 'play');
  const stillness = matchMedia('(prefers-reduced-motion: reduce)');
  let timer: number | undefined;

  const standings = (place: number, day: number): Standing[] => {
    const { mission, sample } = data.groups[place];
    return sample.map((learner) => standingOn(learner, data.missions[mission].length, day));
  };

  const draw = (): void => {
    const place = Number(group.value);
    const { name, mission } = data.groups[place];
    const skills = data.missions[mission];
    const day = Number(slider.value);
    const sorted = standings(place, day).sort(ORDERS[order.value]);
    table.caption!.textContent = `${name}, end of day ${day}`;
    table.tBodies[0].replaceChildren(
      ...sorted.map((standing) => rowOf(standing, { skills, day, group: place })),
    );
    shown.textContent = `${day} of ${slider.max}`;
    told.textContent = classText(sorted, day);
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
    // Nobody wants to hear each of the days that pass.
    told.ariaLive = 'polite';
    play.textContent = stillness.matches ? 'Next day' : 'Play';
  };

  const step = (): void => {
    slider.value = String(Number(slider.value) + 1);
    if (slider.value === slider.max) stop();
    draw();
  };

  group.addEventListener('change', setGroup);
  order.addEventListener('change', draw);
  slider.addEventListener('input', () => {
    stop();
    draw();
  });
  play.addEventListener('click', () => {
    if (timer !== undefined) return stop();
    const isOver = slider.value === slider.max;
    if (isOver) slider.value = '1';
    if (stillness.matches) return isOver ? draw() : step();
    draw();
    play.textContent = 'Pause';
    told.ariaLive = 'off';
    timer = setInterval(step, DAY_TIME);
  });
  stillness.addEventListener('change', stop);

  // Where somebody is stuck at the end, they are what the class is looked at for.
  const isStuck = data.groups.some((_, place) =>
    standings(place, Infinity).some((standing) => countOf(standing, 'stuck') > 0),
  );
  if (isStuck) order.value = 'stuck';
  form.hidden = false;
  board.hidden = false;
  slider.max = '1';
  stop();
  setGroup();
}

function headOf(skills: readonly SkillName[]): HTMLTableRowElement {
  const head = (text: string, className: string): HTMLTableCellElement => {
    const cell = element('th', { className }, [element('span', { text })]);
    cell.scope = 'col';
    cell.title = text;
    return cell;
  };
  return element('tr', {}, [
    head('learner', ''),
    head('ended', 'ended'),
    ...STATES.map((state) => head(state, 'count-name')),
    ...skills.map(({ title }) => head(title, 'skill-name')),
  ]);
}

interface RowPlace {
  readonly skills: readonly SkillName[];
  readonly day: number;
  readonly group: number;
}

function rowOf(standing: Standing, { skills, day, group }: RowPlace): HTMLTableRowElement {
  const { learner, states } = standing;
  const isOver = day >= learner.days;
  const link = element('a', { text: `${learner.learner}` });
  link.href = '#journey';
  link.ariaLabel = `Learner ${learner.learner}: open the journey`;
  link.addEventListener('click', (event) => {
    // To follow the link, too, would take the focus away again.
    event.preventDefault();
    const detail: JourneyWanted = { learner: learner.learner, group };
    document.dispatchEvent(new CustomEvent(OPEN_JOURNEY, { detail }));
  });
  const heading = element('th', {}, [link]);
  heading.scope = 'row';
  const ended = isOver ? `${wordsOf(learner.status)}, day ${learner.days}` : '';
  const counts = STATES.map((state) =>
    element('td', { className: 'number', text: String(countOf(standing, state)) }),
  );
  const cells = states.map((state, skill) => {
    const cell = element('td', { className: `cell ${state}`, text: LETTERS[state] });
    cell.title = `${skills[skill].title}: ${state === '' ? 'not begun' : state}`;
    return cell;
  });
  return element('tr', {}, [
    heading,
    element('td', { className: 'ended', text: ended }),
    ...counts,
    ...cells,
  ]);
}

if (sampleData !== undefined) showClass(sampleData);
