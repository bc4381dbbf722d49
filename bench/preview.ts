import { setTimeout as sleep } from 'node:timers/promises'
import { overConnections } from './over-connections'
import { round } from './percentiles'
import { pushUser } from './push-user'
import { type Bench, openTenant } from './tenant'

const PEOPLE = 5_000
const CONNECTIONS = 10

const rule = {
  id: 'gold',
  name: 'Everyone is gold',
  enabled: true,
  condition: '',
  stores: null,
  tags: ['gold'],
  metafields: [],
  roles: [],
  last: false,
}

/** As the page asks for it while a job is at it. */
const POLL_MS = 200

async function settled({ founder: { portal } }: Bench, id: string, underWay: 'computing' | 'applying') {
  for (;;) {
    const preview = await portal.previews.get.query({ id })
    if (preview.status !== underWay) return preview
    await sleep(POLL_MS)
  }
}

/** How long a change of rules for so many people in three stores takes to be foreseen, and to be applied (s). */
export async function measurePreview(bench: Bench) {
  const { portal } = bench.founder
  const tenant = await openTenant(bench, 'preview', 3)
  // Nothing is written meanwhile, so that only the preview is measured.
  await portal.organizations.setPaused.mutate({ paused: true })
  const emails = Array.from({ length: PEOPLE }, (_, index) => `preview-${index}@people.example`)
  await overConnections(emails, CONNECTIONS, async (email) => void (await pushUser(tenant, email)))
  const configuration = { mappings: {}, rules: [rule], stores: {} }
  const asked = performance.now()
  const { id } = await portal.previews.create.mutate({
    kind: 'configuration',
    base: 0,
    configuration,
    note: '',
  })
  const { stores } = await settled(bench, id, 'computing')
  const foreseen = performance.now()
  const applying = performance.now()
  await portal.previews.confirm.mutate({ id })
  await settled(bench, id, 'applying')
  const applied = performance.now()
  return [
    {
      people: PEOPLE,
      stores: stores.length,
      customers: stores.reduce((sum, store) => sum + store.create, 0),
      'preview (s)': round((foreseen - asked) / 1000),
      'apply (s)': round((applied - applying) / 1000),
    },
  ]
}
