/** What the page knows of its learners, and small things that its figures share. */

interface JourneyData {
  readonly skill: readonly number[];
  readonly kind: readonly number[];
  readonly task: readonly number[];
  readonly begins: readonly number[];
  readonly answer: readonly number[];
  readonly seconds: readonly number[];
  readonly day: readonly number[];
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
}

const MASTERED_LEVEL = 4;
const [WRONG, RIGHT] = [0, 1];

/** The data of a section; undefined where the page has no such section. */
function dataOf<Data>(section: string): Data | undefined {
  const text = document.getElementById(`data-${section}`)?.textContent;
  return text === undefined ? undefined : (JSON.parse(text) as Data);
}

const sampleData = dataOf<SampleData>('journey');

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

/** A control of a form by its name. */
function control<Control extends HTMLElement>(form: HTMLFormElement, name: string): Control {
  return form.elements.namedItem(name) as unknown as Control;
}
