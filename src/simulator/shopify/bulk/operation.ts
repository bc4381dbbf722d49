import type { Context } from '../graphql/resolver'
import { type BulkOperation, isOver } from '../state/bulk-operation'
import { gid, legacyIdOf } from '../state/gid'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import { keepFile } from './files'

const AT_ONCE = 5

/** Five of a kind may run at a time (since 2026-01). */
export const limitReached = ({ shop, app }: Context, type: BulkOperation['type']): boolean =>
  shop.bulkOperations
    .all()
    .filter((each) => each.clientId === app.clientId && each.type === type && !isOver(each)).length >= AT_ONCE

export function createOperation(
  { world, shop, app }: Context,
  type: BulkOperation['type'],
  query: string,
): BulkOperation {
  return shop.bulkOperations.put({
    id: gid('BulkOperation', world.nextId()),
    clientId: app.clientId,
    type,
    status: 'CREATED',
    errorCode: null,
    query,
    createdAt: world.clock.iso(),
    completedAt: null,
    objectCount: 0,
    rootObjectCount: 0,
    fileSize: null,
    url: null,
    isPartial: false,
  })
}

type Place = { world: World; shop: Shop }

/** An operation under way: counts, collects lines, ends once. */
export class RunningOperation {
  readonly #lines: string[] = []

  constructor(
    readonly place: Place,
    readonly id: string,
  ) {
    this.#change({ status: 'RUNNING' })
  }

  get isCanceled(): boolean {
    return this.#current()?.status === 'CANCELING'
  }

  /** Whether the app may still be here. */
  get isWelcome(): boolean {
    const installation = this.place.shop.installationOf(this.#current()?.clientId ?? '')
    return installation?.uninstalledAt === null
  }

  add(rows: object[], roots: number): void {
    for (const row of rows) this.#lines.push(JSON.stringify(row))
    const { objectCount = 0, rootObjectCount = 0 } = this.#current() ?? {}
    this.#change({ objectCount: objectCount + rows.length, rootObjectCount: rootObjectCount + roots })
  }

  finish(status: BulkOperation['status'], errorCode: BulkOperation['errorCode'] = null): void {
    const { world, shop } = this.place
    const text = this.#lines.map((line) => `${line}\n`).join('')
    const key = `bulk/${legacyIdOf(this.id)}.jsonl`
    if (text) keepFile(world, key, text, 'result')
    this.#change({
      status,
      errorCode,
      completedAt: world.clock.iso(),
      fileSize: text ? Buffer.byteLength(text) : null,
      url: text ? `${world.url}/${key}` : null,
      isPartial: status !== 'COMPLETED',
    })
    const operation = this.#current()
    if (operation)
      world.changed({
        shop,
        kind: 'noted',
        topic: 'BULK_OPERATIONS_FINISH',
        clientId: operation.clientId,
        body: finishBody(operation),
      })
  }

  #current(): BulkOperation | undefined {
    return this.place.shop.bulkOperations.get(this.id)
  }

  #change(changes: Partial<BulkOperation>): void {
    const operation = this.#current()
    if (operation) this.place.shop.bulkOperations.put({ ...operation, ...changes })
    this.place.world.onChange(this.place.shop.settings.domain)
  }
}

const finishBody = (operation: BulkOperation) => ({
  admin_graphql_api_id: operation.id,
  completed_at: operation.completedAt,
  created_at: operation.createdAt,
  error_code: operation.errorCode?.toLowerCase() ?? null,
  status: operation.status.toLowerCase(),
  type: operation.type.toLowerCase(),
})
