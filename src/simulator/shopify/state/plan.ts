/** What a plan pays for, in points of query cost (bucket size, points restored per second). */
export const plans = {
  basic: { title: 'Basic', bucket: 2000, restoreRate: 100 },
  grow: { title: 'Grow', bucket: 2000, restoreRate: 100 },
  standard: { title: 'Basic', bucket: 2000, restoreRate: 100 },
  development: { title: 'Development', bucket: 2000, restoreRate: 100 },
  advanced: { title: 'Advanced', bucket: 4000, restoreRate: 200 },
  plus: { title: 'Plus', bucket: 20_000, restoreRate: 1000 },
  enterprise: { title: 'Enterprise', bucket: 40_000, restoreRate: 2000 },
} as const

export type PlanName = keyof typeof plans

export const isPlanName = (name: string): name is PlanName => name in plans
