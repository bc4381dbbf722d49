import NextAuth from 'next-auth'
import { portalAuth } from '@/trpc/session'

const handler = NextAuth(portalAuth)

export { handler as GET, handler as POST }
