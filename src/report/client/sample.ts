/** What the page knows of its learners, and small things that its figures share. */

interface JourneyData {
  readonly skill: readonly number[];
  readonly kind: readonly number[];
  readonly task: readonly number[];
  readonly begins: readonly number[];
  readonly answer: readonly number[];
  readonly seconds: readonly number[];
  readonly day: readonly number[];
  readonly starts: readonly (readonly [skill: number, level: number])[];
  readonly level: readonly number[];
  readonly also: readonly (readonly [problem: number, skill: number, level: number])[];
  readonly left: number;
}

interface LearnerData {
  readonly learner: number;
  readonly status: string;
  readonly days: number;
  readonly journey: JourneyData;
}

interface SkillName {
  readonly slug: string;
  readonly title: string;
}

interface SampleData {
  readonly groups: readonly {
    readonly name: string;
    readonly mission: number;
    readonly sample: readonly LearnerData[];
  }[];
  readonly missions: readonly (readonly SkillName[])[];
  readonly levels: readonly string[];
  readonly kinds: readonly string[];
  readonly tasks: readonly string[];
  /** of tasks, in the picture */
  readonly letters: readonly string[];
}

/** What the class asks of the journey: an event of the document. */
const OPEN_JOURNEY = 'open-journey';
interface JourneyWanted {
  readonly learner: number;
  readonly group: number;
}

const MASTERED_LEVEL = 4;
const [WRONG, RIGHT] = [0, 1];

/** The data of a section; undefined where the page has no such section. */
function dataOf<Data>(section: string): Data | undefined {
  const text = document.getElementById(`data-${section}`)?.textContent;
  return text === undefined ? undefined : (JSON.parse(text) as Data);
}

/** A journey as the page carries it: `packed-journey.ts` says how. */
interface PackedJourneyData extends Omit<
  JourneyData,
  'kind' | 'task' | 'answer' | 'level' | 'day'
> {
  readonly kind: string;
  readonly task: string;
  readonly answer: string;
  readonly level: string;
  readonly days: readonly number[];
}

function unpacked({ days, ...packed }: PackedJourneyData): JourneyData {
  const day: number[] = [];
  for (let at = 0; at < days.length; at += 2) {
    for (let count = 0; count < days[at + 1]; count++) day.push(days[at]);
  }
  const [kind, task, answer, level] = [packed.kind, packed.task, packed.answer, packed.level].map(
    (digits) => Array.from(digits, Number),
  );
  return { ...packed, kind, task, answer, level, day };
}

type LearnerOf<Journey> = Omit<LearnerData, 'journey'> & { readonly journey: Journey };
type SampleOf<Journey> = Omit<SampleData, 'groups'> & {
  readonly groups: readonly (Omit<SampleData['groups'][number], 'sample'> & {
    readonly sample: readonly LearnerOf<Journey>[];
  })[];
};

function unpackedSample(data: SampleOf<PackedJourneyData>): SampleData {
  const groups = data.groups.map((group) => ({
    ...group,
    sample: group.sample.map((one) => ({ ...one, journey: unpacked(one.journey) })),
  }));
  return { ...data, groups };
}

const packedData = dataOf<SampleOf<PackedJourneyData>>('journey');
const sampleData = packedData && unpackedSample(packedData);

/** An element with a class, text and children. */
function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { text, className }: { readonly text?: string; readonly className?: string } = {},
  children: readonly Node[] = [],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== undefined) made.className = className;
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

function svgElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** A table in a box that scrolls by keyboard, too. */
function scrolledTable(
  label: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): HTMLElement {
  const line = (cells: readonly (string | number)[], name: 'th' | 'td'): HTMLElement =>
    element(
      'tr',
      {},
      cells.map((cell) => element(name, { text: String(cell) })),
    );
  const table = element('table', {}, [
    element('thead', {}, [line(head, 'th')]),
    element(
      'tbody',
      {},
      rows.map((cells) => line(cells, 'td')),
    ),
  ]);
  const scroll = element('div', { className: 'scroll' }, [table]);
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', label);
  return scroll;
}

/** A choice of a `select`. */
function choice(value: string | number, text: string): HTMLOptionElement {
  const made = element('option', { text });
  made.value = String(value);
  return made;
}

/** `1 learner`, `2 learners`. */
function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** A control of a form by its name. */
function control<Control extends HTMLElement>(form: HTMLFormElement, name: string): Control {
  return form.elements.namedItem(name) as unknown as Control;
}
