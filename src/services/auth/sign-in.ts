import { findTeammateByEmail } from '@/adapters/db/teammates'
import { verifyPassword } from '@/adapters/vault/password'
import { limitAttempts } from './attempts'

/** Answers the teammate, or undefined for an unknown address and a wrong password alike, after the same time. */
export async function signIn({ email, password }: { email: string; password: string }, address: string) {
  const name = email.trim().toLowerCase()
  await limitAttempts('sign-in', `${address}|${name}`)
  const teammate = await findTeammateByEmail(name)
  const matches = await verifyPassword(teammate?.passwordHash, password)
  return teammate && matches ? { id: teammate.id, email: teammate.email, name: teammate.name } : undefined
}
