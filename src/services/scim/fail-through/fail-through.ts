import { ScimError } from '@/core/scim/error'
import { refusals, type Refusal } from '@/core/reconcile/refusals'
import type { Authenticated } from '../authenticate'
import type { ScimAnswer } from '../call'
import { leadsPerson, standingOf } from './standing'
import { takePlace } from './places'
import { endRefusal, keepRefusal } from './tell'
import { watch } from './watch'
import { detailOf, waitedWords } from './words'

const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Lets an identity provider wait for what the stores make of a write of one user that was committed, in directories that
 * want that: the answer of the write, or the error that the person's data causes in a store. What stands is told, so
 * repeating the request tells it again. Never throws: the change is kept whatever becomes of the waiting.
 */
export async function failThrough(
  method: string,
  authenticated: Authenticated,
  answer: ScimAnswer,
): Promise<ScimAnswer> {
  const { id, waitSeconds } = authenticated.directory
  const { userId } = answer
  if (!waitSeconds || userId === undefined || !writes.has(method)) return answer
  const leave = takePlace(id)
  if (!leave) return { ...answer, waited: 'Did not wait for the stores: too many requests wait already' }
  try {
    return await waitFor(authenticated, { ...answer, userId }, waitSeconds)
  } catch (error) {
    process.stderr.write(`The stores were not waited for: ${String(error)}\n`)
    return answer
  } finally {
    leave()
  }
}

async function waitFor(
  authenticated: Authenticated,
  answer: ScimAnswer & { userId: string },
  seconds: number,
): Promise<ScimAnswer> {
  const { userId } = answer
  const started = performance.now()
  const { links, told, waited } = await watch(
    authenticated.ctx,
    userId,
    new Date(Date.now() + seconds * 1000),
  )
  const refused = refusals(links.map(standingOf))
  const isTold = refused.length > 0 && (await leadsPerson(authenticated, links[0]?.personId ?? userId))
  const words = waitedWords(performance.now() - started, links, isTold ? refused : [])
  if (!isTold) {
    if (told) await endRefusal(authenticated, userId)
    return { ...answer, ...(waited && { waited: words }) }
  }
  const error = refusalError(refused)
  await keepRefusal(authenticated, told, {
    userId,
    detail: error.detail,
    isCreation: answer.status === 201,
    waited: words,
    refusals: refused,
  })
  return { status: error.status, body: error.toBody(), userId, waited: words }
}

/** What can be corrected in the identity provider goes before what somebody else has (RFC 7644 §3.12). */
function refusalError(refused: Refusal[]): ScimError {
  const detail = detailOf(refused)
  return refused.every(({ taken }) => taken)
    ? new ScimError(409, detail, 'uniqueness')
    : new ScimError(400, detail, 'invalidValue')
}
