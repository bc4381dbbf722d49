import type { SealedTarget } from '@/adapters/db/targets'
import type { OrganizationId } from '@/adapters/db/tenant'
import type { StoreLock } from '@/adapters/db/store-lock'
import type { Push } from './outcome'
import { pushScim } from './push-scim'
import { openScim } from './scim-access'

type Drain = { organizationId: OrganizationId; target: SealedTarget; lock: StoreLock }
type Opened = { push: Push; batchSize: number }

/** How a target's kind is written to. Throws TargetTroubleError when it cannot be spoken to as it is set up. */
export function openTarget({ organizationId, target, lock }: Drain): Opened {
  return {
    batchSize: 40,
    push: pushScim({ organizationId, targetId: target.id, lock, access: openScim(target) }),
  }
}
