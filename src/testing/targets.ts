import { expect } from 'vitest'
import { ActivityFilter, viewActivity } from '@/services/activity/view'
import type { Context } from '@/services/context'
import { changeTarget } from '@/services/targets/change'
import { createTarget } from '@/services/targets/create'
import { drainTarget } from '@/services/targets/drain-target'
import { Audience, TargetSetUp } from '@/services/targets/form'
import { setMode } from '@/services/targets/set-mode'
import { viewTarget, viewTargets } from '@/services/targets/view'
import type { TestDirectory } from './directory'

export type TestTarget = Awaited<ReturnType<typeof testTarget>>

/** A target as an administrator makes it, and what tests ask of it. */
export async function testTarget(
  { ctx }: Pick<TestDirectory, 'ctx'>,
  form: { kind: string; settings?: object; credentials?: object },
  audience: object = {},
) {
  const name = 'Other site'
  let setUp = TargetSetUp.parse(form)
  let people = Audience.parse(audience)
  const { id, secret } = await createTarget(ctx, { name, setUp, audience: people })
  const owed = { organizationId: ctx.organizationId, targetId: id }
  const view = () => viewTarget(ctx, { id })
  const save = () => changeTarget(ctx, { id, name, setUp, audience: people })

  /** Makes everything due that waits for its time, as if that had come. */
  async function hasten() {
    const { database } = await import('@/adapters/db/client')
    await database().targetLink.updateMany({
      where: { targetId: id, dueAt: { not: null } },
      data: { dueAt: new Date(0) },
    })
    await database().target.updateMany({ where: { id }, data: { retryAt: null } })
  }

  return {
    id,
    secret,
    view,
    hasten,
    drainOnce: () => drainTarget(owed),
    /** Drains what is due now, bursts included. */
    async drain() {
      await hasten()
      return drainTarget(owed)
    },
    /** Drains until nothing is owed, whatever has to be waited for. */
    async drainAll() {
      for (let round = 0; round < 10; round++) {
        await hasten()
        await drainTarget(owed)
        const { due, failed, pending } = await view()
        if (due + failed + pending === 0) return
      }
      expect(await view()).toMatchObject({ due: 0, failed: 0, pending: 0 })
    },
    async change(settings: object, credentials?: object) {
      const before = 'settings' in setUp ? setUp.settings : {}
      setUp = TargetSetUp.parse({ ...setUp, settings: { ...before, ...settings }, credentials })
      await save()
    },
    async setAudience(next: object) {
      people = Audience.parse(next)
      await save()
    },
    setMode: (mode: 'on' | 'paused') => setMode(ctx, { id, mode }),
    listFor: (someone: Context) => viewTargets(someone),
    events: async () => (await viewActivity(ctx, ActivityFilter.parse({ targetId: id }))).events,
    linkOf: async (userId: string) => (await view()).links.find(({ person }) => person.id === userId),
  }
}

export const scimTarget = (
  acme: Pick<TestDirectory, 'ctx'>,
  { url, token }: { url: string; token: string },
) => testTarget(acme, { kind: 'scim', settings: { url }, credentials: { token } })
