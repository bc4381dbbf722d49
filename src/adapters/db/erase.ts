import { database } from './client'
import { Prisma } from './generated/client'
import type { OrganizationId } from './tenant'

const erasedLine = { title: 'Erased', changes: [], reason: Prisma.DbNull }

/**
 * Erases what is kept of a store's customer: its link's memory, what deliveries said, and what its history names. As
 * the owner of the database, because a tenant can append history but not change it.
 */
export async function eraseCustomer(
  organizationId: OrganizationId,
  storeId: string,
  customerId: string,
): Promise<void> {
  await database().$transaction(async (sql) => {
    const links = await sql.link.findMany({
      where: { organizationId, storeId, customerId },
      select: { id: true, userId: true },
    })
    await sql.link.updateMany({
      where: { organizationId, id: { in: links.map(({ id }) => id) } },
      data: {
        state: 'skipped',
        customerId: null,
        desired: Prisma.DbNull,
        agreed: Prisma.DbNull,
        observed: Prisma.DbNull,
        reason: Prisma.DbNull,
        managedTags: [],
        managedRoles: [],
        managedMetafields: {},
        addressId: null,
        lastMember: Prisma.DbNull,
        restricted: false,
        erasureRequestedAt: null,
        dueAt: null,
        dueSince: null,
        claim: null,
        attempts: 0,
        generation: { increment: 1 },
      },
    })
    // A receipt names the person and can only stay or go as a whole: half of a signed document proves nothing.
    await sql.receipt.deleteMany({
      where: { organizationId, personId: { in: links.map(({ userId }) => userId) } },
    })
    await sql.toldRefusal.deleteMany({
      where: { organizationId, user: { personId: { in: links.map(({ userId }) => userId) } } },
    })
    await sql.previewLine.deleteMany({
      where: { organizationId, storeId, personId: { in: links.map(({ userId }) => userId) } },
    })
    await sql.event.updateMany({
      where: { organizationId, storeId, userId: { in: links.map(({ userId }) => userId) } },
      data: erasedLine,
    })
    await sql.webhookDelivery.updateMany({
      where: { organizationId, storeId, customerId },
      data: { payload: {}, customerId: null },
    })
    await sql.complianceRequest.updateMany({
      where: { organizationId, storeId, customerId },
      data: { customerId: null, status: 'done', doneAt: new Date() },
    })
    await sql.matchReview.deleteMany({ where: { organizationId, storeId, customerIds: { has: customerId } } })
    await sql.matchExclusion.deleteMany({ where: { organizationId, customerId } })
    await sql.storeCustomer.deleteMany({ where: { organizationId, storeId, customerId } })
    await sql.driftFinding.deleteMany({ where: { organizationId, storeId, customerId } })
  })
}

/** Erases a store with its links and deliveries, and what the history names of its customers. As the owner, see above. */
export async function eraseStore(organizationId: OrganizationId, storeId: string): Promise<void> {
  await database().$transaction(async (sql) => {
    await sql.event.updateMany({
      where: { organizationId, storeId, userId: { not: null } },
      data: erasedLine,
    })
    await sql.complianceRequest.updateMany({
      where: { organizationId, storeId },
      data: { customerId: null, status: 'done', doneAt: new Date() },
    })
    await sql.previewLine.deleteMany({ where: { organizationId, storeId } })
    await sql.store.deleteMany({ where: { organizationId, id: storeId } })
  })
}
