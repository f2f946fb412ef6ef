/** Symmetric positive definite matrices, row by row in one array; only the lower triangle is read or written. */

/**
 * Cholesky's factor L with L L' = A, in place of A's lower triangle.
 * @returns false where A is not positive definite
 */
export function factorise(matrix: Float64Array, size: number): boolean {
  for (let row = 0; row < size; row++) {
    const own = row * size;
    for (let column = 0; column <= row; column++) {
      const other = column * size;
      let sum = matrix[own + column];
      for (let k = 0; k < column; k++) sum -= matrix[own + k] * matrix[other + k];
      if (column < row) matrix[own + column] = sum / matrix[other + column];
      else if (sum > 0) matrix[own + row] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

/** Solves A x = b in place of b, where `factor` is A's. */
export function solve(factor: Float64Array, size: number, b: Float64Array): void {
  forward(factor, size, b, 0);
  for (let row = size - 1; row >= 0; row--) {
    let sum = b[row];
    for (let k = row + 1; k < size; k++) sum -= factor[k * size + row] * b[k];
    b[row] = sum / factor[row * size + row];
  }
}

/** The diagonal of the inverse of A, where `factor` is A's: variances, when A is an information matrix. */
export function inverseDiagonal(factor: Float64Array, size: number): Float64Array {
  const diagonal = new Float64Array(size);
  const unit = new Float64Array(size);
  for (let at = 0; at < size; at++) {
    unit.fill(0);
    unit[at] = 1;
    forward(factor, size, unit, at);
    let sum = 0;
    for (let row = at; row < size; row++) sum += unit[row] * unit[row];
    diagonal[at] = sum;
  }
  return diagonal;
}

/** Solves L y = b in place; b is 0 before `first`. */
function forward(factor: Float64Array, size: number, b: Float64Array, first: number): void {
  for (let row = first; row < size; row++) {
    const own = row * size;
    let sum = b[row];
    for (let k = first; k < row; k++) sum -= factor[own + k] * b[k];
    b[row] = sum / factor[own + row];
  }
}
