// Preloaded into every child: when the process that started it is gone, however it went, the child goes too.
import { isMainThread } from 'node:worker_threads'

const PATIENCE = 5_000

// Node hands its flags, and so this file, on to workers and grandchildren, which answer to somebody else: a channel
// that is let go of there would end them early.
if (isMainThread && process.channel && process.env.EXIT_WITH_PARENT) {
  delete process.env.EXIT_WITH_PARENT
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), PATIENCE).unref()
  })
  process.channel.unref()
}
