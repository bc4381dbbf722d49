import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { appRouter } from '@/trpc/app-router'
import { createContext } from '@/trpc/init'

const handler = (request: Request) =>
  fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    allowMethodOverride: true,
    createContext: () => createContext(request),
    onError: ({ error, path }) => {
      if (error.code === 'INTERNAL_SERVER_ERROR') process.stderr.write(`tRPC ${path}: ${error.stack}\n`)
    },
  })

export { handler as GET, handler as POST }
