import { initTRPC, TRPCError } from '@trpc/server'
import superjson from 'superjson'
import { authorizeTeammate } from '@/services/auth/authorize'
import { browserSecretOf } from '@/services/installs/browser-secret'
import { Refused, type RefusedCode } from '@/services/refused'
import { currentSession } from './session'

/**
 * What every procedure starts from. `address` is where the request came from, for limits on attempts; `browserSecret`
 * is of an install that began at Shopify.
 */
export async function createContext({ headers }: { headers: Headers }) {
  return {
    session: await currentSession(),
    address: headers.get('x-forwarded-for') ?? 'local',
    browserSecret: browserSecretOf(headers),
  }
}

const status = {
  forbidden: 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  invalid: 'BAD_REQUEST',
  conflict: 'CONFLICT',
  unauthenticated: 'UNAUTHORIZED',
  'too-many': 'TOO_MANY_REQUESTS',
} as const satisfies Record<RefusedCode, TRPCError['code']>

const t = initTRPC.context<typeof createContext>().create({
  transformer: superjson,
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    data: { ...shape.data, field: error.cause instanceof Refused ? error.cause.field : undefined },
  }),
})

export const { router, createCallerFactory } = t

/** The one place where a refused use case becomes a tRPC error. */
const translateRefusal = t.middleware(async ({ next }) => {
  const result = await next()
  if (!result.ok && result.error.cause instanceof Refused) {
    const { cause } = result.error
    throw new TRPCError({ code: status[cause.code], message: cause.message, cause })
  }
  return result
})

export const anyone = t.procedure.use(translateRefusal)

/** Someone who is signed in, in an organization or not yet in one. */
export const signedIn = anyone.use(({ ctx, next }) => {
  if (!ctx.session?.teammate) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in to go on.' })
  return next({ ctx: { teammate: ctx.session.teammate, organization: ctx.session.organization } })
})

/** A teammate inside an organization, proved anew on each call: a removed teammate is out at once. */
export const teammate = signedIn.use(async ({ ctx, next }) => {
  const authorized = ctx.organization && (await authorizeTeammate(ctx.teammate.id, ctx.organization.id))
  if (!authorized) {
    throw new TRPCError({ code: 'FORBIDDEN', message: 'You are not a member of this organization any more.' })
  }
  return next({ ctx: { portal: authorized } })
})
