import { createWriteStream, openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { stageUpload } from '@/adapters/shopify/documents/bulk-operation'
import type { StoreConnection } from '@/adapters/shopify/store-connection'
import { unreadable } from '@/adapters/shopify/trouble'

type Lines = Iterable<unknown> | AsyncIterable<unknown>

const FILE_NAME = 'variables.jsonl'
const UPLOAD_TIMEOUT_MS = 10 * 60_000

/** Uploads one JSON value per line to where a bulk mutation takes its variables from; returns the path it goes by. */
export async function uploadJsonLines(store: StoreConnection, lines: Lines): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-bulk-'))
  try {
    const path = join(folder, FILE_NAME)
    await writeLines(path, lines)
    return await upload(store, await openAsBlob(path, { type: 'text/jsonl' }))
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Through a file, because people's data in a large import should not all be in memory at once. */
const writeLines = (path: string, lines: Lines) =>
  pipeline(jsonLines(lines), createWriteStream(path, { mode: 0o600 }))

async function* jsonLines(values: Lines) {
  for await (const value of values) yield `${JSON.stringify(value)}\n`
}

async function upload(store: StoreConnection, file: Blob): Promise<string> {
  const { data } = await store.request(stageUpload, {
    input: [
      {
        resource: 'BULK_MUTATION_VARIABLES',
        filename: FILE_NAME,
        mimeType: 'text/jsonl',
        httpMethod: 'POST',
      },
    ],
  })
  const target = data.stagedUploadsCreate?.stagedTargets?.[0]
  const path = target?.parameters.find(({ name }) => name === 'key')?.value
  if (!target?.url || !path)
    throw new StoreTroubleError(unreadable('Shopify offered no place for the upload.'))
  const form = new FormData()
  for (const { name, value } of target.parameters) form.append(name, value)
  form.append('file', file, FILE_NAME) // The store of the upload reads no field after the file.
  const signal = AbortSignal.timeout(UPLOAD_TIMEOUT_MS)
  const response = await fetch(target.url, { method: 'POST', body: form, signal }).catch((error: unknown) => {
    throw new StoreTroubleError(
      unreadable(`The upload failed: ${error instanceof Error ? error.message : 'cut off'}`),
    )
  })
  await response.body?.cancel()
  if (!response.ok)
    throw new StoreTroubleError(unreadable(`The upload was answered with ${response.status}.`))
  return path
}
