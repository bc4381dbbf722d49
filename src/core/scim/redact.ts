import { isObject, type Json, type JsonObject } from './json'

/** What occurs in every text that names a secret. */
export const secretWords = 'pass|secret|token|credential|authorization|api[-_]?key|private[-_]?key'

const secret = new RegExp(secretWords.replace('pass', 'pass(word|phrase|wd)?$'), 'i')
const mark = '[redacted]'

/** A body as the request log may keep it: without passwords and tokens, wherever they are. */
export function redact(body: Json): Json {
  if (Array.isArray(body)) return body.map(redact)
  if (!isObject(body)) return body
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, isSecret(name, body) ? mark : redact(value)]),
  )
}

/** A value is secret by its name or, in a PATCH operation, by its path. */
function isSecret(name: string, { path }: JsonObject): boolean {
  if (secret.test(name)) return true
  return name.toLowerCase() === 'value' && typeof path === 'string' && secret.test(path.replace(/\[.*/, ''))
}

/** A query string as the request log may keep it: values compared with a secret attribute are cut out. */
export const redactFilter = (filter: string): string =>
  filter.replace(
    /(?<![\w.:-])([\w.:-]+)(\s+[a-z]{2}\s+)"(?:[^"\\]|\\.)*"?/gi,
    (whole: string, path: string, operator: string) =>
      secret.test(path) ? `${path}${operator}"${mark}"` : whole,
  )
