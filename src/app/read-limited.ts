/**
 * A body as text, or undefined once it has more bytes than the limit: the rest is not kept. `announced` is its
 * Content-Length, if it has one.
 */
export async function readLimited(
  body: AsyncIterable<Uint8Array> | null,
  announced: string | null | undefined,
  limit: number,
): Promise<string | undefined> {
  if (Number(announced ?? 0) > limit) return undefined
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > limit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The same of a Request. */
export const readRequest = ({ body, headers }: Request, limit: number) =>
  readLimited(body, headers.get('content-length'), limit)
