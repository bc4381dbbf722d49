import type { JsonObject } from '../scim/json'

type Kind = { status: number; title: string; fix: string; whoFixes: 'website' | 'administrator' | 'rollcall' }

/** Every way in which the events API says no: what happened, and what the one who can end it does. */
export const problems = {
  'invalid-json': {
    status: 400,
    title: 'The body is not JSON',
    fix: 'Send one event as a JSON object, or several as an array.',
    whoFixes: 'website',
  },
  'missing-signature': {
    status: 401,
    title: 'The request is not signed',
    fix: 'Send the headers webhook-id, webhook-timestamp and webhook-signature of Standard Webhooks.',
    whoFixes: 'website',
  },
  'old-timestamp': {
    status: 401,
    title: 'The timestamp is too far from now',
    fix: 'Sign each attempt anew with the present time in seconds, and set the clock of the machine.',
    whoFixes: 'website',
  },
  'bad-signature': {
    status: 401,
    title: 'The signature does not fit',
    fix: 'Sign exactly the bytes that are sent, with the secret that the directory shows, including its start whsec_.',
    whoFixes: 'website',
  },
  'expired-secret': {
    status: 401,
    title: 'The secret has expired',
    fix: 'Use the newer secret of the directory, or make one in the portal.',
    whoFixes: 'administrator',
  },
  'revoked-secret': {
    status: 401,
    title: 'The secret was revoked',
    fix: 'Use a live secret of the directory, or make one in the portal.',
    whoFixes: 'administrator',
  },
  'no-secret': {
    status: 401,
    title: 'The directory has no live signing secret',
    fix: 'Make a signing secret on the page of the directory in the portal.',
    whoFixes: 'administrator',
  },
  'unknown-directory': {
    status: 404,
    title: 'There is no directory under this address',
    fix: 'Copy the address of the events API from the page of the directory in the portal.',
    whoFixes: 'website',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The events API takes POST only',
    fix: 'Send events with POST.',
    whoFixes: 'website',
  },
  'id-reused': {
    status: 409,
    title: 'Another event was sent under this webhook-id',
    fix: 'Give each event an id of its own, and repeat an event unchanged.',
    whoFixes: 'website',
  },
  conflict: {
    status: 409,
    title: 'Somebody else in the directory has this id',
    fix: 'Let each person have one id that differs from all others by more than capital letters.',
    whoFixes: 'website',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    fix: 'Send fewer events in one request.',
    whoFixes: 'website',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body is not sent as JSON',
    fix: 'Send the header content-type: application/json.',
    whoFixes: 'website',
  },
  'invalid-event': {
    status: 422,
    title: 'The event cannot be used as it is',
    fix: 'Correct the named fields. Nothing was changed, so the event may be sent again under the same webhook-id.',
    whoFixes: 'website',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    fix: 'Wait for the seconds of Retry-After, and send several events in one request.',
    whoFixes: 'website',
  },
  unavailable: {
    status: 503,
    title: 'Rollcall could not take the event in at the moment',
    fix: 'Send the same request again after the seconds of Retry-After. What was taken in is not done twice.',
    whoFixes: 'rollcall',
  },
} as const satisfies Record<string, Kind>

export type ProblemCode = keyof typeof problems

/** A field that is wrong: a JSON Pointer into the event (RFC 6901), or the name of a header. */
export type Wrong = { field: string; detail: string }

/** A refusal as RFC 9457 describes it. `retryAfter` is in whole seconds. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly more: { errors?: Wrong[]; retryAfter?: number } = {},
  ) {
    super(detail)
  }

  get status(): number {
    return problems[this.code].status
  }

  /** The body, application/problem+json. */
  toBody(): JsonObject {
    const { title, status, fix, whoFixes } = problems[this.code]
    const { errors } = this.more
    return {
      type: `urn:rollcall:problem:${this.code}`,
      title,
      status,
      detail: this.detail,
      code: this.code,
      fix,
      whoFixes,
      ...(errors && { errors }),
    }
  }
}
