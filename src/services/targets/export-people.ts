import { stringify } from 'csv-stringify'
import { pageOfPeople } from '@/adapters/db/list-people'
import { listStores } from '@/adapters/db/stores'
import { safeCell } from '@/core/targets/csv-cell'
import { read, type Context } from '../context'

const PAGE = 500

const columns = ['id', 'name', 'user name', 'e-mail', 'active', 'directory', 'last changed'] as const

/**
 * Everyone as of now, as CSV with a column for each store that says how they stand there. Read page by page, so that
 * many people do not have to be in memory at once. No cell begins a formula.
 */
export async function* exportPeople(ctx: Context): AsyncGenerator<string> {
  const writer = stringify({ quoted: true, record_delimiter: 'windows', bom: true })
  const stores = await read(ctx, listStores)
  writer.write([...columns, ...stores.map(({ name }) => name)].map(safeCell))
  let cursor: string | undefined
  do {
    const { people } = await read(ctx, (tenant) => pageOfPeople(tenant, { limit: PAGE, cursor }))
    for (const { id, lead, users, links } of people) {
      const { displayName, userName, email, directory, lastModified } = lead
      const states = new Map(links.map((link) => [link.storeId, link.restricted ? 'restricted' : link.state]))
      const told = stores.map(({ id: storeId }) => states.get(storeId) ?? '')
      const row = [
        id,
        displayName,
        userName,
        email ?? '',
        users.some(({ active }) => active) ? 'yes' : 'no',
        directory.name,
        lastModified.toISOString(),
      ]
      writer.write([...row, ...told].map(safeCell))
    }
    cursor = people.length === PAGE ? people.at(-1)?.id : undefined
    const chunk: unknown = writer.read()
    if (chunk !== null) yield String(chunk)
  } while (cursor !== undefined)
  writer.end()
  for await (const rest of writer) yield String(rest)
}
