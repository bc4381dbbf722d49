import { database } from './client'
import type { Tenant } from './tenant'

/** The fields of an app that an organization brought; its secrets are sealed. */
export const ownAppFields = {
  id: true,
  clientId: true,
  sealedSecret: true,
  sealedOldSecret: true,
  oldSecretUntil: true,
} as const

export const findOwnApp = ({ sql, organizationId }: Tenant, clientId: string) =>
  sql.shopifyApp.findUnique({
    where: { organizationId_clientId: { organizationId, clientId } },
    select: ownAppFields,
  })

export type OwnApp = NonNullable<Awaited<ReturnType<typeof findOwnApp>>>

/** Keeps an app, or its new secret beside the one before. */
export const keepOwnApp = ({ sql, organizationId }: Tenant, app: OwnApp) =>
  sql.shopifyApp.upsert({
    where: { organizationId_clientId: { organizationId, clientId: app.clientId } },
    create: { ...app, organizationId },
    update: app,
    select: { id: true },
  })

/** The app of a started install; a gate, because who comes back from Shopify has proved nothing yet. */
export const ownAppById = (id: string) =>
  database().shopifyApp.findUnique({ where: { id }, select: ownAppFields })

/** The own apps that a shop is or was connected with, in all organizations: a webhook names the shop only. */
export const ownAppsOfShop = (domain: string) =>
  database().shopifyApp.findMany({ where: { stores: { some: { domain } } }, select: ownAppFields })

/** Forgets apps from before then that no store is connected with, and whose consent nobody gave. */
export const pruneOwnApps = (before: Date) =>
  database().shopifyApp.deleteMany({ where: { createdAt: { lt: before }, stores: { none: {} } } })
