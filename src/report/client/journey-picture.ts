/** The picture of a window of a journey: levels, seconds and tasks over problems, with axes. */

/** Pixels: room for labels at the left; a step of levels; all bars together; the band of tasks; a line of text. */
const PICTURE = { left: 74, right: 8, step: 13, bars: 124, tasks: 18, line: 18 } as const;
/** Least pixels between labels along. */
const APART = { numbers: 44, days: 52 } as const;
/** Steps of an axis of seconds, and how many there may be. */
const SECOND_STEPS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 3600];
const MOST_STEPS = 6;
const NUMBER_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** What all pictures on the page share, so that they can be compared. */
interface Scale {
  /** first problem, from 0, and how many fit */
  readonly from: number;
  readonly span: number;
  readonly width: number;
  /** longest seconds, of right answers and of others */
  readonly up: number;
  readonly down: number;
  readonly parting: number | undefined;
}

/** Heights of parts, from the top. */
function partsOf({ up, down }: Scale) {
  const levels = 2 * PICTURE.line;
  const bars = levels + 5 * PICTURE.step + PICTURE.line;
  const zero = bars + Math.round((PICTURE.bars * up) / (up + down));
  const tasks = bars + PICTURE.bars + PICTURE.line;
  const numbers = tasks + PICTURE.tasks;
  return { levels, bars, zero, tasks, numbers, height: numbers + 2 * PICTURE.line };
}

function barWidth({ width, span }: Scale): number {
  return (width - PICTURE.left - PICTURE.right) / span;
}

/** Left side of a problem's bar. */
function barAt(scale: Scale, at: number): number {
  return Math.round((PICTURE.left + (at - scale.from) * barWidth(scale)) * 100) / 100;
}

/** The problem at a place of the picture, from 0; beyond its window: the nearest in it. */
function problemAt(scale: Scale, x: number): number {
  const place = Math.floor((x - PICTURE.left) / barWidth(scale));
  return scale.from + Math.min(Math.max(place, 0), scale.span - 1);
}

/** A path for all bars of one kind, so that thousands of problems are a handful of elements. */
function pictureOf(data: SampleData, { journey }: LearnerData, scale: Scale): SVGElement {
  const parts = partsOf(scale);
  const { from, width } = scale;
  const to = Math.min(from + scale.span, journey.skill.length);
  const bar = barWidth(scale);
  const picture = svgElement('svg', {
    width,
    height: parts.height,
    viewBox: `0 0 ${width} ${parts.height}`,
  });
  picture.append(...axesOf(data, scale), ...daysOf(journey, scale, to));
  const paths = new Map<string, string>();
  const add = (name: string, path: string): unknown =>
    paths.set(name, (paths.get(name) ?? '') + path);
  const wide = Math.round(Math.max(bar - 1, bar * 0.7) * 100) / 100;
  const tall = PICTURE.bars / (scale.up + scale.down);
  for (let at = from; at < to; at++) {
    const x = barAt(scale, at);
    const isRight = journey.answer[at] === RIGHT;
    const height = Math.max(Math.round(journey.seconds[at] * tall * 10) / 10, 1);
    const name = isRight ? 'right' : journey.answer[at] === WRONG ? 'wrong' : 'hinted';
    add(name, `M${x} ${parts.zero}h${wide}v${isRight ? -height : height}h${-wide}z`);
    add(
      'level',
      `${at === from ? 'M' : 'L'}${x} ${levelAt(parts.levels, journey.level[at])}H${x + bar}`,
    );
  }
  for (const [name, d] of paths) picture.append(svgElement('path', { class: name, d }));
  picture.append(...tasksOf(data, journey, scale, to));
  if (scale.parting !== undefined) picture.append(...partingMark(scale, scale.parting));
  // Over the lines, which would cross them otherwise.
  picture.append(...titlesOf(scale));
  return picture;
}

/** Height of a level's line. */
function levelAt(top: number, level: number): number {
  return top + (MASTERED_LEVEL - level + 0.5) * PICTURE.step;
}

function words(text: string, x: number, y: number, className = ''): SVGElement {
  const made = svgElement('text', { x, y, class: className });
  made.textContent = text;
  return made;
}

