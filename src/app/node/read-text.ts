import type { IncomingMessage } from 'node:http'
import { readLimited } from '@/app/read-limited'

/** The body as text, or undefined once it has more bytes than the limit. */
export const readText = (request: IncomingMessage, limit: number) =>
  // Whoever sends too much still reads the answer: their connection is not ours to break.
  readLimited(request.iterator({ destroyOnReturn: false }), request.headers['content-length'], limit)
