const UNIT = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

const isUnit = (text: string | undefined): text is keyof typeof UNIT => text !== undefined && text in UNIT

/** Milliseconds of Inngest's notation: "500ms", "1h30m", "2d". Throws on anything else. */
export function duration(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g)]
  if (text === '' || parts.map(([part]) => part).join('') !== text)
    throw new Error(`"${text}" is not a duration`)
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (isUnit(unit) ? UNIT[unit] : 0), 0)
}

/** The moment that a sleep names: a date in ISO 8601 or a duration from now. */
export function moment(text: string, now: number): number {
  const date = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(date) ? now + duration(text) : date
}
