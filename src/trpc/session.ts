import { getServerSession } from 'next-auth'
import { authOptions } from '@/adapters/auth/options'
import { chooseOrganization } from '@/services/auth/authorize'
import { signIn } from '@/services/auth/sign-in'

export const portalAuth = authOptions({ signIn, chooseOrganization })

/** The session of the request at hand, or null. */
export const currentSession = () => getServerSession(portalAuth)
