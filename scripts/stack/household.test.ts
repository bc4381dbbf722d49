import { describe, expect, test } from 'vitest'
import { Household, Stopping } from './household'

const part = (name: string, stopped: string[]) => ({
  name,
  stop: async () => void stopped.push(name),
})

describe('a household of parts', () => {
  test('stops in the reverse order of its start', async () => {
    const stopped: string[] = []
    const household = new Household()
    household.add(() => part('Postgres', stopped))
    household.add(() => part('simulator', stopped))
    household.add(() => part('portal', stopped))
    await household.stop()
    expect(stopped).toEqual(['portal', 'simulator', 'Postgres'])
  })

  test('told to stop while a part is starting, waits for it, stops it and ends the start', async () => {
    const stopped: string[] = []
    const household = new Household()
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof part>>()
    const starting = household.start(() => promise)
    const stopping = household.stop()
    resolve(part('Postgres', stopped))
    await expect(starting).rejects.toThrow(Stopping)
    await stopping
    expect(stopped).toEqual(['Postgres'])
  })

  test('starts nothing any more once it was told to stop', async () => {
    const household = new Household()
    await household.stop()
    expect(() => household.add(() => expect.fail('started'))).toThrow(Stopping)
    await expect(household.start(() => expect.fail('started'))).rejects.toThrow(Stopping)
  })

  test('does not stop what ended by itself', async () => {
    const stopped: string[] = []
    const household = new Household()
    household.remove(household.add(() => part('build', stopped)))
    await household.stop()
    expect(stopped).toEqual([])
  })
})
