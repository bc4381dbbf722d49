import { z } from 'zod'
import { createTeammate } from '@/adapters/db/teammates'
import { hashPassword } from '@/adapters/vault/password'
import { Refused } from '../refused'
import { limitAttempts } from './attempts'

export const SignUp = z.object({
  email: z.email('Enter an e-mail address such as ada@example.com.').max(254).toLowerCase(),
  name: z.string().trim().min(1, 'Enter your name.').max(120),
  password: z.string().min(12, 'Use at least 12 characters.').max(200),
})

/**
 * Creates a teammate. To tell that an address is taken would tell who has an account, but without e-mail
 * verification there is no other way to say why sign-up did not work; the attempts are limited instead.
 */
export async function signUp(input: z.infer<typeof SignUp>, address: string) {
  await limitAttempts('sign-up', address)
  const teammate = await createTeammate({
    email: input.email,
    name: input.name,
    passwordHash: await hashPassword(input.password),
  })
  if (!teammate) {
    throw new Refused(
      'conflict',
      'This address cannot be used for a new account. If it is yours, sign in.',
      'email',
    )
  }
  return teammate
}
