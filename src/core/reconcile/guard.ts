import { z } from 'zod'

/**
 * How many people may lose access within a window without a person looking, and, counted apart, how many who stay may lose
 * tags, company roles or metafields. The two limits count together, the lower
 * one first: 10 people or 10 % means 10 people of 500, 5 of 50. Up to `minimum` people nothing is held, however small
 * the directory is, so that a company of five can part with one.
 */
export const GuardLimits = z.object({
  enabled: z.boolean().default(true),
  /** Whether it is also about what people lose who stay. */
  losses: z.boolean().default(true),
  people: z.number().int().min(1).max(1_000_000).default(10),
  percent: z.number().int().min(1).max(100).default(10),
  minimum: z.number().int().min(0).max(1_000).default(3),
  windowHours: z.number().int().min(1).max(720).default(24),
  /** How many teammates have to approve what was held. */
  approvals: z.union([z.literal(1), z.literal(2)]).default(1),
})

export type GuardLimits = z.infer<typeof GuardLimits>

/** What a guard is about: people who leave, or what people lose who stay. */
export type GuardKind = 'removals' | 'losses'

/** Whether limits are about a kind. */
export const isGuarded = ({ enabled, losses }: GuardLimits, kind: GuardKind): boolean =>
  enabled && (kind === 'removals' || losses)

/**
 * `removals` is who has lost access (or, while they stay, something else) within the window, who is about to, and who is
 * held; `linked` is who had access when the window began.
 */
export type Measured = { removals: number; linked: number }

/** The most people of `linked` who may lose access within the window. */
export const mostRemovals = (limits: GuardLimits, linked: number): number =>
  Math.max(limits.minimum, Math.min(limits.people, Math.floor((linked * limits.percent) / 100)))

export const isTooMany = (limits: GuardLimits, { removals, linked }: Measured): boolean =>
  limits.enabled && removals > mostRemovals(limits, linked)

/** From this many linked people on the percentage is no longer the lower limit, so that nobody has to count further. */
export const countedUpTo = ({ people, percent }: GuardLimits): number =>
  Math.ceil(((people + 1) * 100) / percent)
