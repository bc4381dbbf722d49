import type { JsonObject } from './json'

/** RFC 7644 §3.12 table 9, and RFC 9865 §2.1 for the last three. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'
  | 'invalidVers'
  | 'sensitive'
  | 'invalidCursor'
  | 'expiredCursor'
  | 'invalidCount'

export const errorUrn = 'urn:ietf:params:scim:api:messages:2.0:Error'

/** The one thing the core throws. `retryAfter` is in whole seconds, as Okta reads nothing else. */
export class ScimError extends Error {
  override readonly name = 'ScimError'

  constructor(
    readonly status: number,
    readonly detail: string,
    readonly scimType?: ScimType,
    readonly retryAfter?: number,
  ) {
    super(detail)
  }

  /** The response body; RFC 7644 §3.12 wants the status as a string. */
  toBody(): JsonObject {
    return {
      schemas: [errorUrn],
      status: String(this.status),
      ...(this.scimType && { scimType: this.scimType }),
      detail: this.detail,
    }
  }
}

const badRequest = (scimType: ScimType) => (detail: string) => new ScimError(400, detail, scimType)

/** The answer would take more than this service is willing to do. */
export const tooMany = badRequest('tooMany')
export const invalidFilter = badRequest('invalidFilter')
export const mutability = badRequest('mutability')
export const invalidSyntax = badRequest('invalidSyntax')
export const invalidPath = badRequest('invalidPath')
export const noTarget = badRequest('noTarget')
export const invalidValue = badRequest('invalidValue')
export const invalidCursor = badRequest('invalidCursor')
export const expiredCursor = badRequest('expiredCursor')
export const invalidCount = badRequest('invalidCount')

/** RFC 7644 §7.5.2: secrets do not belong in a URI. */
export const sensitive = badRequest('sensitive')

/** `holder` says who has the value, when the client may know it. */
export const taken = (attribute: string, holder?: string) =>
  new ScimError(409, `${attribute} is already in use${holder ? ` by ${holder}` : ''}`, 'uniqueness')

export const forbidden = (detail: string) => new ScimError(403, detail)
export const notFound = (what: string) => new ScimError(404, `${what} was not found`)
export const methodNotAllowed = (detail: string) => new ScimError(405, detail)
export const conflict = (detail: string) => new ScimError(409, detail)
export const preconditionFailed = (detail: string) => new ScimError(412, detail)
export const payloadTooLarge = (detail: string) => new ScimError(413, detail)
export const unsupportedMediaType = (detail: string) => new ScimError(415, detail)
export const notImplemented = (detail: string) => new ScimError(501, detail)

export const tooManyRequests = (seconds: number) => {
  const retryAfter = Math.max(1, Math.ceil(seconds))
  return new ScimError(429, `Too many requests; try again in ${retryAfter} s`, undefined, retryAfter)
}
