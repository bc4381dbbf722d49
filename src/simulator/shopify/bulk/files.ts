import { randomUUID } from 'node:crypto'
import { afterFault, beforeFault } from '../faults/apply'
import { type Answer, type Call, header } from '../http/message'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'

const DAY = 86_400_000
const MAX_UPLOAD = 100 * 1024 * 1024

/** Uploads wait a day to be used, results a week to be read. */
const lifetimes = { upload: DAY, result: 7 * DAY }

export type StoredFile = { text: string; expiresAt: number }

const xml = (status: number, code: string, message: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml; charset=UTF-8' },
  body: `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
})

export const uploadKey = ({ id }: Shop, filename: string): string =>
  `tmp/${id.split('/').at(-1)}/bulk/${randomUUID()}/${filename.replace(/[^\w.-]/g, '_')}`

export function keepFile(world: World, key: string, text: string, kind: keyof typeof lifetimes): void {
  world.files.set(key, { text, expiresAt: world.clock.now() + lifetimes[kind] })
}

export function findFile(world: World, key: string): string | undefined {
  const file = world.files.get(key)
  return file && file.expiresAt > world.clock.now() ? file.text : undefined
}

/** POST /staged: a form as the storage service wants it, `file` last. PUT /staged/{key}: the bytes alone. */
export async function acceptUpload(world: World, call: Call): Promise<Answer> {
  if (call.body.length > MAX_UPLOAD) return xml(400, 'EntityTooLarge', 'Your proposed upload is too large.')
  if (call.method === 'PUT') {
    keepFile(world, call.path.slice(1).join('/'), call.body.toString(), 'upload')
    return { status: 200 }
  }
  const form = await readForm(call)
  if (!form)
    return xml(
      400,
      'MalformedPOSTRequest',
      'The body of your POST request is not well-formed multipart/form-data.',
    )
  const [last] = [...form.entries()].toReversed()
  if (last?.[0] !== 'file') return xml(400, 'InvalidArgument', 'The file must be the last field of the form.')
  const [, file] = last
  const key = String(form.get('key') ?? '')
  if (!key.startsWith('tmp/')) return xml(403, 'AccessDenied', 'Access denied.')
  keepFile(world, key, typeof file === 'string' ? file : await file.text(), 'upload')
  return {
    status: 201,
    headers: { 'content-type': 'application/xml' },
    body: `<PostResponse><Key>${key}</Key></PostResponse>`,
  }
}

async function readForm(call: Call): Promise<FormData | undefined> {
  const type = header(call, 'content-type')
  if (!type?.startsWith('multipart/form-data')) return undefined
  try {
    return await new Response(new Uint8Array(call.body), { headers: { 'content-type': type } }).formData()
  } catch {
    return undefined
  }
}

/** GET /bulk/{id}.jsonl */
export function serveResult(world: World, call: Call): Answer {
  const key = call.path.join('/')
  const text = findFile(world, key)
  if (text === undefined) return xml(404, 'NoSuchKey', 'The specified key does not exist.')
  const answer: Answer = { status: 200, headers: { 'content-type': 'application/jsonl' }, body: text }
  const fault = world.faults.take({ on: 'result', store: storeOfResult(world, key), operations: [] })
  return fault ? (beforeFault(fault) ?? afterFault(fault, answer)) : answer
}

function storeOfResult({ shops, url }: World, key: string): string {
  const ofIt = [...shops.values()].find(({ bulkOperations }) =>
    bulkOperations.all().some((operation) => operation.url === `${url}/${key}`),
  )
  return ofIt?.settings.domain ?? ''
}
