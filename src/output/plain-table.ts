/** How tables are set: no rules, no frame, columns apart by blanks. */

/** For `chars` of a cli-table3 table. */
export const PLAIN = Object.fromEntries(
  ['middle', 'top', 'bottom', 'left', 'right', 'mid'].flatMap((side) =>
    [side, `${side}-mid`, `${side}-left`, `${side}-right`].map((name) => [name, '']),
  ),
);
