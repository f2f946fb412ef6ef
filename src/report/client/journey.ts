/** A learner's journey: bars, levels and tasks, problem by problem, in one or two alternatives. */

/** Heights of a panel's parts in pixels: levels, bars up, bars down, tasks. */
const PANEL = { levels: 44, up: 60, down: 60, tasks: 12, gap: 8 } as const;
const PANEL_HEIGHT = PANEL.levels + PANEL.up + PANEL.down + PANEL.tasks + 3 * PANEL.gap;
const ZERO = PANEL.levels + PANEL.gap + PANEL.up;
/** Width of a problem in pixels: as wide as fits, within these. */
const BAR = { least: 3, most: 14 } as const;

interface Way {
  readonly group: string;
  readonly learner: LearnerData | undefined;
  readonly skills: readonly SkillName[];
}

/** The first problem at which two ways are not the same; undefined: they are, to the end. */
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

function showJourneys(data: SampleData): void {
  const form = document.querySelector<HTMLFormElement>('#journey-controls')!;
  const panels = document.getElementById('journey-panels')!;
  const learner = control<HTMLSelectElement>(form, 'learner');
  const slider = control<HTMLInputElement>(form, 'problem');
  const first = control<HTMLSelectElement>(form, 'first');
  const second = form.querySelector<HTMLSelectElement>('[name=second]');
  let shown: { readonly way: Way; readonly move: (at: number) => void }[] = [];

  const wayOf = (select: HTMLSelectElement): Way => {
    const { name, mission, sample } = data.groups[Number(select.value)];
    const found = sample.find((one) => one.learner === Number(learner.value));
    return { group: name, learner: found, skills: data.missions[mission] };
  };

  const move = (): void => {
    for (const panel of shown) panel.move(Number(slider.value) - 1);
  };

  const draw = (): void => {
    const isPair = second !== null && second.value !== first.value;
    const ways = isPair ? [wayOf(first), wayOf(second)] : [wayOf(first)];
    const journeys = ways.flatMap((way) => way.learner?.journey ?? []);
    const length = Math.max(1, ...journeys.map(({ skill }) => skill.length));
    const longest = journeys.reduce(
      (most, { seconds }) => seconds.reduce((a, b) => Math.max(a, b), most),
      1,
    );
    const parting = journeys.length === 2 ? partingOf(journeys[0], journeys[1]) : undefined;
    slider.max = String(length);
    slider.value = String(Math.min((parting ?? 0) + 1, length));
    const pick = (at: number): void => {
      slider.value = String(at + 1);
      move();
    };
    shown = ways.map((way) => ({ way, move: (): void => {} }));
    const made = ways.map((way) => panelOf(data, way, { length, longest, parting, pick }));
    shown = ways.map((way, at) => ({ way, move: made[at].move }));
    panels.replaceChildren(...made.map(({ panel }) => panel));
    move();
  };

  const learners = [
    ...new Set(data.groups.flatMap(({ sample }) => sample.map((one) => one.learner))),
  ];
  learner.append(
    ...learners.sort((a, b) => a - b).map((number) => element('option', { text: String(number) })),
  );
  for (const select of [learner, first, second]) select?.addEventListener('change', draw);
  slider.addEventListener('input', move);
  form.hidden = false;
  panels.hidden = false;
  draw();
}

interface Shared {
  readonly length: number;
  readonly longest: number;
  readonly parting: number | undefined;
  readonly pick: (at: number) => void;
}

function panelOf(
  data: SampleData,
  { group, learner, skills }: Way,
  { length, longest, parting, pick }: Shared,
): { readonly panel: HTMLElement; readonly move: (at: number) => void } {
  if (learner === undefined) {
    const text = `${group}: this learner is not in the sample of this alternative.`;
    return { panel: element('p', { text }), move: () => {} };
  }
  const { journey } = learner;
  const room = document.getElementById('journey-panels')!.clientWidth - 4;
  const bar = Math.min(Math.max(room / length, BAR.least), BAR.most);
  const picture = pictureOf(journey, { bar, longest, length });
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', `${group}, learner ${learner.learner}: ${endingOf(learner)}`);
  if (parting !== undefined) {
    const x = parting * bar;
    picture.append(svgElement('line', { class: 'parting', x1: x, x2: x, y1: 0, y2: PANEL_HEIGHT }));
  }
  const cursor = svgElement('rect', { class: 'cursor', y: 0, width: bar, height: PANEL_HEIGHT });
  picture.append(cursor);
  picture.addEventListener('click', (event) => {
    const at = Math.floor((event.clientX - picture.getBoundingClientRect().left) / bar);
    if (at >= 0 && at < journey.skill.length) pick(at);
  });
  const scroll = element('div', { className: 'scroll journey-picture' });
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', `Journey in ${group}`);
  scroll.append(picture);
  const readout = element('p', { className: 'readout' });
  readout.setAttribute('role', 'status');
  const panel = element('div', { className: 'journey' }, [
    element('h3', { text: group }),
    element('p', { className: 'small', text: endingOf(learner) }),
    scroll,
    readout,
    stepsTable(data, group, journey, skills),
  ]);
  const move = (at: number): void => {
    cursor.setAttribute('x', String(at * bar));
    cursor.toggleAttribute('hidden', at >= journey.skill.length);
    const mark = at === parting ? ' The two ways part here.' : '';
    readout.textContent =
      at < journey.skill.length
        ? `${stepText(data, journey, skills, at)}${mark}`
        : 'Nothing any more.';
    const middle = at * bar - scroll.clientWidth / 2;
    if (scroll.scrollWidth > scroll.clientWidth) scroll.scrollLeft = middle;
  };
  return { panel, move };
}

