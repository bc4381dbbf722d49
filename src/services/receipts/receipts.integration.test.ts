import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PDFDocument } from 'pdf-lib'
import { beforeEach, describe, expect, test } from 'vitest'
import { syncNow } from '@/services/people/sync-now'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { connectTestStore, control, useSimulator, type TestStore } from '@/testing/stores'
import { receiptFile } from './file'
import { viewReceipt, viewReceiptKeys, viewReceipts } from './view'

await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let stores: TestStore[]

beforeEach(async () => {
  acme = await testDirectory()
  stores = [await connectTestStore(simulator, acme), await connectTestStore(simulator, acme)]
})

const drain = async () => {
  for (const { id } of stores) await drainStore({ organizationId: acme.ctx.organizationId, storeId: id })
}

async function member(fields: Record<string, unknown> = {}): Promise<string> {
  const answer = await acme.scim('POST', 'Users', ada(fields))
  expect(answer.status).toBe(201)
  await drain()
  return (answer.body as { id: string }).id
}

const setActive = async (id: string, value: boolean) => {
  await acme.scim('PATCH', `Users/${id}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path: 'active', value }],
  })
  await drain()
}

const receiptsOf = async (personId: string) => (await viewReceipts(acme.ctx, { personId })).receipts

describe('the receipt of a leaver (M24)', () => {
  test('lists each store, lever, request and read-back, and what is not covered', async () => {
    const id = await member()
    await setActive(id, false)
    const [line] = await receiptsOf(id)
    const { receipt } = await viewReceipt(acme.ctx, { id: line?.id ?? '' })
    expect(receipt).toMatchObject({
      revision: 1,
      amends: null,
      outcome: 'restricted',
      person: { displayName: 'Ada Lovelace' },
      leaving: { cause: 'inactive', saidBy: 'Acme Okta' },
    })
    expect(receipt.stores).toHaveLength(2)
    expect(receipt.stores[0]).toMatchObject({
      outcome: 'restricted',
      levers: [
        { lever: 'tags', what: ['rollcall:member'], result: 'confirmed' },
        { lever: 'marker', what: ['rollcall:deprovisioned'], result: 'confirmed' },
      ],
      writes: [{ requestId: expect.any(String) }],
      readBackAt: expect.any(String),
    })
    expect(receipt.stores[0]?.notCovered[0]).toMatch(/Sign-in to the storefront is still possible/)
  })

  test('never says restricted while a store has not confirmed it, and is amended once it has', async () => {
    const id = await member()
    const [first, second] = stores
    const fault = {
      store: second?.domain,
      kind: 'userError',
      message: 'Tags cannot be changed',
      count: 1,
      operation: 'tagsRemove',
    }
    await control(simulator, 'POST', 'faults', fault)
    await setActive(id, false)
    const [incomplete] = await receiptsOf(id)
    expect(incomplete?.outcome).toBe('incomplete')
    const before = await viewReceipt(acme.ctx, { id: incomplete?.id ?? '' })
    const outcomeIn = (store: TestStore | undefined) =>
      before.receipt.stores.find((part) => part.store.id === store?.id)?.outcome
    expect([outcomeIn(first), outcomeIn(second)]).toEqual(['restricted', 'incomplete'])

    await syncNow(acme.ctx, { id })
    await drain()
    const [amended, original] = await receiptsOf(id)
    expect(amended).toMatchObject({ outcome: 'restricted', revision: 2 })
    const { receipt } = await viewReceipt(acme.ctx, { id: amended?.id ?? '' })
    expect(receipt.amends).toBe(original?.id)
    expect((await viewReceipt(acme.ctx, { id: original?.id ?? '' })).amendedBy).toMatchObject({ revision: 2 })
  })

  test('there is one for each leaving', async () => {
    const id = await member()
    await setActive(id, false)
    await setActive(id, true)
    await setActive(id, false)
    expect((await receiptsOf(id)).map(({ revision }) => revision)).toEqual([1, 1])
  })
})

describe('a receipt as a file', () => {
  async function files() {
    const id = await member({ displayName: 'Wojciech Łódź', name: { givenName: '芳', familyName: '王' } })
    await setActive(id, false)
    const [line] = await receiptsOf(id)
    const fileOf = (format: string) => receiptFile(acme.ctx, { id: line?.id ?? '', format })
    return { json: await fileOf('json'), pdf: await fileOf('pdf') }
  }

  async function verify(receipt: string) {
    const directory = await mkdtemp(join(tmpdir(), 'receipt-'))
    const [file, keys] = [join(directory, 'receipt.json'), join(directory, 'keys.json')]
    await writeFile(file, receipt)
    await writeFile(keys, JSON.stringify(await viewReceiptKeys()))
    return promisify(execFile)(process.execPath, ['scripts/verify-receipt.mjs', file, keys])
  }

  test('is verified with the published key alone, and not once a letter was changed', async () => {
    const json = String((await files()).json.body)
    expect((await verify(json)).stdout).toMatch(/^Genuine\. Wojciech Łódź: restricted/)
    await expect(verify(json.replace('rollcall:member', 'rollcall:guest'))).rejects.toThrow(/was changed/)
  })

  test('is a PDF that opens, whatever letters a name has', async () => {
    const { pdf } = await files()
    const document = await PDFDocument.load(pdf.body)
    expect(document.getPageCount()).toBe(1)
    expect(document.getTitle()).toBe('Off-boarding receipt: Wojciech Łódź')
  })
})
