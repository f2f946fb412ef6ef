/** What the map tells of a skill: what it needs, what it unlocks, what stopped learners before it, its figures. */

interface MapSkill extends SkillName {
  readonly prerequisites: readonly number[];
}

interface MapData {
  readonly groups: readonly {
    readonly name: string;
    readonly mission: number;
    readonly learners: number;
    /** per skill, a value a measure */
    readonly skills: readonly (readonly (number | null)[])[];
    /** skills that nobody reached, as nobody mastered a prerequisite */
    readonly barred: readonly number[];
  }[];
  readonly missions: readonly (readonly MapSkill[])[];
  readonly measures: readonly { readonly id: string; readonly name: string }[];
}

/** Skills around another: directly, and all of them, in mission order. */
interface Kin {
  readonly direct: ReadonlySet<number>;
  readonly all: ReadonlySet<number>;
}

function needsOf(skills: readonly MapSkill[], ix: number): Kin {
  return kinOf(ix, (at) => skills[at].prerequisites);
}

function unlocksOf(skills: readonly MapSkill[], ix: number): Kin {
  const unlocked: number[][] = skills.map(() => []);
  skills.forEach(({ prerequisites }, at) => {
    for (const one of prerequisites) unlocked[one].push(at);
  });
  return kinOf(ix, (at) => unlocked[at]);
}

/** Whatever can be reached; in a circle, not the skill itself. */
function kinOf(ix: number, next: (at: number) => readonly number[]): Kin {
  const found = new Set<number>();
  const open = [...next(ix)];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === ix || found.has(at)) continue;
    found.add(at);
    open.push(...next(at));
  }
  return {
    direct: new Set(next(ix)),
    all: new Set([...found].sort((a, b) => a - b)),
  };
}

function shownFigure(id: string, value: number | null): string {
  if (value === null) return '-';
  if (id === 'wrong') return `${(value * 100).toFixed(1)}%`;
  return String(Math.round(value * 100) / 100);
}

/** What is said once a skill is chosen. */
function kinText(title: string, needs: Kin, unlocks: Kin): string {
  const told = (verb: string, { direct, all }: Kin): string => {
    if (all.size === 0) return `${verb} nothing`;
    const some = direct.size < all.size ? `, ${direct.size} of them directly` : '';
    return `${verb} ${counted(all.size, 'skill')}${some}`;
  };
  return `${title}: ${told('needs', needs)}; ${told('unlocks', unlocks)}.`;
}

/** Why nobody reached a skill, or what nobody reached because of it; nothing, where nobody was held up. */
function blockedText(data: MapData, place: number, ix: number): string {
  const { mission, name, barred, learners, skills: figures } = data.groups[place];
  const skills = data.missions[mission];
  const unmastered = data.measures.findIndex(({ id }) => id === 'unmastered');
  const isMissing = (at: number): boolean => figures[at][unmastered] === learners;
  if (barred.includes(ix)) {
    const missing = skills[ix].prerequisites.filter(isMissing);
    // Of a circle, nothing was first.
    const first = [...needsOf(skills, ix).all].filter(
      (at) => isMissing(at) && !barred.includes(at),
    );
    const isFurther = first.some((at) => !missing.includes(at));
    const titles = (those: readonly number[]): string =>
      those.map((at) => `“${skills[at].title}”`).join(', ');
    const why = isFurther ? ` It began with ${titles(first)}.` : '';
    return `Nobody of ${name} reached it: nobody mastered ${titles(missing)}.${why}`;
  }
  const behind = [...unlocksOf(skills, ix).all].filter((at) => barred.includes(at)).length;
  if (behind === 0 || !isMissing(ix)) return '';
  return `Nobody of ${name} mastered it: ${counted(behind, 'skill')} behind it stayed out of reach.`;
}

/** A skill's own part of the page. `choose` selects another skill. */
function skillDetails(
  data: MapData,
  place: number,
  ix: number,
  choose: (ix: number) => void,
): HTMLElement[] {
  const { mission } = data.groups[place];
  const skills = data.missions[mission];
  const { slug, title } = skills[ix];
  const kin = (heading: string, { direct, all }: Kin): HTMLElement => {
    const items = [...all].map((at) => {
      const link = element('a', { text: skills[at].title });
      link.href = '#map';
      link.addEventListener('click', (event) => {
        event.preventDefault();
        choose(at);
      });
      const mark = direct.has(at)
        ? [element('span', { className: 'small', text: ' directly' })]
        : [];
      return element('li', {}, [link, ...mark]);
    });
    const list =
      items.length > 0
        ? element('ul', {}, items)
        : element('p', { className: 'small', text: 'nothing' });
    return element('div', {}, [element('h4', { text: heading }), list]);
  };
  const rows = data.measures.map(({ id, name: measure }, at) => [
    measure,
    ...data.groups
      .filter((one) => one.mission === mission)
      .map((one) => shownFigure(id, one.skills[ix][at])),
  ]);
  const head = [
    'figure',
    ...data.groups.filter((one) => one.mission === mission).map((one) => one.name),
  ];
  const blocked = blockedText(data, place, ix);
  const name = element('h3', { text: title });
  name.tabIndex = -1;
  return [
    name,
    element('p', { className: 'small', text: slug }),
    ...(blocked === '' ? [] : [element('p', { text: blocked })]),
    element('div', { className: 'kin' }, [
      scrolledTable(`Figures of ${title}`, head, rows),
      kin('Needs', needsOf(skills, ix)),
      kin('Unlocks', unlocksOf(skills, ix)),
    ]),
  ];
}
