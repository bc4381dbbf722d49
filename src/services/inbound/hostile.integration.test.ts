import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ProblemBody } from '@/core/inbound/event-answer'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { addWebsite } from '@/testing/website'

await useDatabase()
const { send } = await addWebsite((await testDirectory()).ctx)

const text = fc.oneof(
  fc.constantFrom('7', 'ada@example.com', 'VIP', ''),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const json = fc.oneof(text, fc.jsonValue({ maxDepth: 3 }))
const person = fc.record(
  {
    id: fc.oneof({ weight: 4, arbitrary: fc.constantFrom('7', 'A', 'a') }, json),
    email: fc.oneof({ weight: 4, arbitrary: fc.constantFrom('ada@example.com', 'b@example.com') }, json),
    givenName: text,
    displayName: json,
    phone: text,
    addresses: fc.oneof(fc.array(fc.record({ locality: text, country: text }), { maxLength: 2 }), json),
    groups: fc.oneof(fc.array(text, { maxLength: 3 }), json),
  },
  { requiredKeys: ['id'] },
)
const type = fc.constantFrom('person.joined', 'person.changed', 'person.left', 'person.removed', 'person')
const occurredAt = fc.oneof(fc.constantFrom('2026-01-01T00:00:00Z', '0000-01-01T00:00:00Z'), text)
const event = fc.record({ type, person, occurredAt }, { requiredKeys: ['type', 'person'] })
const body = fc.oneof(event, fc.array(fc.oneof(event, json), { maxLength: 4 }), json)

test(
  'nothing that a website can send is answered with a 5xx, and every refusal explains itself',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          body.map((value) => JSON.stringify(value)),
          text,
        ),
        async (sent) => {
          const { status, body: answer } = await send(sent)
          expect(status, JSON.stringify(answer)).toBeLessThan(500)
          if (status !== 200) ProblemBody.parse(answer)
        },
      ),
      { numRuns: 300 },
    )
  },
)

test('headers of any text are answered', async () => {
  const value = fc.string({ maxLength: 20 }).map((some) => some.replace(/[^\x20-\x7e]/g, ''))
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'content-type', 'user-agent']
  const headers = fc.dictionary(fc.constantFrom(...names), value)
  await fc.assert(
    fc.asyncProperty(headers, async (more) => {
      expect((await send('{}', { headers: more })).status).toBeLessThan(500)
    }),
    { numRuns: 100 },
  )
})
