/** Whether a key belongs to the page: not typed into a field, no modifier held, no dialog or menu in front. */
export function isForThePage(event: KeyboardEvent): boolean {
  if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return false
  if (document.querySelector('[role="dialog"], [role="menu"]')) return false
  return !(
    event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')
  )
}
