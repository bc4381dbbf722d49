/** The word that somebody has most likely meant, when one is a slip or two away. */
export function nearest(written: string, words: readonly string[]): string | undefined {
  const text = written.toLowerCase()
  const [best] = words
    .map((word) => ({ word, slips: distance(text, word.toLowerCase()) }))
    .filter(({ slips }) => slips <= Math.min(2, Math.floor(text.length / 3)))
    .toSorted((a, b) => a.slips - b.slips)
  return best?.word
}

/** How many letters have to be put in, left out, changed or swapped with their neighbour (Damerau-Levenshtein). */
function distance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const changed = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1)
      const swapped = a[i] === b[j - 1] && a[i - 1] === b[j] ? (before[j - 1] ?? Infinity) + 1 : Infinity
      next.push(Math.min(changed, swapped, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
