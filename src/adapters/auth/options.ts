import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'

export type SessionTeammate = { id: string; email: string; name: string }
export type SessionOrganization = {
  id: string
  name: string
  role: 'owner' | 'admin' | 'operator' | 'viewer'
}

declare module 'next-auth' {
  interface Session {
    teammate: SessionTeammate
    organization: SessionOrganization | null
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    teammate?: SessionTeammate
    organization?: SessionOrganization | null
  }
}

/** What NextAuth must ask the product: passed in, because an adapter never calls a use case. */
export type AuthQuestions = {
  signIn(
    credentials: { email: string; password: string },
    address: string,
  ): Promise<SessionTeammate | undefined>
  chooseOrganization(teammateId: string, wanted?: string): Promise<SessionOrganization | undefined>
}

const forwardedFor = (headers: Record<string, unknown> | undefined) =>
  String(headers?.['x-forwarded-for'] ?? 'local')

/** Sessions are signed cookies with the teammate and the organization at hand; each request proves both again. */
export const authOptions = ({ signIn, chooseOrganization }: AuthQuestions): NextAuthOptions => ({
  session: { strategy: 'jwt', maxAge: 12 * 60 * 60 },
  pages: { signIn: '/sign-in' },
  providers: [
    Credentials({
      credentials: { email: { type: 'email' }, password: { type: 'password' } },
      authorize: async (credentials, request) =>
        credentials ? ((await signIn(credentials, forwardedFor(request.headers))) ?? null) : null,
    }),
  ],
  callbacks: {
    async jwt({ token, user, trigger, session }) {
      if (user) {
        token.teammate = { id: user.id, email: user.email ?? '', name: user.name ?? '' }
        token.organization = (await chooseOrganization(user.id)) ?? null
      }
      if (trigger === 'update' && token.teammate) {
        token.organization =
          (await chooseOrganization(token.teammate.id, wantedOrganization(session))) ?? null
      }
      return token
    },
    session({ session, token }) {
      if (token.teammate) session.teammate = token.teammate
      session.organization = token.organization ?? null
      return session
    },
  },
})

const wantedOrganization = (update: unknown) =>
  typeof update === 'object' && update !== null && 'organizationId' in update
    ? String(update.organizationId)
    : undefined
