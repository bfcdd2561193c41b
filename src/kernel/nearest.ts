/**
 * The word of a list that a misspelt one most likely stands for: the fewest letters changed, added, left out or swapped with their
 * neighbour (Damerau–Levenshtein, optimal string alignment), at most a third of its length. Null where none is near; of equals the first.
 */
export function nearest(typed: string, words: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor([...typed].length / 3)) + 1;
  for (const word of words) {
    const steps = distance([...typed], [...word]);
    if (steps < least) [best, least] = [word, steps];
  }
  return best;
}

function distance(a: readonly string[], b: readonly string[]): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (above[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (above[j - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, above] = [above, row];
  }
  return above[b.length] ?? 0;
}
