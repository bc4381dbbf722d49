import type { StoreLock } from '@/adapters/db/store-lock'
import type { SealedTarget } from '@/adapters/db/targets'
import type { OrganizationId } from '@/adapters/db/tenant'
import { TargetTroubleError } from '@/core/targets/trouble'
import type { Push } from './outcome'
import { openEntra } from './entra-access'
import { pushEntra } from './push-entra'
import { pushScim } from './push-scim'
import { pushWebhook } from './push-webhook'
import { openScim } from './scim-access'
import { openWebhook } from './webhook-access'

type Drain = { organizationId: OrganizationId; target: SealedTarget; lock: StoreLock }

/** `batchSize` is how many links one claim takes. */
type Opened = { push: Push; batchSize: number }

/** How a target's kind is written to. Throws TargetTroubleError when it cannot be spoken to as it is set up. */
export function openTarget({ organizationId, target, lock }: Drain): Opened {
  switch (target.kind) {
    case 'scim':
      return {
        batchSize: 40,
        push: pushScim({ organizationId, targetId: target.id, lock, access: openScim(target) }),
      }
    case 'entra':
      return { batchSize: 500, push: pushEntra(openEntra(target), lock) }
    case 'webhook':
      return { batchSize: 40, push: pushWebhook(openWebhook(target)) }
    default:
      throw new TargetTroubleError({
        kind: 'misconfigured',
        detail: 'Nothing is ever written to this target.',
      })
  }
}
