import { z } from 'zod'
import { TargetTroubleError } from '@/core/targets/trouble'
import { retryAfterOf } from '../retry-after'
import type { OutboundAnswer } from '../send'

/** One record was not taken; the rest of the target is not concerned. */
export class RecordRefusedError extends Error {
  override readonly name = 'RecordRefusedError'

  constructor(
    readonly status: number,
    readonly detail: string,
    readonly scimType: string | undefined,
    readonly requestId: string | undefined,
  ) {
    super(detail)
  }
}

/** RFC 7644 §3.12. Read leniently: not everyone sends all of it. */
const ErrorBody = z.looseObject({ detail: z.string().optional(), scimType: z.string().optional() })

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const excerpt = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 200)

export const requestIdOf = (headers: Headers): string | undefined =>
  headers.get('x-request-id') ?? headers.get('request-id') ?? headers.get('x-okta-request-id') ?? undefined

/** Throws what an answer other than 2xx means: trouble of the whole target, or the refusal of one record. */
export function throwFailure({ status, headers, text }: OutboundAnswer): never {
  const body = ErrorBody.safeParse(readJson(text))
  const detail = (body.success ? body.data.detail : undefined) ?? (excerpt(text) || `status ${status}`)
  if (status === 401) throw new TargetTroubleError({ kind: 'unauthorized', detail: `401, ${detail}` })
  if (status === 429 || status === 503 || status === 502 || status === 504) {
    const retryAfterMs = retryAfterOf(headers, new Date())
    throw new TargetTroubleError({
      kind: status === 429 ? 'throttled' : 'unavailable',
      detail: `${status}, ${detail}`,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    })
  }
  throw new RecordRefusedError(
    status,
    detail,
    body.success ? body.data.scimType : undefined,
    requestIdOf(headers),
  )
}
