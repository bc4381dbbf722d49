import { describe, expect, test } from 'vitest'
import { clientOptions, readKeys, usesEmbeddedEngine } from './client-options'

const both = { INNGEST_EVENT_KEY: 'event-key', INNGEST_SIGNING_KEY: 'signkey-prod-00ff' }
const embedded = { eventKey: 'own', signingKey: 'signkey-embedded-00' }

describe('the choice of the engine', () => {
  test.each<[string, Record<string, string>, boolean]>([
    ['no key: the embedded runner', {}, true],
    [
      'empty keys, as in a copied .env: the embedded runner',
      { INNGEST_EVENT_KEY: '', INNGEST_SIGNING_KEY: '' },
      true,
    ],
    ['both keys: Inngest', both, false],
  ])('%s', (_, variables, expected) => expect(usesEmbeddedEngine(readKeys(variables))).toBe(expected))

  test.each([
    ['INNGEST_EVENT_KEY', 'INNGEST_SIGNING_KEY is missing'],
    ['INNGEST_SIGNING_KEY', 'INNGEST_EVENT_KEY is missing'],
  ])('%s alone is a mistake that is named', (name, message) => {
    expect(() => usesEmbeddedEngine(readKeys({ [name]: 'x' }))).toThrow(message)
  })

  test('neither leaves the serve route without signatures, whatever INNGEST_DEV says', () => {
    expect(clientOptions(readKeys(both), embedded)).toMatchObject({
      isDev: false,
      signingKey: 'signkey-prod-00ff',
    })
    expect(clientOptions({}, embedded)).toMatchObject({ isDev: false, signingKey: 'signkey-embedded-00' })
  })

  test('the embedded engine takes what is sent as soon as it has started', async () => {
    const engine: Parameters<typeof clientOptions>[1] = { ...embedded }
    const { fetch } = clientOptions({}, engine)
    expect((await fetch?.('http://embedded.invalid/e/own'))?.status).toBe(503)
    engine.fetch = () => Promise.resolve(new Response('taken'))
    expect(await (await fetch?.('http://embedded.invalid/e/own'))?.text()).toBe('taken')
  })
})
