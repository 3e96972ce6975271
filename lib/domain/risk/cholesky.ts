/** A symmetric positive definite matrix of `size` rows, row after row; the lower triangle is what is read. */
export type SymmetricMatrix = { size: number; values: Float64Array };

/**
 * The matrix as its factor (Cholesky), in place. A pivot that rounding has eaten up stands for a direction nobody can
 * tell apart; it gets no weight.
 */
export function factored(matrix: SymmetricMatrix): SymmetricMatrix {
  decompose(matrix.values, matrix.size);
  return matrix;
}

/** Solves `matrix` · x = `right`, the matrix given by its factor. */
export function solveFactored({ size, values }: SymmetricMatrix, right: Float64Array): Float64Array {
  const solution = Float64Array.from(right);
  for (let row = 0; row < size; row += 1) {
    let sum = solution[row] as number;
    for (let column = 0; column < row; column += 1) {
      sum -= (values[row * size + column] as number) * (solution[column] as number);
    }
    solution[row] = sum / (values[row * size + row] as number);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = solution[row] as number;
    for (let below = row + 1; below < size; below += 1) {
      sum -= (values[below * size + row] as number) * (solution[below] as number);
    }
    solution[row] = sum / (values[row * size + row] as number);
  }
  return solution;
}

function decompose(values: Float64Array, size: number): void {
  for (let row = 0; row < size; row += 1) {
    const own = row * size;
    for (let column = 0; column <= row; column += 1) {
      const other = column * size;
      let sum = values[own + column] as number;
      for (let k = 0; k < column; k += 1) sum -= (values[own + k] as number) * (values[other + k] as number);
      if (column < row) values[own + column] = sum / (values[other + column] as number);
      else values[own + row] = sum > 1e-10 ? Math.sqrt(sum) : Number.POSITIVE_INFINITY;
    }
  }
}
