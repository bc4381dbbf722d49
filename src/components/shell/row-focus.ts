/**
 * Moves the focus through the rows of the list on the page. A row takes part when the link or button that opens it
 * carries `data-row`, so Enter opens the row by itself.
 */
export function focusRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const here = rows.findIndex((row) => row === document.activeElement)
  const next = here === -1 ? (step === 1 ? 0 : rows.length - 1) : here + step
  rows.at(Math.min(Math.max(next, 0), rows.length - 1))?.focus()
}

/** Puts the cursor into the page's search field, if it has one. */
export function focusSearch(): void {
  const search = document.querySelector<HTMLInputElement>('input[type="search"]')
  search?.focus()
  search?.select()
}
