import 'server-only'

import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { headers } from 'next/headers'
import { cache, type ReactNode } from 'react'
import { appRouter } from './app-router'
import { createContext } from './init'
import { createQueryClient } from './query-client'

/** One cache for a request: what a page prefetches, its client components find. */
export const getQueryClient = cache(createQueryClient)

export const trpc = createTRPCOptionsProxy({
  router: appRouter,
  ctx: cache(async () => createContext({ headers: await headers() })),
  queryClient: getQueryClient,
})

/** Hands the prefetched answers to the client components inside. */
export function Prefetched({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>
}
