import { expect, vi } from 'vitest'
import { viewPerson } from '@/services/people/view'
import { viewStores } from '@/services/stores/view'
import { drainStore } from '@/services/sync/drain-store'
import { checkSubscriptions } from '@/services/webhooks/check-subscriptions'
import { processInbox } from '@/services/webhooks/process'
import type { Simulator } from '@/simulator/shopify/start'
import type { TestDirectory } from './directory'
import { ada } from './people'
import { connectTestStore, control } from './stores'

type Sent = { topic: string; webhookId: string; status: string; dueAt: number }

/** shop/redact, for one, is due after two days. */
const isDue = ({ status, dueAt }: Sent) => status === 'waiting' && dueAt < Date.now() + 60_000

export type HeardStore = Awaited<ReturnType<typeof connectHeardStore>>

let people = 0

/** A connected store whose webhooks arrive where `hearWebhooks` listens, and what tests ask of it. */
export async function connectHeardStore(simulator: Simulator, acme: TestDirectory) {
  const store = await connectTestStore(simulator, acme)
  const target = { organizationId: acme.ctx.organizationId, storeId: store.id }
  const drain = () => drainStore(target)
  const outbox = () => control<Sent[]>(simulator, 'GET', `webhooks?store=${store.domain}`)

  /** Waits until the store has told everything that is due, then processes it. */
  async function hear() {
    await vi.waitFor(async () => expect((await outbox()).filter(isDue)).toEqual([]), 10_000)
    return processInbox(target)
  }

  /** The same, with what is due only in days. */
  async function hearNow() {
    await control(simulator, 'POST', 'deliver', { store: store.domain })
    await vi.waitFor(async () =>
      expect((await outbox()).filter(({ status }) => status === 'waiting')).toEqual([]),
    )
    return processInbox(target)
  }

  const personIn = async (id: string) => {
    const person = await viewPerson(acme.ctx, { id })
    return {
      link: person.links.find((link) => link.store.id === store.id),
      lines: person.events.filter((event) => event.store?.id === store.id),
    }
  }

  /** Someone of the directory whose customer is in the store, with its echo heard. */
  async function member() {
    const n = ++people
    const [email, familyName] = [`heard${n}@example.com`, `Lovelace${n}`]
    const emails = [{ value: email, primary: true }]
    const name = { givenName: 'Ada', familyName }
    const answer = await acme.scim('POST', 'Users', ada({ userName: email, emails, name }))
    const { id } = answer.body as { id: string }
    await drain()
    await hear()
    const customerId = (await personIn(id)).link?.customerId
    if (!customerId) throw new Error('The member has no customer')
    return { id, email, familyName, customerId }
  }

  await checkSubscriptions(target)
  await drain()
  await hear()
  return {
    ...store,
    target,
    drain,
    outbox,
    hear,
    hearNow,
    member,
    linkOf: async (id: string) => (await personIn(id)).link,
    editsOf: async (id: string) =>
      (await personIn(id)).lines.filter(({ kind }) => kind === 'customer.edited'),
    linesOf: async (id: string) => (await personIn(id)).lines,
    customerOf: async (id: string) => (await store.customers()).find((customer) => customer.id === id),
    mutations: async () => (await store.requests()).reduce((sum, request) => sum + request.mutations, 0),
    view: async () => (await viewStores(acme.ctx)).find(({ id }) => id === store.id),
  }
}

/** An IdP's PATCH of one person. */
export const patch = (acme: TestDirectory, id: string, ...Operations: unknown[]) =>
  acme.scim('PATCH', `Users/${id}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations,
  })
