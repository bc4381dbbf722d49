import { TRPCError } from '@trpc/server'
import { notFound } from 'next/navigation'

const nowhere: readonly string[] = ['NOT_FOUND', 'BAD_REQUEST']

/** Shows the not-found page when what the address names does not exist, or is no id at all. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error: unknown) => {
    if (error instanceof TRPCError && nowhere.includes(error.code)) notFound()
    throw error
  })
}
