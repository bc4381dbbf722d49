/** Next calls this once when a server starts: the engine of the jobs starts with it, unless the real Inngest is configured. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env } = await import('./env')
  // NextAuth wants the portal's address under a name of its own.
  process.env.NEXTAUTH_URL ??= env().PORTAL_URL
  const { listenBeforeNext } = await import('./app/node/listen')
  listenBeforeNext()
  const { startJobs } = await import('./jobs/start')
  await startJobs()
}