function endingOf({ status, days, journey }: LearnerData): string {
  const cut = journey.left > 0 ? `, of which the last ${journey.left} are not in this page` : '';
  const problems = journey.skill.length + journey.left;
  return `${status.replaceAll('_', ' ')} after ${problems} problems on ${days} days${cut}`;
}

const ANSWERS = ['wrong', 'right', 'with a hint'];

function stepText(
  data: SampleData,
  journey: JourneyData,
  skills: readonly SkillName[],
  at: number,
): string {
  const others = journey.also.filter(([problem]) => problem === at);
  const also = others.map(([, skill, level]) => `${skills[skill].slug} ${data.levels[level]}`);
  const task = data.tasks[journey.task[at]];
  const kind = data.kinds[journey.kind[at]];
  const parts = [
    `Problem ${at + 1}, day ${journey.day[at]}`,
    task === kind ? task : `${task} (${kind})`,
    skills[journey.skill[at]].title,
    `${ANSWERS[journey.answer[at]]} in ${Math.round(journey.seconds[at] * 10) / 10} s`,
    `now ${data.levels[journey.level[at]]}`,
    ...(also.length > 0 ? [`also ${also.join(', ')}`] : []),
  ];
  return `${parts.join('; ')}.`;
}

/** The picture: a path for all bars of one kind, so that thousands of problems are a handful of elements. */
function pictureOf(
  journey: JourneyData,
  {
    bar,
    longest,
    length,
  }: { readonly bar: number; readonly longest: number; readonly length: number },
): SVGElement {
  const picture = svgElement('svg', {
    width: Math.ceil(bar * length),
    height: PANEL_HEIGHT,
    viewBox: `0 0 ${Math.ceil(bar * length)} ${PANEL_HEIGHT}`,
  });
  const paths = new Map<string, string>();
  const add = (name: string, path: string): unknown =>
    paths.set(name, (paths.get(name) ?? '') + path);
  const width = Math.max(bar - 1, bar * 0.7);
  journey.skill.forEach((_, at) => {
    const isRight = journey.answer[at] === RIGHT;
    const height = Math.max((journey.seconds[at] / longest) * PANEL.up, 1);
    const name = isRight ? 'right' : journey.answer[at] === WRONG ? 'wrong' : 'hinted';
    add(name, `M${at * bar} ${ZERO}h${width}v${isRight ? -height : height}h${-width}z`);
    const level = PANEL.levels - (journey.level[at] / MASTERED_LEVEL) * (PANEL.levels - 2) - 1;
    add('level', `${at === 0 ? 'M' : 'L'}${at * bar} ${level}h${bar}`);
    if (at > 0 && journey.day[at] !== journey.day[at - 1]) {
      add('day', `M${at * bar} ${PANEL.levels + PANEL.gap}v${PANEL.up + PANEL.down}`);
    }
  });
  const top = PANEL_HEIGHT - PANEL.tasks;
  journey.begins.forEach((from, place) => {
    const to = journey.begins[place + 1] ?? journey.skill.length;
    add(
      `task-${journey.task[from]}`,
      `M${from * bar} ${top}h${(to - from) * bar - 1}v${PANEL.tasks}h${1 - (to - from) * bar}z`,
    );
  });
  paths.set('axis', `M0 ${ZERO}h${bar * length}`);
  for (const [name, d] of paths) picture.append(svgElement('path', { class: name, d }));
  return picture;
}

/** All steps as a table, made when it is opened first. */
function stepsTable(
  data: SampleData,
  group: string,
  journey: JourneyData,
  skills: readonly SkillName[],
): HTMLElement {
  const details = element('details', { className: 'figures' }, [
    element('summary', { text: `Table: every problem, ${group}` }),
  ]);
  details.addEventListener('toggle', () => {
    if (details.childElementCount > 1) return;
    const head = ['problem', 'day', 'task', 'kind', 'skill', 'answer', 'seconds', 'level'];
    const rows = journey.skill.map((skill, at) => [
      at + 1,
      journey.day[at],
      data.tasks[journey.task[at]],
      data.kinds[journey.kind[at]],
      skills[skill].slug,
      ANSWERS[journey.answer[at]],
      journey.seconds[at],
      data.levels[journey.level[at]],
    ]);
    details.append(scrolledTable(`Every problem, ${group}`, head, rows));
  });
  return details;
}

if (sampleData !== undefined) showJourneys(sampleData);
