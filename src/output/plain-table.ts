/** The look of every table on a terminal. */

/** No rules, no frame, no colours: columns stand apart by blanks. */
export const PLAIN_TABLE = {
  chars: Object.fromEntries(
    ['middle', 'top', 'bottom', 'left', 'right', 'mid'].flatMap((side) =>
      [side, `${side}-mid`, `${side}-left`, `${side}-right`].map((name) => [name, '']),
    ),
  ),
  style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
};
