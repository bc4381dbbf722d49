import type { Mistake } from './mistake'

/** A mistake in a configuration before its place has a name; `at` is relative to the part that was looked at. */
export type Finding = { at: readonly PropertyKey[] } & Mistake

export const mistakenAt = (at: readonly PropertyKey[], mistake: Mistake | undefined): Finding[] =>
  mistake ? [{ at, ...mistake }] : []

/** A mistake that is about a whole value rather than about some place in it. */
export const wrongAt = (at: readonly PropertyKey[], message: string | undefined): Finding[] =>
  message === undefined ? [] : [{ at, message, position: null }]
