/** Words for NextAuth's error. They are the same for an unknown address and for a wrong password. */
export function signInFailure(error: string | null | undefined): string {
  if (error === 'CredentialsSignin') return 'The e-mail address or the password is not right.'
  if (error?.startsWith('Too many attempts')) return error
  return 'Signing in did not work just now. Try again in a moment.'
}
