/** The skills of a map under pointer and keyboard: one of them is a stop of the Tab key, arrows lead on from it. */

interface Walk {
  readonly choose: (ix: number) => void;
  /** what is said of a skill that is pointed at, beside its title */
  readonly tip: (ix: number) => string;
}

function walked(box: HTMLElement, { choose, tip }: Walk): void {
  const nodes = [...box.querySelectorAll<SVGGElement>('g.skill')];
  const bubble = document.getElementById('map-tip')!;
  const hide = (): void => {
    bubble.hidden = true;
  };
  for (const node of nodes) {
    const ix = Number(node.dataset['skill']);
    const say = (): void => {
      bubble.textContent = `${node.ariaLabel}; ${tip(ix)}`;
      bubble.hidden = false;
      const [around, own] = [bubble.parentElement!, node].map((one) => one.getBoundingClientRect());
      const left = own.left + own.width / 2 - around.left - bubble.offsetWidth / 2;
      bubble.style.left = `${Math.min(Math.max(left, 0), around.width - bubble.offsetWidth)}px`;
      bubble.style.top = `${Math.max(own.top - around.top - bubble.offsetHeight - 6, 0)}px`;
    };
    node.addEventListener('click', () => choose(ix));
    node.addEventListener('pointerenter', say);
    node.addEventListener('pointerleave', hide);
    node.addEventListener('blur', hide);
    node.addEventListener('focus', () => {
      walkTo(nodes, node);
      say();
    });
    node.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') choose(ix);
      else {
        const to = neighbour(box, nodes, ix, event.key);
        if (to === undefined) return;
        to.focus();
      }
      event.preventDefault();
    });
  }
  box.addEventListener('scroll', hide);
}

/** The Tab key leads to this skill from now on. */
function walkTo(nodes: readonly SVGGElement[], node: SVGGElement): void {
  for (const one of nodes) one.setAttribute('tabindex', one === node ? '0' : '-1');
}

/** The skill that an arrow leads to: along a line, or the next one in the same column; undefined: the key is no arrow. */
function neighbour(
  box: HTMLElement,
  nodes: readonly SVGGElement[],
  ix: number,
  key: string,
): SVGGElement | undefined {
  const place = (node: SVGGElement): DOMRect => node.getBBox();
  const here = place(nodes[ix]);
  const ends = (from: 'from' | 'to', to: 'from' | 'to'): SVGGElement[] =>
    [...box.querySelectorAll<SVGPathElement>(`.edges [data-${from}="${ix}"]`)].map(
      (line) => nodes[Number(line.dataset[to])],
    );
  const column = (isWanted: (y: number) => boolean): SVGGElement[] =>
    nodes.filter((node) => Math.abs(place(node).x - here.x) < 1 && isWanted(place(node).y));
  const wanted: Readonly<Record<string, () => SVGGElement[]>> = {
    ArrowRight: () => ends('from', 'to'),
    ArrowLeft: () => ends('to', 'from'),
    ArrowUp: () => column((y) => y < here.y),
    ArrowDown: () => column((y) => y > here.y),
  };
  if (!Object.hasOwn(wanted, key)) return undefined;
  const far = (node: SVGGElement): number => Math.abs(place(node).y - here.y);
  // Where a way ends, one stays: the arrow is not to scroll the map away.
  return wanted[key]().sort((a, b) => far(a) - far(b))[0] ?? nodes[ix];
}
