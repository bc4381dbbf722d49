import { Cron } from 'croner'

/** The next time of a cron expression, which may begin with "TZ=Europe/Berlin "; UTC otherwise. */
export function nextTime(expression: string, after: Date): Date {
  const [, timezone = 'UTC', pattern = expression] = /^TZ=(\S+) (.*)$/.exec(expression) ?? []
  const next = new Cron(pattern, { paused: true, timezone }).nextRun(after)
  if (!next) throw new Error(`"${expression}" never happens`)
  return next
}
