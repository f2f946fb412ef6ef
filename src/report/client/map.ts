/** The knowledge map: coloured by what is chosen; a skill shows what it needs and unlocks, and tells its figures. */

/** Pixels of a hatched side. */
const HATCH = 10;

function showMap(data: MapData): void {
  const form = document.querySelector<HTMLFormElement>('#map-controls')!;
  const legend = document.getElementById('map-legend')!;
  const told = document.getElementById('map-told')!;
  const details = document.getElementById('map-skill')!;
  const scale = control<HTMLOutputElement>(form, 'scale');
  const group = control<HTMLSelectElement>(form, 'group');
  const measure = control<HTMLSelectElement>(form, 'measure');
  const chosen = control<HTMLSelectElement>(form, 'skill');
  const tools = form.querySelector<HTMLElement>('.tools')!;
  const keys = document.getElementById('map-keys')!;
  const boxes = [...document.querySelectorAll<HTMLElement>('.map')];
  const views = boxes.map((box) =>
    box.querySelector('svg') === null ? undefined : mapView(box, () => tellScale()),
  );
  /** maps that were in sight once: only then is their size known */
  const seen = new Set<MapView>();

  const mission = (): number => data.groups[Number(group.value)].mission;
  const view = (): MapView | undefined => views[mission()];
  const nodes = (): SVGGElement[] => [...boxes[mission()].querySelectorAll<SVGGElement>('g.skill')];

  const tellScale = (): void => {
    scale.textContent = `${Math.round((view()?.scale() ?? 1) * 100)}%`;
  };

  const figureOf = (ix: number): string => {
    const place = data.measures.findIndex(({ id }) => id === measure.value);
    const { skills } = data.groups[Number(group.value)];
    return `${data.measures[place].name}: ${shownFigure(measure.value, skills[ix][place])}`;
  };

  const color = (): void => {
    const { skills, barred } = data.groups[Number(group.value)];
    const place = data.measures.findIndex(({ id }) => id === measure.value);
    const values = skills.map((figures) => figures[place]);
    const { shadeOf, lines } = shadesOf(
      measure.value,
      values.filter((value) => value !== null),
    );
    for (const node of nodes()) {
      const ix = Number(node.dataset['skill']);
      const value = values[ix];
      node.classList.remove(...Array.from({ length: SHADES }, (_, at) => `shade-${at}`));
      if (value !== null) node.classList.add(`shade-${shadeOf(value)}`);
      bar(node, barred.includes(ix));
    }
    const items = lines.map((text, at) => legendItem(`shade-${at}`, text));
    if (values.includes(null)) items.push(legendItem('', 'no value'));
    if (barred.length > 0) {
      const text = `never reached, as nobody mastered a prerequisite: ${counted(barred.length, 'skill')}`;
      items.push(legendItem('barred', text));
    }
    legend.replaceChildren(...items);
  };

  /** Marks a skill that nobody reached: hatched at its side. */
  const bar = (node: SVGGElement, isBarred: boolean): void => {
    node.querySelector('.hatch')?.remove();
    node.classList.toggle('barred', isBarred);

    // The names of hatched skills keep clear of the hatching.
    const box = node.querySelector('rect')!;
    const middle = box.x.baseVal.value + (box.width.baseVal.value + (isBarred ? HATCH : 0)) / 2;
    for (const line of node.querySelectorAll('text')) line.setAttribute('x', String(middle));
    if (!isBarred) return;
    const hatch = node.querySelector('rect')!.cloneNode() as SVGRectElement;
    hatch.setAttribute('class', 'hatch');
    hatch.setAttribute('width', String(HATCH));
    hatch.style.fill = `url(#barred-${mission()})`;
    node.querySelector('text')!.before(hatch);
  };

  /** Shows the chosen skill among what it needs and unlocks; without one, all of the map. */
  const tell = (): void => {
    const skills = data.missions[mission()];
    const ix = chosen.value === '' ? undefined : Number(chosen.value);
    const needs = ix === undefined ? undefined : needsOf(skills, ix);
    const unlocks = ix === undefined ? undefined : unlocksOf(skills, ix);
    const isBelow = (at: number): boolean => at === ix || needs?.all.has(at) === true;
    const isAbove = (at: number): boolean => at === ix || unlocks?.all.has(at) === true;
    boxes[mission()].toggleAttribute('data-dimmed', ix !== undefined);
    for (const node of nodes()) {
      const at = Number(node.dataset['skill']);
      node.toggleAttribute('data-chosen', at === ix);
      node.toggleAttribute('data-needed', at !== ix && isBelow(at));
      node.toggleAttribute('data-unlocked', at !== ix && isAbove(at));
      node.ariaPressed = String(at === ix);
      if (at === ix) {
        view()?.show(node);
        walkTo(nodes(), node);
      }
    }
    for (const line of boxes[mission()].querySelectorAll<SVGPathElement>('.edges path')) {
      const [from, to] = [Number(line.dataset['from']), Number(line.dataset['to'])];
      line.toggleAttribute('data-needed', isBelow(from) && isBelow(to));
      line.toggleAttribute('data-unlocked', isAbove(from) && isAbove(to));
    }
    if (ix === undefined) {
      told.textContent = '';
      details.replaceChildren();
      return;
    }
    const text = kinText(skills[ix].title, needs!, unlocks!);
    told.textContent = `${text} Solid frames and lines: needed; dashed: unlocked. Escape clears.`;
    details.replaceChildren(...skillDetails(data, Number(group.value), ix, follow));
  };

  const choose = (ix: number): void => {
    chosen.value = String(ix);
    tell();
  };

  /** The list that the choice was made in is gone with it: reading goes on at the skill's name. */
  const follow = (ix: number): void => {
    choose(ix);
    details.querySelector('h3')?.focus({ preventScroll: true });
  };

  const setGroup = (): void => {
    const kept = chosen.value;
    const titles = data.missions[mission()].map(({ title }, at) => choice(at, title));
    chosen.replaceChildren(choice('', 'none'), ...titles);
    chosen.value = titles.some(({ value }) => value === kept) ? kept : '';
    boxes.forEach((box, at) => (box.hidden = at !== mission()));
    const current = view();
    tools.hidden = keys.hidden = current === undefined;
    if (current !== undefined && !seen.has(current)) {
      seen.add(current);
      current.fit(LEAST_AT_FIRST);
      const left = (node: SVGGElement): number => node.getBBox().x;
      const [leftmost] = nodes().sort((a, b) => left(a) - left(b));
      walkTo(nodes(), leftmost);
      current.show(leftmost);
    }
    tellScale();
    color();
    tell();
  };

  for (const box of boxes) walked(box, { choose, tip: figureOf });
  form.addEventListener('click', ({ target }) => {
    const name = target instanceof HTMLButtonElement ? target.name : '';
    if (name === 'larger') view()?.zoom(ZOOM.step);
    if (name === 'smaller') view()?.zoom(1 / ZOOM.step);
    if (name === 'fit') view()?.fit();
  });
  document.getElementById('map')!.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || chosen.value === '') return;
    chosen.value = '';
    tell();
  });
  group.addEventListener('change', setGroup);
  measure.addEventListener('change', color);
  chosen.addEventListener('change', tell);
  // Where somebody was stuck, that is what the map is looked at for.
  const stuck = data.measures.findIndex(({ id }) => id === 'stuck');
  if (data.groups.some(({ skills }) => skills.some((figures) => (figures[stuck] ?? 0) > 0))) {
    measure.value = 'stuck';
  }
  form.hidden = false;
  setGroup();
}

const mapData = dataOf<MapData>('map');
if (mapData !== undefined) showMap(mapData);
