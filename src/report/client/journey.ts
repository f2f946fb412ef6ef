/** A learner's journey in one or two alternatives: what is shown of it, and which problem is told. */

/** Problems at once; 0: all. */
const SPANS = [25, 50, 100, 200, 500, 1000, 0];
/** Least pixels of a bar that is shown without being asked for [assumption]. */
const LEAST_BAR = 5;

function showJourneys(data: SampleData): void {
  const form = document.querySelector<HTMLFormElement>('#journey-controls')!;
  const panels = document.getElementById('journey-panels')!;
  const learner = control<HTMLSelectElement>(form, 'learner');
  const slider = control<HTMLInputElement>(form, 'problem');
  const first = control<HTMLSelectElement>(form, 'first');
  const second = form.querySelector<HTMLSelectElement>('[name=second]');
  const spans = control<HTMLSelectElement>(form, 'span');
  const shownWindow = control<HTMLOutputElement>(form, 'window');
  const button = (name: string): HTMLButtonElement => control<HTMLButtonElement>(form, name);
  let shown: readonly Panel[] = [];
  let parting: number | undefined;
  /** the window that is drawn */
  let drawn = '';

  const wayOf = (select: HTMLSelectElement): Way | string => {
    const { name, mission, sample } = data.groups[Number(select.value)];
    const found = sample.find((one) => one.learner === Number(learner.value));
    if (found === undefined) {
      return `${name}: this learner is not in the sample of this alternative.`;
    }
    const before = levelsBefore(found.journey);
    return { group: name, learner: found, skills: data.missions[mission], before };
  };

  const roomOf = (): number => Math.max(panels.clientWidth - 4, 240);

  /** The first problem of the window, and how many are in it. */
  const windowOf = (): { readonly from: number; readonly span: number; readonly most: number } => {
    const most = Number(slider.max);
    const span = Number(spans.value) || most;
    return { from: Math.floor((Number(slider.value) - 1) / span) * span, span, most };
  };

  /** Brings what is drawn up to date with the controls. */
  const show = (): void => {
    const { from, span, most } = windowOf();
    const width = roomOf();
    const key = `${from} ${span} ${width}`;
    if (key !== drawn) {
      drawn = key;
      const journeys = shown.map(({ way }) => way.learner.journey);
      const scale = { from, span, width, parting, ...longestOf(journeys) };
      for (const panel of shown) panel.draw(scale);
      const to = Math.min(from + span, most);
      shownWindow.textContent = `${from + 1} to ${to} of ${most}`;
      button('earlier').disabled = from === 0;
      button('later').disabled = from + span >= most;
    }
    move(Number(slider.value) - 1);
    slider.ariaValueText = `problem ${slider.value} of ${slider.max}`;
  };

  const move = (at: number): void => {
    for (const panel of shown) panel.move(at);
  };

  const pick = (at: number): void => {
    slider.value = String(at + 1);
    show();
  };

  const page = (by: -1 | 1): void => {
    const { from, span, most } = windowOf();
    pick(Math.min(Math.max(from + by * span, 0), most - 1));
  };

  const setWays = (): void => {
    const isPair = second !== null && second.value !== first.value;
    const ways = (isPair ? [first, second] : [first]).map(wayOf);
    const journeys = ways.flatMap((way) => (typeof way === 'string' ? [] : way.learner.journey));
    const length = Math.max(1, ...journeys.map(({ skill }) => skill.length));
    parting = journeys.length === 2 ? partingOf(journeys[0], journeys[1]) : undefined;
    slider.max = String(length);
    slider.value = String((parting ?? 0) + 1);
    spans.value = String(spanFor(length, roomOf()));
    const point = (at: number | undefined): void => move(at ?? Number(slider.value) - 1);
    const requests: PanelRequests = { length, parting, pick, point, page };
    const made = ways.map((way) =>
      typeof way === 'string' ? element('p', { text: way }) : panelOf(data, way, requests),
    );
    shown = made.filter((one): one is Panel => 'way' in one);
    panels.replaceChildren(...made.map((one) => ('way' in one ? one.root : one)));
    button('parting').hidden = journeys.length < 2;
    button('parting').disabled = parting === undefined;
    button('parting').textContent =
      parting === undefined ? 'The two ways never part' : `Where they part: problem ${parting + 1}`;
    button('earlier-learner').disabled = learner.selectedIndex === 0;
    button('later-learner').disabled = learner.selectedIndex === learner.length - 1;
    drawn = '';
    show();
  };

  const setLearner = (by: -1 | 1): void => {
    const to = learner.selectedIndex + by;
    if (to < 0 || to >= learner.length) return;
    learner.selectedIndex = to;
    setWays();
  };

  learner.append(...learnersOf(data).map(([number, text]) => choice(number, text)));
  spans.append(...SPANS.map((span) => choice(span, span === 0 ? 'all' : String(span))));
  for (const select of [learner, first, second]) select?.addEventListener('change', setWays);
  slider.addEventListener('input', show);
  spans.addEventListener('change', show);
  button('earlier').addEventListener('click', () => page(-1));
  button('later').addEventListener('click', () => page(1));
  button('earlier-learner').addEventListener('click', () => setLearner(-1));
  button('later-learner').addEventListener('click', () => setLearner(1));
  button('parting').addEventListener('click', () => {
    pick(parting ?? 0);
    shown[0]?.focus();
  });
  window.addEventListener('resize', show);
  document.addEventListener(OPEN_JOURNEY, (event) => {
    const wanted = (event as CustomEvent<JourneyWanted>).detail;
    learner.value = String(wanted.learner);
    // The alternative that was asked for stands above; who stood there gives way.
    if (second?.value === String(wanted.group)) second.value = first.value;
    first.value = String(wanted.group);
    setWays();
    document.getElementById('journey')!.scrollIntoView();
    shown[0]?.focus();
  });
  form.hidden = false;
  panels.hidden = false;
  document.getElementById('journey-legend')!.hidden = false;
  setWays();
}

/** Numbers of learners, and how they ended: once, where all alternatives agree. */
function learnersOf({ groups }: SampleData): [number, string][] {
  const endings = new Map<number, Set<string>>();
  for (const { learner, status } of groups.flatMap(({ sample }) => sample)) {
    endings.set(learner, (endings.get(learner) ?? new Set()).add(wordsOf(status)));
  }
  return [...endings]
    .sort(([a], [b]) => a - b)
    .map(([learner, words]) => [learner, `${learner}: ${[...words].join(', ')}`]);
}

/** Longest seconds of right answers, and of others: never nothing, and no side a sliver. */
function longestOf(journeys: readonly JourneyData[]): {
  readonly up: number;
  readonly down: number;
} {
  const longest = [1, 1];
  for (const { seconds, answer } of journeys) {
    seconds.forEach((time, at) => {
      const side = answer[at] === RIGHT ? 0 : 1;
      longest[side] = Math.max(longest[side], time);
    });
  }
  const [up, down] = longest;
  return { up: Math.max(up, down / 4), down: Math.max(down, up / 4) };
}

/** As many problems at once as have room. */
function spanFor(length: number, room: number): number {
  const most = (room - PICTURE.left - PICTURE.right) / LEAST_BAR;
  if (length <= most) return 0;
  return SPANS.findLast((span) => span > 0 && span <= most) ?? SPANS[0];
}

if (sampleData !== undefined) showJourneys(sampleData);
