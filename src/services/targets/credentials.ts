import type { z } from 'zod'
import type { SealedTarget } from '@/adapters/db/targets'
import { TargetTroubleError } from '@/core/targets/trouble'
import { vault } from '../stores/shopify-app'

/** Secrets are bound to their target: a sealed one copied to another row does not open. */
const sealingContext = (targetId: string) => `target:${targetId}`

export const sealCredentials = (targetId: string, credentials: object): string =>
  vault().seal(JSON.stringify(credentials), sealingContext(targetId))

/** Throws TargetTroubleError when a target has none, or none that are complete. */
export function openCredentials<T>({ id, sealedCredentials }: SealedTarget, schema: z.ZodType<T>): T {
  const opened: unknown =
    sealedCredentials === null ? null : JSON.parse(vault().open(sealedCredentials, sealingContext(id)))
  const parsed = schema.safeParse(opened)
  if (parsed.success) return parsed.data
  throw new TargetTroubleError({
    kind: 'misconfigured',
    detail: 'The credentials of this target are missing.',
  })
}
