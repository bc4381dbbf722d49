import { preconditionFailed } from './error'

/** `version` may be anything that changes with the resource; letters, digits, dots, dashes. */
export const weakEtag = (version: string | number): string => `W/"${version}"`

/** Throws 412 when an If-Match header names other versions than the current one (RFC 7644 §3.14). */
export function requireMatch(ifMatch: string | null | undefined, version: string | number): void {
  if (ifMatch && !lists(ifMatch, version))
    throw preconditionFailed(`The resource has changed: its version is ${weakEtag(version)}, not ${ifMatch}`)
}

/** Whether an If-None-Match header says that the client has the current version: answer 304. */
export const isNotModified = (ifNoneMatch: string | null | undefined, version: string | number): boolean =>
  Boolean(ifNoneMatch) && lists(ifNoneMatch ?? '', version)

/** Weak comparison (RFC 9110 §8.8.3.2); clients also send the tag bare, without quotes. */
const lists = (header: string, version: string | number): boolean =>
  header.split(',').some((tag) => {
    const opaque = tag
      .trim()
      .replace(/^W\//i, '')
      .replace(/^"(.*)"$/, '$1')
    return opaque === '*' || opaque === String(version)
  })
