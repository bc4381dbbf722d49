// Preloaded into every child: when the process that started it is gone, however it went, the child goes too.
import { isMainThread } from 'node:worker_threads'

const PATIENCE = 5_000

if (isMainThread && process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), PATIENCE).unref()
  })
  process.channel.unref()
}
