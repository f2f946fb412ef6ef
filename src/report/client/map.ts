/** The knowledge map: coloured by what is chosen; a skill tells its figures. */

interface MapData {
  readonly groups: readonly {
    readonly name: string;
    readonly mission: number;
    /** per skill, a value a measure */
    readonly skills: readonly (readonly (number | null)[])[];
  }[];
  readonly missions: readonly (readonly (SkillName & {
    readonly prerequisites: readonly number[];
  })[])[];
  readonly measures: readonly { readonly id: string; readonly name: string }[];
}

/** Shades of the map. */
const SHADES = 5;

function shownFigure(id: string, value: number | null): string {
  if (value === null) return '-';
  if (id === 'wrong') return `${(value * 100).toFixed(1)}%`;
  return String(Math.round(value * 100) / 100);
}

function showMap(data: MapData): void {
  const form = document.querySelector<HTMLFormElement>('#map-controls')!;
  const legend = document.getElementById('map-legend')!;
  const status = document.getElementById('map-skill')!;
  const maps = [...document.querySelectorAll<HTMLElement>('.map')];
  const group = control<HTMLSelectElement>(form, 'group');
  const measure = control<HTMLSelectElement>(form, 'measure');
  const skillSelect = control<HTMLSelectElement>(form, 'skill');

  const color = (): void => {
    const { mission, skills } = data.groups[Number(group.value)];
    const place = data.measures.findIndex(({ id }) => id === measure.value);
    const values = skills.map((figures) => figures[place]);
    const known = values.filter((value) => value !== null);
    const [least, most] = [Math.min(...known), Math.max(...known)];
    const shadeOf = (value: number): number =>
      most === least
        ? 0
        : Math.min(Math.floor(((value - least) / (most - least)) * SHADES), SHADES - 1);
    for (const map of maps) map.hidden = Number(map.dataset['mission']) !== mission;
    for (const node of nodesOf(mission)) {
      const value = values[Number(node.dataset['skill'])];
      node.setAttribute('class', value === null ? 'skill' : `skill shade-${shadeOf(value)}`);
    }
    const used = new Set(known.map(shadeOf));
    const bounds = Array.from({ length: SHADES }, (_, at) =>
      [at, at + 1].map((step) =>
        shownFigure(measure.value, least + ((most - least) * step) / SHADES),
      ),
    );
    const items = bounds.flatMap(([from, to], at) => {
      if (known.length === 0 || (most === least && at > 0)) return [];
      const text =
        most === least ? ` ${from}` : ` ${from} to ${to}${used.has(at) ? '' : ' (none)'}`;
      return [
        element('li', {}, [element('span', { className: `cell shade-${at}` }), new Text(text)]),
      ];
    });
    legend.replaceChildren(...items);
  };

  const nodesOf = (mission: number): SVGGElement[] =>
    maps
      .filter((map) => Number(map.dataset['mission']) === mission)
      .flatMap((map) => [...map.querySelectorAll<SVGGElement>('g.skill')]);

  const tell = (): void => {
    const { mission } = data.groups[Number(group.value)];
    const ix = Number(skillSelect.value);
    for (const node of nodesOf(mission)) {
      const isChosen = Number(node.dataset['skill']) === ix;
      node.toggleAttribute('data-chosen', isChosen);
      if (isChosen) showIn(node.closest<HTMLElement>('.map')!, node);
    }
    const skill = data.missions[mission][ix];
    const needs = skill.prerequisites.map((at) => data.missions[mission][at].title);
    const head = ['', ...data.measures.map(({ name }) => name)];
    const rows = data.groups
      .filter((one) => one.mission === mission)
      .map(({ name, skills }) => [
        name,
        ...data.measures.map(({ id }, at) => shownFigure(id, skills[ix][at])),
      ]);
    status.replaceChildren(
      element('h3', { text: skill.title }),
      element('p', {
        className: 'small',
        text: `${skill.slug}; ${needs.length === 0 ? 'needs nothing' : `needs ${needs.join(', ')}`}`,
      }),
      scrolledTable(`Figures of ${skill.title}`, head, rows),
    );
  };

  const setGroup = (): void => {
    const { mission } = data.groups[Number(group.value)];
    const chosen = Number(skillSelect.value);
    skillSelect.replaceChildren(
      ...data.missions[mission].map(({ title }, at) => {
        const option = element('option', { text: title });
        option.value = String(at);
        return option;
      }),
    );
    skillSelect.value = String(Math.min(chosen, data.missions[mission].length - 1));
    color();
    tell();
  };

  for (const node of document.querySelectorAll<SVGGElement>('.map g.skill')) {
    node.addEventListener('click', () => {
      skillSelect.value = node.dataset['skill']!;
      tell();
    });
  }
  group.addEventListener('change', setGroup);
  measure.addEventListener('change', color);
  skillSelect.addEventListener('change', tell);
  // Where somebody was stuck, that is what the map is looked at for.
  const stuck = data.measures.findIndex(({ id }) => id === 'stuck');
  if (data.groups.some(({ skills }) => skills.some((figures) => (figures[stuck] ?? 0) > 0))) {
    measure.value = 'stuck';
  }
  form.hidden = false;
  setGroup();
}

/** Scrolls a map, and nothing else of the page, to one of its skills. */
function showIn(map: HTMLElement, node: SVGGElement): void {
  const [outer, inner] = [map.getBoundingClientRect(), node.getBoundingClientRect()];
  map.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
  map.scrollTop += inner.top + inner.height / 2 - (outer.top + outer.height / 2);
}

const mapData = dataOf<MapData>('map');
if (mapData !== undefined) showMap(mapData);
