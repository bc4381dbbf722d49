import type { IncomingMessage } from 'node:http'

/** The body as text, or undefined once it has more bytes than the limit: the rest is not kept. */
export async function readText(request: IncomingMessage, limit: number): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined
  const chunks: Buffer[] = []
  let size = 0
  // Whoever sends too much still reads the answer: their connection is not ours to break.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const part = Buffer.from(chunk)
    size += part.byteLength
    if (size > limit) return undefined
    chunks.push(part)
  }
  return Buffer.concat(chunks).toString('utf8')
}
