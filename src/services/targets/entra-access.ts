import type { SealedTarget } from '@/adapters/db/targets'
import { entraClient, type EntraClient } from '@/adapters/outbound/entra/client'
import { loginOf } from '@/adapters/outbound/entra/clouds'
import { EntraCredentials, EntraSettings } from '@/core/targets/settings'
import { TargetTroubleError } from '@/core/targets/trouble'
import { env } from '@/env'
import { openCredentials } from './credentials'
import { outbound } from './outbound'

export type EntraTarget = { client: EntraClient; settings: EntraSettings }

/** A client of a target of the kind entra. Throws TargetTroubleError. */
export function openEntra(target: SealedTarget): EntraTarget {
  const settings = EntraSettings.parse(target.settings)
  const { clientSecret } = openCredentials(target, EntraCredentials)
  const login = loginOf(settings.endpoint, { allowOthers: env().OUTBOUND_PRIVATE_ADDRESSES })
  if (login === undefined) {
    const detail = 'The endpoint is not at one of Microsoft’s clouds, so the secret is not sent.'
    throw new TargetTroubleError({ kind: 'misconfigured', detail })
  }
  return { client: entraClient({ ...settings, login, clientSecret, send: outbound() }), settings }
}
