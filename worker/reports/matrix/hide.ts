/** Which figures of a grid would tell on somebody, where its rows and columns are told with their totals. Pure. */

/** In a smaller group, who knows the others knows the answer of the last one. */
const fewest = 5;

interface Place {
  row: number;
  column: number;
  n: number;
}

/**
 * The grid with its totals as the last row and column: true where the figure must not be shown. Fewer than 5 people are
 * hidden, and with each of them as few answers more as it takes that it cannot be worked out. Rows and columns are
 * joined by what is hidden in both: a figure can be subtracted out exactly where there is no other way round.
 */
export function hiddenIn(counts: readonly (readonly number[])[]): boolean[][] {
  const grid = withTotals(counts);
  const [height, width] = [grid.length, grid[0]?.length ?? 0];
  const places = grid.flatMap((line, row) => line.map((n, column): Place => ({ row, column, n })));
  const few = places.filter(({ n }) => n > 0 && n < fewest);
  const hidden = new Set(few);
  // The sum of everything is told by every other report; what is empty says nothing of anybody.
  const usable = places.filter(
    (place) => hidden.has(place) || (place.n > 0 && !(place.row === height - 1 && place.column === width - 1)),
  );
  const crossing = { row: linesBy(usable, "row"), column: linesBy(usable, "column") };
  for (const small of few) for (const place of wayRound(small, crossing, hidden)) hidden.add(place);
  // Where few are hidden beside a total that is told, their sum is that of fewer than 5 people, too.
  for (const line of [...crossing.row.values(), ...crossing.column.values()]) {
    const parts = line.filter(({ row, column }) => row < height - 1 && column < width - 1);
    const people = parts.filter((place) => hidden.has(place)).reduce((sum, { n }) => sum + n, 0);
    const [next] = parts.filter((place) => !hidden.has(place)).sort((a, b) => a.n - b.n);
    if (next && people > 0 && people < fewest) hidden.add(next);
  }
  return [...linesBy(places, "row").values()].map((line) => line.map((place) => hidden.has(place)));
}

interface Lines {
  row: ReadonlyMap<number, readonly Place[]>;
  column: ReadonlyMap<number, readonly Place[]>;
}
interface Way {
  side: "row" | "column";
  at: number;
  cost: number;
  through: readonly Place[];
  settled: boolean;
}

/**
 * From this figure's row to its column through other figures, hiding as few answers more as possible; nothing where
 * there is no way. Source: Dijkstra, "A note on two problems in connexion with graphs" (1959).
 */
function wayRound(figure: Place, crossing: Lines, hidden: ReadonlySet<Place>): readonly Place[] {
  const begin: Way = { side: "row", at: figure.row, cost: 0, through: [], settled: false };
  const ways = { row: new Map([[figure.row, begin]]), column: new Map<number, Way>() };
  for (let here: Way | undefined = begin; here; here = nearest([...ways.row.values(), ...ways.column.values()])) {
    if (here.side === "column" && here.at === figure.column) return here.through;
    here.settled = true;
    const side = here.side === "row" ? "column" : "row";
    for (const place of crossing[here.side].get(here.at) ?? []) {
      const cost = here.cost + (hidden.has(place) ? 0 : place.n);
      if (place === figure || cost >= (ways[side].get(place[side])?.cost ?? Infinity)) continue;
      const way: Way = { side, at: place[side], cost, through: [...here.through, place], settled: false };
      // Nothing is nearer than no distance at all.
      if (cost === 0 && side === "column" && way.at === figure.column) return way.through;
      ways[side].set(way.at, way);
    }
  }
  return [];
}

function nearest(ways: readonly Way[]): Way | undefined {
  let found: Way | undefined;
  for (const way of ways) if (!way.settled && way.cost < (found?.cost ?? Infinity)) found = way;
  return found;
}

function linesBy(places: readonly Place[], side: "row" | "column"): Map<number, Place[]> {
  const lines = new Map<number, Place[]>();
  for (const place of places) {
    const line = lines.get(place[side]);
    if (line) line.push(place);
    else lines.set(place[side], [place]);
  }
  return lines;
}

function withTotals(counts: readonly (readonly number[])[]): number[][] {
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);
  const rows = counts.map((row) => [...row, sum(row)]);
  const [first = [0]] = rows;
  return [...rows, first.map((_, column) => sum(rows.map((row) => row[column] ?? 0)))];
}
