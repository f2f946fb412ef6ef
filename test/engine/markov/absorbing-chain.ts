/**
 * Absorbing Markov chains: explores the states that a step function leads to, and solves for the expected costs until
 * absorption. Knows nothing of the engine.
 */

/** One way on from a state. `to` is absent where the chain ends. */
export interface Branch<State> {
  readonly probability: number;
  readonly to?: State | undefined;
}

/** What a state costs each time that it is met, by name of the cost, and where it leads. */
export interface Step<State, Cost extends string> {
  readonly cost: Cost;
  readonly branches: readonly Branch<State>[];
}

export interface Expectations<Cost extends string> {
  readonly states: number;
  /** expected number of steps of each cost until the end */
  readonly costs: Readonly<Record<Cost, number>>;
}

interface Row {
  readonly cost: number;
  readonly to: readonly { readonly probability: number; readonly state: number }[];
}

/** Expected steps by cost from `start` until the chain ends; each of them solves (I - Q) x = cost. */
export function expectedCosts<State, Cost extends string>(
  start: State,
  costs: readonly Cost[],
  step: (state: State) => Step<State, Cost>,
): Expectations<Cost> {
  const rows = explore(start, costs, step);
  const size = rows.length;
  const matrix = rows.map((row, at) => {
    const line = new Float64Array(size + costs.length);
    line[at] += 1;
    for (const { probability, state } of row.to) line[state] -= probability;
    line[size + row.cost] = 1;
    return line;
  });
  solve(matrix, size);
  const solved = costs.map((cost, ix) => [cost, matrix[0][size + ix]] as const);
  return { states: size, costs: Object.fromEntries(solved) as Record<Cost, number> };
}

/** Every state that can be reached, the start first. */
function explore<State, Cost extends string>(
  start: State,
  costs: readonly Cost[],
  step: (state: State) => Step<State, Cost>,
): Row[] {
  const number = new Map([[JSON.stringify(start), 0]]);
  const states = [start];
  const numberOf = (state: State): number => {
    const key = JSON.stringify(state);
    const known = number.get(key);
    if (known !== undefined) return known;
    number.set(key, states.length);
    states.push(state);
    return states.length - 1;
  };
  const rows: Row[] = [];
  for (let at = 0; at < states.length; at++) {
    const { cost, branches } = step(states[at]);
    rows.push({
      cost: costs.indexOf(cost),
      to: branches.flatMap(({ probability, to }) =>
        to === undefined || probability === 0 ? [] : [{ probability, state: numberOf(to) }],
      ),
    });
  }
  return rows;
}

/**
 * Gaussian elimination with partial pivoting, in place: the columns from `size` on are right-hand sides, and hold the
 * solutions afterwards.
 * @throws Error for a singular matrix: some state never comes to an end
 */
export function solve(matrix: Float64Array[], size: number): void {
  for (let at = 0; at < size; at++) {
    const pivot = pivotRow(matrix, at, size);
    if (Math.abs(matrix[pivot][at]) < 1e-13) throw new Error('singular: the chain never ends');
    [matrix[at], matrix[pivot]] = [matrix[pivot], matrix[at]];
    for (let row = at + 1; row < size; row++) eliminate(matrix[row], matrix[at], at);
  }
  for (let at = size - 1; at >= 0; at--) {
    const line = matrix[at];
    for (let column = size; column < line.length; column++) {
      let value = line[column];
      for (let later = at + 1; later < size; later++) value -= line[later] * matrix[later][column];
      line[column] = value / line[at];
    }
  }
}

function pivotRow(matrix: readonly Float64Array[], column: number, size: number): number {
  let best = column;
  for (let row = column + 1; row < size; row++) {
    if (Math.abs(matrix[row][column]) > Math.abs(matrix[best][column])) best = row;
  }
  return best;
}

function eliminate(row: Float64Array, pivot: Float64Array, at: number): void {
  const factor = row[at] / pivot[at];
  if (factor === 0) return;
  for (let column = at; column < row.length; column++) row[column] -= factor * pivot[column];
}