function titlesOf(scale: Scale): SVGElement[] {
  const parts = partsOf(scale);
  return [
    words('Level of the problem’s skill', 0, parts.levels - 5, 'title'),
    words('Seconds a problem', 0, parts.bars - 8, 'title'),
    words('Task', 0, parts.tasks + 13, 'title'),
    words('Problem', 0, parts.numbers + 14, 'title'),
  ];
}

function axesOf(data: SampleData, scale: Scale): SVGElement[] {
  const parts = partsOf(scale);
  const made: SVGElement[] = [];
  const right = scale.width - PICTURE.right;
  const line = (y: number, className: string): SVGElement =>
    svgElement('path', { class: className, d: `M${PICTURE.left} ${y}H${right}` });
  data.levels.forEach((name, level) => {
    const y = levelAt(parts.levels, level);
    made.push(line(y, 'grid'), words(name, PICTURE.left - 6, y + 4, 'tick end'));
  });
  const total = scale.up + scale.down;
  const step =
    SECOND_STEPS.find((one) => total / one <= MOST_STEPS) ??
    Math.ceil(total / MOST_STEPS / 3600) * 3600;
  const tall = PICTURE.bars / total;
  for (let seconds = -Math.floor(scale.down / step) * step; seconds <= scale.up; seconds += step) {
    const y = parts.zero - seconds * tall;
    made.push(line(y, seconds === 0 ? 'axis' : 'grid'));
    made.push(words(String(Math.abs(seconds)), PICTURE.left - 6, y + 4, 'tick end'));
  }
  const bar = barWidth(scale);
  const every = NUMBER_STEPS.find((one) => one * bar >= APART.numbers) ?? 1000;
  for (let at = scale.from; at < scale.from + scale.span; at++) {
    if ((at + 1) % every !== 0) continue;
    made.push(words(String(at + 1), barAt(scale, at) + bar / 2, parts.numbers + 14, 'tick middle'));
  }
  return made;
}

/** Where days begin; as many of their numbers as have room. */
function daysOf(journey: JourneyData, scale: Scale, to: number): SVGElement[] {
  const parts = partsOf(scale);
  const made: SVGElement[] = [];
  let last = -Infinity;
  for (let at = scale.from; at < to; at++) {
    const isNew = at === 0 || journey.day[at] !== journey.day[at - 1];
    const x = barAt(scale, at);
    if (isNew) made.push(svgElement('path', { class: 'day', d: `M${x} 4V${parts.numbers}` }));
    if ((!isNew && at > scale.from) || x - last < APART.days) continue;
    if (x + APART.days > scale.width + PICTURE.right) continue;
    made.push(words(`day ${journey.day[at]}`, x + 3, 13, 'tick'));
    last = x;
  }
  return made;
}

/** Tasks as boxes, with their letters where there is room. */
function tasksOf(data: SampleData, journey: JourneyData, scale: Scale, to: number): SVGElement[] {
  const { tasks } = partsOf(scale);
  return journey.begins.flatMap((start, place) => {
    const end = Math.min(journey.begins[place + 1] ?? journey.skill.length, to);
    const begin = Math.max(start, scale.from);
    if (begin >= end) return [];
    const kind = journey.task[start];
    const [x, right] = [barAt(scale, begin), barAt(scale, end)];
    const width = Math.max(right - x - 1, 0.7);
    const box = { class: `task-${kind}`, x, y: tasks, width, height: PICTURE.tasks };
    const made = [svgElement('rect', box)];
    if (width > 9) {
      made.push(words(data.letters[kind], x + width / 2, tasks + 13, `letter-${kind} middle`));
    }
    return made;
  });
}

function partingMark(scale: Scale, parting: number): SVGElement[] {
  const { from, span, width } = scale;
  if (parting < from || parting >= from + span) return [];
  const { height, numbers } = partsOf(scale);
  const x = barAt(scale, parting);
  const isRight = x > width / 2;
  const text = `the two ways part at problem ${parting + 1}`;
  return [
    svgElement('path', { class: 'parting', d: `M${x} 4V${height}` }),
    words(
      text,
      x + (isRight ? -5 : 5),
      numbers + PICTURE.line + 13,
      `tick ${isRight ? 'end' : ''}`,
    ),
  ];
}
