/** Next calls this once when a server starts: the engine of the jobs starts with it, unless the real Inngest is configured. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startJobs } = await import('./jobs/start')
  await startJobs()
}
