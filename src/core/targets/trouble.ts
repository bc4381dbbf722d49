/** What keeps a target as a whole from taking writes. One refused person is none of these. */
export type TargetTrouble =
  | {
      kind: 'private-address' | 'insecure' | 'unknown-host' | 'tls' | 'unreachable' | 'timeout' | 'redirect'
      detail: string
    }
  | { kind: 'unauthorized' | 'not-found' | 'not-scim' | 'gone' | 'misconfigured'; detail: string }
  | { kind: 'throttled' | 'unavailable'; detail: string; retryAfterMs?: number }

export class TargetTroubleError extends Error {
  override readonly name = 'TargetTroubleError'

  constructor(readonly trouble: TargetTrouble) {
    super(trouble.detail)
  }
}

export type Words = { message: string; fix: string }

/** A trouble in words for a person: what is wrong, and what to do about it. `where` is the host. */
export function describeTrouble(trouble: TargetTrouble, where: string): Words {
  const { kind } = trouble
  const detail = trouble.detail.replace(/\.+$/, '')
  switch (kind) {
    case 'private-address':
      return {
        message: `${where} is an address of a private network (${detail}).`,
        fix: 'Enter an address that is reachable from the internet. Whoever runs Rollcall can allow private ones.',
      }
    case 'insecure':
      return {
        message: `${where} is not asked over https.`,
        fix: 'Enter an address that begins with https://.',
      }
    case 'unknown-host':
      return { message: `There is no host ${where}.`, fix: 'Check the spelling of the address.' }
    case 'tls':
      return {
        message: `The certificate of ${where} was not accepted: ${detail}.`,
        fix: 'Its administrator must install a certificate that is valid for this name.',
      }
    case 'unreachable':
      return {
        message: `${where} does not take connections: ${detail}.`,
        fix: 'Check host and port, and any firewall.',
      }
    case 'timeout':
      return { message: `${where} did not answer in time (${detail}).`, fix: 'Rollcall tries again.' }
    case 'redirect':
      return {
        message: `${where} sends us on to ${detail}, and credentials are not taken along.`,
        fix: 'Enter the address that it leads to.',
      }
    case 'unauthorized':
      return { message: `${where} does not accept the credentials: ${detail}.`, fix: 'Enter new ones below.' }
    case 'not-found':
      return {
        message: `There is nothing at this address of ${where}: ${detail}.`,
        fix: 'Check the path of the address.',
      }
    case 'not-scim':
      return {
        message: `${where} answers, but not as a SCIM 2.0 service: ${detail}.`,
        fix: 'Enter the SCIM base URL, without /Users at its end.',
      }
    case 'gone':
      return {
        message: `${where} says that it does not want this any more.`,
        fix: 'Enter another address, or delete the target.',
      }
    case 'misconfigured':
      return { message: detail, fix: 'Complete the settings of this target.' }
    case 'throttled':
      return { message: `${where} asks us to slow down.`, fix: 'Rollcall goes on by itself.' }
    case 'unavailable':
      return { message: `${where} is out of order: ${detail}.`, fix: 'Rollcall tries again.' }
  }
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** A target that has failed for this long is switched off: whoever runs it has to look at it first. */
export const GIVE_UP_AFTER_MS = 5 * DAY_MS

const onlyAPersonHelps = [
  'private-address',
  'insecure',
  'redirect',
  'unauthorized',
  'not-found',
  'not-scim',
  'misconfigured',
]

/** How long to leave a target alone: what it asks for, or longer the longer it has failed. */
export function waitFor(trouble: TargetTrouble, failingForMs: number): number {
  if ('retryAfterMs' in trouble && trouble.retryAfterMs !== undefined) return trouble.retryAfterMs
  if (onlyAPersonHelps.includes(trouble.kind)) return 10 * MINUTE_MS
  return Math.min(30 * MINUTE_MS, Math.max(2_000, failingForMs / 2))
}

/** Whether nothing but a person can bring this target back. */
export const isLost = (trouble: TargetTrouble, failingForMs: number): boolean =>
  trouble.kind === 'gone' || failingForMs > GIVE_UP_AFTER_MS
