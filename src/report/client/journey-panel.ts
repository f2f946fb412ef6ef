/** A panel of a journey: its picture as a slider over problems, and the problem in words. */

interface Panel {
  readonly way: Way;
  readonly root: HTMLElement;
  /** draws the window anew */
  readonly draw: (scale: Scale) => void;
  /** marks and tells a problem */
  readonly move: (at: number) => void;
  readonly focus: () => void;
}

/** What a panel asks of the page. */
interface PanelRequests {
  readonly length: number;
  readonly parting: number | undefined;
  /** the problem that is told from now on */
  readonly pick: (at: number) => void;
  /** the problem that is pointed at; undefined: none any more */
  readonly point: (at: number | undefined) => void;
  /** a window on, or back */
  readonly page: (by: -1 | 1) => void;
}

function panelOf(data: SampleData, way: Way, requests: PanelRequests): Panel {
  const { group, learner } = way;
  const { length, parting } = requests;
  const stage = element('div', { className: 'journey-picture' });
  stage.tabIndex = 0;
  stage.setAttribute('role', 'slider');
  stage.ariaLabel = `Problems of learner ${learner.learner} in ${group}`;
  stage.ariaValueMin = '1';
  stage.ariaValueMax = String(length);
  const readout = element('p', { className: 'readout' });
  const root = element('div', { className: 'journey' }, [
    element('h3', { text: group }),
    element('p', { className: 'small', text: `Learner ${learner.learner}: ${endingOf(learner)}` }),
    stage,
    readout,
    stepsTable(data, way),
  ]);
  const cursor = svgElement('rect', { class: 'cursor', y: 0 });
  let scale: Scale | undefined;
  let told = 0;

  const draw = (wanted: Scale): void => {
    scale = wanted;
    const picture = pictureOf(data, learner, wanted);
    picture.setAttribute('aria-hidden', 'true');
    cursor.setAttribute('width', String(Math.max(barWidth(wanted), 2)));
    cursor.setAttribute('height', String(partsOf(wanted).numbers));
    picture.append(cursor);
    stage.replaceChildren(picture);
  };

  const move = (at: number): void => {
    told = at;
    if (scale === undefined) return;
    const mark = at === parting ? ' The two ways part here.' : '';
    const text = `${stepText(data, way, at)}${mark}`;
    cursor.setAttribute('x', String(barAt(scale, at)));
    readout.textContent = text;
    stage.ariaValueNow = String(at + 1);
    stage.ariaValueText = text;
  };

  const pointed = (event: MouseEvent): number | undefined => {
    if (scale === undefined) return undefined;
    const at = problemAt(scale, event.clientX - stage.getBoundingClientRect().left);
    return at < length ? at : undefined;
  };
  stage.addEventListener('pointermove', (event) => requests.point(pointed(event)));
  stage.addEventListener('pointerleave', () => requests.point(undefined));
  stage.addEventListener('click', (event) => requests.pick(pointed(event) ?? told));
  stage.addEventListener('keydown', (event) => {
    const to = keyTarget(event, told, length);
    const by = event.key === 'PageUp' ? -1 : event.key === 'PageDown' ? 1 : undefined;
    if (to === undefined && by === undefined) return;
    event.preventDefault();
    if (by !== undefined) requests.page(by);
    if (to !== undefined) requests.pick(to);
  });
  return { way, root, draw, move, focus: () => stage.focus({ preventScroll: true }) };
}

/** The problem that a key leads to; undefined: it leads nowhere. */
function keyTarget(
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
  at: number,
  length: number,
): number | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  const targets: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    Home: 0,
    End: length - 1,
  };
  const to = Object.hasOwn(targets, key) ? targets[key] : undefined;
  return to === undefined ? undefined : Math.min(Math.max(to, 0), length - 1);
}
