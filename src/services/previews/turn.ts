import { beginTurn, deletePreviewLines, findPreview, keepWork, turnPreview } from '@/adapters/db/previews'
import { within, type OrganizationId, type Tenant } from '@/adapters/db/tenant'
import { Refused } from '../refused'
import { Decision, type Outlook } from './decision'
import { outlookOf } from './outlook'
import { beginWork, fits, Work } from './work'

/** So many turns without a page in between mean that it does not work, and not that a process has died. */
const MOST_ATTEMPTS = 6

type Preview = NonNullable<Awaited<ReturnType<typeof findPreview>>>

/** One run's part in computing a preview, or in comparing it with the world before it is applied. */
export type Turn = {
  organizationId: OrganizationId
  preview: Preview
  decision: Decision
  outlook: Outlook
  work: Work
  step: number
}

/** Takes a turn at a preview; undefined when there is nothing to do any more. What was begun in another world begins anew. */
export async function takeTurn(organizationId: OrganizationId, id: string): Promise<Turn | undefined> {
  const preview = await within(organizationId, (tenant) => findPreview(tenant, id))
  if (!preview || (preview.status !== 'computing' && preview.status !== 'applying')) return undefined
  try {
    if (preview.attempts >= MOST_ATTEMPTS)
      throw new Refused('conflict', 'Rollcall failed at this several times. Send its address to support.')
    return await within(organizationId, async (tenant) => {
      const decision = Decision.parse(preview.decision)
      const outlook = await outlookOf(tenant, decision)
      await beginTurn(tenant, id)
      const kept = preview.work === null ? undefined : Work.parse(preview.work)
      const turn = { organizationId, preview, decision, outlook }
      if (kept && fits(kept, outlook)) return { ...turn, work: kept, step: preview.step }
      if (kept && !(await forgetWork(tenant, preview))) return undefined
      const step = kept ? preview.step + 1 : preview.step
      return { ...turn, work: beginWork(outlook, new Date()), step }
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await within(organizationId, (tenant) => giveUp(tenant, preview, error.message))
    return undefined
  }
}

/** Answers false when another run goes on with it, whose lines they may be. */
async function forgetWork(tenant: Tenant, { id, status, step }: Preview): Promise<boolean> {
  if (!(await keepWork(tenant, { id, step }, { work: null, looked: 0 }))) return false
  if (status === 'computing') await deletePreviewLines(tenant, id)
  return true
}

/** A plan that cannot be computed has failed; one that cannot be applied is as it was. */
export const giveUp = (tenant: Tenant, { id, status }: Preview, problem: string) =>
  turnPreview(tenant, id, [status, status === 'computing' ? 'failed' : 'open'], { problem })
