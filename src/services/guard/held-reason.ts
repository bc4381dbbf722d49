import type { Reason } from '../activity/line'

export const heldReason = (directory: string, store: string): Reason => ({
  code: 'held',
  message: `More people of ${directory} lose access at once than the guard allows, so nothing was taken away in ${store} yet.`,
  who: 'teammate',
  fix: 'Approve or reject it under Held changes.',
})
