import type { IncomingMessage, ServerResponse } from 'node:http'
import { handleScim } from '@/services/scim/handle'
import { faultyServer } from './faulty-server'

/** This process's SCIM endpoints over HTTP, as another organization's Rollcall would have them. */
export const rollcallServer = () => faultyServer((request, response) => void answer(request, response))

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const url = new URL(request.url ?? '/', 'http://rollcall.test')
  const [, , , directoryKey = '', ...segments] = url.pathname.split('/')
  const { status, headers, body } = await handleScim({
    method: request.method ?? 'GET',
    directoryKey,
    segments: segments.map(decodeURIComponent),
    query: url.searchParams,
    headers: new Headers(
      Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
    ),
    readText: async () => Buffer.concat(chunks).toString('utf8'),
  })
  response.writeHead(status, { 'content-type': 'application/scim+json', ...headers })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
