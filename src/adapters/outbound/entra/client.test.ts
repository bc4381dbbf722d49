import { expect, test } from 'vitest'
import { startEntra } from '@/simulator/entra/start'
import { sender } from '../send'
import { entraClient } from './client'
import { loginOf } from './clouds'

test('a hundred uploads at once stay under 40 requests a second: none is refused', async () => {
  const clientId = '11111111-1111-4111-8111-111111111111'
  const entra = await startEntra({ clientId, clientSecret: 's' })
  const { endpoint, tenantId } = entra
  const login = new URL(endpoint).origin
  const client = entraClient({
    endpoint,
    tenantId,
    clientId,
    clientSecret: 's',
    login,
    send: sender({ allowPrivate: true }),
  })
  const one = { bulkId: '1', data: { schemas: [], externalId: '1' } }
  await Promise.all(Array.from({ length: 100 }, () => client.upload([one])))
  expect(entra.uploads).toHaveLength(100)
  entra.stop()
})

test.each([
  ['https://graph.microsoft.com/v1.0/x', 'https://login.microsoftonline.com'],
  ['https://graph.microsoft.us/v1.0/x', 'https://login.microsoftonline.us'],
  ['https://microsoftgraph.chinacloudapi.cn/v1.0/x', 'https://login.chinacloudapi.cn'],
  ['https://graph.microsoft.com.evil.example/v1.0/x', undefined],
  ['http://graph.microsoft.com/v1.0/x', undefined],
  ['https://constructor/v1.0/x', undefined],
])('the secret for %s goes to %s', (endpoint, login) =>
  expect(loginOf(endpoint, { allowOthers: false })).toBe(login),
)
