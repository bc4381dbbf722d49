import { expect } from 'vitest'
import { viewDirectory } from '@/services/directories/view'
import type { TestDirectory } from './directory'

/** The request log of a directory, oldest first, once it has so many lines: they are written a moment after the answers. */
export async function requestLog(
  { ctx, directoryId }: Pick<TestDirectory, 'ctx' | 'directoryId'>,
  lines: number,
) {
  const read = async () => (await viewDirectory(ctx, directoryId)).requests.toReversed()
  await expect.poll(async () => (await read()).length, { timeout: 5_000 }).toBe(lines)
  return read()
}
