/** A map that is zoomed, dragged and walked by keyboard, in the box that it scrolls in. */

/** Sizes of a map against the one it was laid out in [assumption]; a step of zoom. */
const ZOOM = { least: 0.1, most: 2.5, step: 1.25 } as const;
/** A map is shown whole at first, but no smaller than this: names would be dust [assumption]. */
const LEAST_AT_FIRST = 0.5;
/** Pixels of a pointer's way that make a click a drag. */
const DRAG = 4;

interface MapView {
  /** whole, as large as its box allows, and no larger than it was laid out; `least`: no smaller than this */
  readonly fit: (least?: number) => void;
  /** larger or smaller, around the middle */
  readonly zoom: (by: number) => void;
  readonly scale: () => number;
  /** scrolls to a skill, if it is not in sight */
  readonly show: (node: Element) => void;
}

function mapView(box: HTMLElement, onScale: () => void): MapView {
  const picture = box.querySelector('svg')!;
  const { width, height } = picture.viewBox.baseVal;
  let scale = 1;

  /** A new scale; what is under a point of the box stays there. */
  const setScale = (wanted: number, x: number, y: number): void => {
    const to = Math.min(Math.max(wanted, ZOOM.least), ZOOM.most);
    const [left, top] = [(box.scrollLeft + x) / scale, (box.scrollTop + y) / scale];
    scale = to;
    picture.setAttribute('width', String(Math.round(width * to)));
    picture.setAttribute('height', String(Math.round(height * to)));
    box.scrollLeft = left * to - x;
    box.scrollTop = top * to - y;
    onScale();
  };
  const zoom = (by: number): void =>
    setScale(scale * by, box.clientWidth / 2, box.clientHeight / 2);
  const fit = (least = 0): void => {
    const whole = Math.min(box.clientWidth / width, box.clientHeight / height, 1);
    // Rounded down: a pixel too many would scroll.
    setScale(Math.max(Math.floor(whole * 1000) / 1000, least), 0, 0);
  };

  // As tall as the map would like to be; the style says how tall that may be at most.
  const first = Math.max(Math.min(box.clientWidth / width, 1), LEAST_AT_FIRST);
  box.style.height = `${Math.ceil(height * first) + 2}px`;
  box.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const { left, top } = box.getBoundingClientRect();
      const by = event.deltaY < 0 ? ZOOM.step : 1 / ZOOM.step;
      setScale(scale * by, event.clientX - left, event.clientY - top);
    },
    { passive: false },
  );
  box.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') zoom(ZOOM.step);
    else if (event.key === '-') zoom(1 / ZOOM.step);
    else if (event.key === '0') fit();
    else return;
    event.preventDefault();
  });
  dragged(box);

  const show = (node: Element): void => {
    const [outer, inner] = [box.getBoundingClientRect(), node.getBoundingClientRect()];
    if (inner.left < outer.left || inner.right > outer.right) {
      box.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
    }
    if (inner.top < outer.top || inner.bottom > outer.bottom) {
      box.scrollTop += inner.top + inner.height / 2 - (outer.top + outer.height / 2);
    }
  };
  return { fit, zoom, scale: () => scale, show };
}

/** A mouse drags the box's content along. Fingers do without us. */
function dragged(box: HTMLElement): void {
  let start: { x: number; y: number; left: number; top: number } | undefined;
  box.addEventListener('pointerdown', ({ button, pointerType, clientX, clientY }) => {
    if (button !== 0 || pointerType !== 'mouse') return;
    start = { x: clientX, y: clientY, left: box.scrollLeft, top: box.scrollTop };
  });
  box.addEventListener('pointermove', (event) => {
    if (start === undefined) return;
    const [x, y] = [event.clientX - start.x, event.clientY - start.y];
    if (!box.hasPointerCapture(event.pointerId)) {
      if (Math.hypot(x, y) < DRAG) return;
      // From here on no skill hears of the pointer: to let go is no click on one.
      box.setPointerCapture(event.pointerId);
    }
    box.scrollLeft = start.left - x;
    box.scrollTop = start.top - y;
  });
  for (const name of ['pointerup', 'pointercancel'] as const) {
    box.addEventListener(name, () => (start = undefined));
  }
}
