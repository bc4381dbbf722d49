import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppClient, DOMAIN, at, textAt } from '../testing/app-client'

let app: AppClient
beforeEach(async () => {
  app = await AppClient.start()
  await app.install()
})
afterEach(() => app.simulator.stop())

const CREATE =
  'mutation ($input: CustomerSetInput!) { customerSet(input: $input) { customer { id email } userErrors { code message } } }'

async function stage(lines: object[], fileLast = true): Promise<{ status: number; key: string }> {
  const { body } = await app.graphql(
    'mutation ($i: [StagedUploadInput!]!) { stagedUploadsCreate(input: $i) { stagedTargets { url parameters { name value } } userErrors { message } } }',
    {
      i: [
        {
          resource: 'BULK_MUTATION_VARIABLES',
          filename: 'people.jsonl',
          mimeType: 'text/jsonl',
          httpMethod: 'POST',
        },
      ],
    },
  )
  const target = at(body, 'data.stagedUploadsCreate.stagedTargets.0')
  const parameters = at(target, 'parameters')
  const form = new FormData()
  const file = new Blob([lines.map((line) => JSON.stringify(line)).join('\n')], { type: 'text/jsonl' })
  if (!fileLast) form.append('file', file)
  for (const parameter of Array.isArray(parameters) ? parameters : [])
    form.append(textAt(parameter, 'name'), textAt(parameter, 'value'))
  if (fileLast) form.append('file', file)
  const response = await fetch(textAt(target, 'url'), { method: 'POST', body: form })
  return { status: response.status, key: String(form.get('key')) }
}

const run = async (mutation: string, path: string) =>
  at(
    (
      await app.graphql(
        'mutation ($m: String!, $p: String!) { bulkOperationRunMutation(mutation: $m, stagedUploadPath: $p) { bulkOperation { id status } userErrors { code message } } }',
        { m: mutation, p: path },
      )
    ).body,
    'data.bulkOperationRunMutation',
  )

const poll = async (id: string) =>
  at(
    (
      await app.graphql(
        'query ($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount url partialDataUrl } }',
        { id },
      )
    ).body,
    'data.bulkOperation',
  )

async function finished(id: string): Promise<unknown> {
  await vi.waitFor(async () => expect(['COMPLETED', 'FAILED']).toContain(at(await poll(id), 'status')))
  return poll(id)
}

async function read(url: string): Promise<unknown[]> {
  const text = await (await fetch(url)).text()
  return text
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line))
}

const people = (count: number) =>
  Array.from({ length: count }, (_, k) => ({ input: { email: `p${k}@example.com`, tags: ['a'] } }))

describe('bulkOperationRunMutation', () => {
  test('runs each line, tells each line’s outcome by number, and spends no points', async () => {
    const { key } = await stage([...people(120), { input: { email: 'nobody' } }])
    const operation = await finished(textAt(await run(CREATE, key), 'bulkOperation.id'))
    expect(operation).toMatchObject({ status: 'COMPLETED', objectCount: '121' })
    const lines = await read(textAt(operation, 'url'))
    const byNumber = new Map(lines.map((line) => [at(line, '__lineNumber'), line]))
    expect(byNumber.size).toBe(121)
    expect(at(byNumber.get(3), 'data.customerSet.customer.email')).toBe('p3@example.com')
    expect(at(byNumber.get(120), 'data.customerSet.userErrors.0.code')).toBe('INVALID')
    expect(lines.map((line) => at(line, '__lineNumber'))).not.toEqual(
      [...byNumber.keys()].toSorted((a, b) => Number(a) - Number(b)),
    )
    expect((await app.control('GET', `stores/${DOMAIN}/customers`)).body).toHaveLength(120)
  })

  test('an upload whose file is not the last field is refused', async () => {
    expect((await stage(people(1), false)).status).toBe(400)
  })

  test.each([
    ['a file that is not there', CREATE, 'NO_SUCH_FILE'],
    [
      'two mutations',
      'mutation { a: tagsAdd(id: "x", tags: []) { node { id } } b: tagsAdd(id: "x", tags: []) { node { id } } }',
      'INVALID_MUTATION',
    ],
    ['a query', '{ shop { name } }', 'INVALID_MUTATION'],
  ])('%s is refused', async (_, mutation, code) => {
    expect(at(await run(mutation, 'tmp/nothing'), 'userErrors.0.code')).toBe(code)
  })

  test('five run at a time, the sixth waits for its turn', async () => {
    await app.control('POST', 'faults', { kind: 'bulk-slow', msPerLine: 1000, count: 5 })
    const { key } = await stage(people(1))
    const codes = []
    for (let each = 0; each < 6; each += 1) codes.push(at(await run(CREATE, key), 'userErrors.0.code'))
    expect(codes).toEqual([undefined, undefined, undefined, undefined, undefined, 'LIMIT_REACHED'])
  })

  test('a failure in the middle leaves what was done and says so', async () => {
    await app.control('POST', 'faults', { kind: 'bulk-fail', afterLines: 30 })
    const { key } = await stage(people(100))
    const operation = await finished(textAt(await run(CREATE, key), 'bulkOperation.id'))
    expect(operation).toMatchObject({ status: 'FAILED', errorCode: 'INTERNAL_SERVER_ERROR', url: null })
    expect(await read(textAt(operation, 'partialDataUrl'))).toHaveLength(30)
    expect((await app.control('GET', `stores/${DOMAIN}/customers`)).body).toHaveLength(30)
  })
})

describe('bulkOperationRunQuery', () => {
  const start = async (query: string) =>
    at(
      (
        await app.graphql(
          'mutation ($q: String!) { bulkOperationRunQuery(query: $q) { bulkOperation { id } userErrors { code } } }',
          { q: query },
        )
      ).body,
      'data.bulkOperationRunQuery',
    )

  test('reads every customer; what nests comes on its own lines with its parent', async () => {
    const { key } = await stage([
      ...people(600),
      { input: { email: 'ann@example.com', addresses: [{ city: 'Oslo' }, { city: 'Bergen' }] } },
    ])
    await finished(textAt(await run(CREATE, key), 'bulkOperation.id'))
    const started = await start(
      '{ customers { edges { node { id email addressesV2 { edges { node { id city } } } } } } }',
    )
    const lines = await read(textAt(await finished(textAt(started, 'bulkOperation.id')), 'url'))
    const customers = lines.filter((line) => at(line, 'email') !== undefined)
    const ann = customers.find((line) => at(line, 'email') === 'ann@example.com')
    expect(customers).toHaveLength(601)
    expect(
      lines.filter((line) => at(line, '__parentId') === at(ann, 'id')).map((line) => at(line, 'city')),
    ).toEqual(['Oslo', 'Bergen'])
  })

  test('a query without a connection is refused', async () => {
    expect(at(await start('{ shop { name } }'), 'userErrors.0.code')).toBe('INVALID')
  })
})
