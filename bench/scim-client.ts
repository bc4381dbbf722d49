import { Agent, request } from 'node:http'
import type { Tenant } from './tenant'

export type ScimSend = (
  method: string,
  path: string,
  body?: unknown,
) => Promise<{ status: number; text: string }>

/** A client that keeps its connections: on the machine that is measured it should take little of it itself. */
export function scimClient({ scimBaseUrl, token }: Tenant, connections: number): ScimSend {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? '' : JSON.stringify(body)
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/scim+json',
        'content-length': Buffer.byteLength(text),
      }
      const sent = request(`${scimBaseUrl}${path}`, { agent, method, headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        )
        answer.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(text)
    })
}
