import { join } from 'node:path'
import { answering } from './answering'
import { type Child, startChild, TERMINAL } from './child'
import type { Household } from './household'
import type { Secrets } from './secrets'

export type PortalSettings = {
  mode: 'production' | 'development'
  port: number
  dataDir: string
  databaseUrl: string
  simulatorUrl: string
  secrets: Secrets
  /** Further variables of the environment, stronger than the others. */
  environment?: Record<string, string>
}

export const portalAddress = (port: number) => `http://127.0.0.1:${port}`

/** Starts the portal with its embedded job runner and waits until it answers. */
export async function startPortal(household: Household, settings: PortalSettings): Promise<Child> {
  const command = settings.mode === 'production' ? 'start' : 'dev'
  const child = household.add(() =>
    startChild({
      name: 'portal',
      args: ['node_modules/next/dist/bin/next', command, '-p', String(settings.port), '-H', '127.0.0.1'],
      env: { ...environmentOf(settings), ...settings.environment },
      log: settings.mode === 'production' ? join(settings.dataDir, 'logs/portal.log') : TERMINAL,
    }),
  )
  await answering(household, child, `${portalAddress(settings.port)}/sign-in`)
  return child
}

function environmentOf({ mode, port, databaseUrl, simulatorUrl, secrets }: PortalSettings) {
  return {
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    PORTAL_URL: portalAddress(port),
    NEXTAUTH_URL: portalAddress(port),
    NEXTAUTH_SECRET: secrets.nextAuthSecret,
    ENCRYPTION_KEYS: secrets.encryptionKeys,
    SHOPIFY_API_KEY: secrets.shopifyApiKey,
    SHOPIFY_API_SECRET: secrets.shopifyApiSecret,
    SHOPIFY_SIMULATOR_URL: simulatorUrl,
    // Everything here is on one machine, the sites that people are written back to as well.
    OUTBOUND_PRIVATE_ADDRESSES: 'true',
    // The embedded runner, even where the person's own environment has keys of a real Inngest.
    INNGEST_EVENT_KEY: '',
    INNGEST_SIGNING_KEY: '',
    INNGEST_BASE_URL: '',
  }
}
