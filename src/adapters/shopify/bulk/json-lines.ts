import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { unreadable } from '@/adapters/shopify/trouble'

/** Reads a JSONL file from an address line by line, so that its size does not matter. */
export async function* readJsonLines(url: string): AsyncGenerator<unknown> {
  try {
    const response = await fetch(url)
    if (!response.ok || !response.body) throw new Error(`the address answered ${response.status}`)
    let rest = ''
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.trim() !== '') yield JSON.parse(line)
    }
    if (rest.trim() !== '') yield JSON.parse(rest)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StoreTroubleError(unreadable(`The results of the bulk operation cannot be read: ${reason}`))
  }
}
