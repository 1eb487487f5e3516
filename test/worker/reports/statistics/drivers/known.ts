/** Outcome, three drivers, and how many answered so: 154 in all. Their figures come from NumPy and SciPy, over all orders. */
export const knownAnswers = [
  [10, 5, 5, 3, 14],
  [9, 5, 4, 2, 17],
  [9, 4, 5, 4, 12],
  [8, 4, 4, 3, 15],
  [8, 5, 3, 1, 9],
  [7, 3, 4, 5, 11],
  [7, 4, 2, 2, 10],
  [6, 3, 3, 4, 13],
  [6, 4, 3, 1, 8],
  [5, 2, 3, 3, 9],
  [4, 3, 2, 5, 7],
  [3, 2, 2, 2, 6],
  [2, 1, 3, 4, 5],
  [1, 1, 1, 3, 8],
  [0, 2, 1, 1, 6],
  [10, 3, 5, 1, 4],
] as const;
