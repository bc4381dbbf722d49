import { parseOwn, type Json } from './json'
import { redact, secretWords } from './redact'
import { storable } from './storable'

/** Escapes are how JSON writes what Postgres cannot keep, and could hide a word. */
const hides = new RegExp(`\\\\u|${secretWords}`, 'i')

/** A body as JSON that the request log may keep. `printed` is its JSON as it came or went, mostly good as it is. */
export const keptText = (printed: string, body?: Json): string =>
  hides.test(printed) ? JSON.stringify(storable(redact(body ?? parseOwn(printed)))) : printed
