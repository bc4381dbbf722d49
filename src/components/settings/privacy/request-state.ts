import type { ComplianceRequest } from '@/components/answers'

export type RequestState = 'done' | 'open' | 'due-soon' | 'overdue'

const WEEK_MS = 7 * 86_400_000

/** Where a request stands at `now` (milliseconds since 1970). */
export function requestState(
  { status, dueAt }: Pick<ComplianceRequest, 'status' | 'dueAt'>,
  now: number,
): RequestState {
  if (status === 'done') return 'done'
  const left = dueAt.getTime() - now
  if (left < 0) return 'overdue'
  return left < WEEK_MS ? 'due-soon' : 'open'
}
