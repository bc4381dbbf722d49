import { inPipeline } from '@/adapters/db/pipeline'
import { insertPreviewLines, keepWork, turnPreview } from '@/adapters/db/previews'
import { provenOrganization, within, type OrganizationId } from '@/adapters/db/tenant'
import { awake } from '../wake-once'
import { carryOut } from './carry-out'
import { outlookOf } from './outlook'
import { planPages, type PlannedPage } from './plan-pages'
import { takeTurn, type Turn } from './turn'
import { fits, type Work } from './work'

/** One run stays short: other organizations wait for its place, and a deployment for its end. */
const RUN_MS = 5_000

/** A run of the job that computes and applies large previews; the ids come from a preview/due event. */
export function goOnWithPreview(target: { organizationId: string; previewId: string }) {
  awake('preview/due', target.previewId)
  return goOn(provenOrganization(target.organizationId), target.previewId, Date.now() + RUN_MS)
}

/**
 * Goes on with a preview that is being computed, or compared before it is applied, from where it has stopped. Each page
 * is kept as it comes, so that a run may die at any moment. `more` asks for another run.
 */
export async function goOn(
  organizationId: OrganizationId,
  id: string,
  deadline = Infinity,
): Promise<{ more: boolean }> {
  for (;;) {
    const turn = await takeTurn(organizationId, id)
    if (!turn) return { more: false }
    const end = await advance(turn, deadline)
    if (end !== 'moved') return { more: end === 'late' }
  }
}

/** late: the run's time is over. moved: it was computed for a world that is gone. lost: it is somebody else's now. */
type End = 'done' | 'late' | 'moved' | 'lost'

async function advance(turn: Turn, deadline: number): Promise<End> {
  let { work, step } = turn
  for await (const page of planPages(turn.organizationId, turn.outlook, work)) {
    if (!(await keepPage(turn, step++, page))) return 'lost'
    work = page.work
    if (!page.isLast && Date.now() >= deadline) return 'late'
  }
  return finish(turn, work)
}

/** Answers false when another run goes on with it, or nobody wants it any more. */
const keepPage = ({ organizationId, preview }: Turn, step: number, { lines, work }: PlannedPage) =>
  inPipeline(organizationId, async (pipeline) => {
    if (!(await keepWork(pipeline, { id: preview.id, step }, { work, looked: work.looked }))) return false
    if (preview.status === 'computing' && lines.length > 0)
      await insertPreviewLines(pipeline, preview.id, lines)
    return true
  })

async function finish(turn: Turn, work: Work): Promise<End> {
  const { organizationId, preview, decision } = turn
  if (preview.status === 'applying') {
    await carryOut(turn, work)
    return 'done'
  }
  return within(organizationId, async (tenant) => {
    if (!fits(work, await outlookOf(tenant, decision))) return 'moved'
    const { digest: hash, counts, baseVersion } = work
    await turnPreview(tenant, preview.id, ['computing', 'open'], { hash, counts, baseVersion })
    return 'done'
  })
}
