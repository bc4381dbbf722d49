import { setTimeout as sleep } from 'node:timers/promises'
import { call } from './call'
import { claim, type ClaimedJob } from './claim'
import { setCrons, startDue } from './clock'
import { Database } from './database'
import type { Event } from './event'
import { answerSdk } from './front-door'
import { Loop } from './loop'
import { withDefaults, type RunnerOptions } from './options'
import { exhausted, outcomeOf, removed, type Outcome } from './outcome'
import { planEvents } from './plan'
import type { RegisteredFunction } from './register'
import { isIdle, listRuns } from './run-list'
import { Session } from './session'
import { settle } from './settle'
import { sync } from './sync'

const TAKE_BACK_MS = 2_000
const PRUNE_MS = 10 * 60_000
const PATIENCE_MS = 10_000

/**
 * Inngest's server for one machine: it speaks the SDK's own protocol to the same functions, and keeps events, runs and
 * steps in Postgres. Several processes may run it on one database. What it does not support it refuses at start().
 */
export class Runner {
  private readonly options: Required<RunnerOptions>
  private readonly database: Database
  private readonly loop = new Loop(() => this.turn())
  private readonly active = new Set<Promise<void>>()
  private readonly stopping = new AbortController()
  private functions = new Map<string, RegisteredFunction>()
  private session: Session | undefined
  private lastTakeBack = 0
  private lastPrune = 0

  constructor(options: RunnerOptions) {
    this.options = withDefaults(options)
    this.database = new Database(options.connectionString, this.options.log)
  }

  /** Creates the schema, learns the functions, takes back what a dead process left, and begins to work. */
  async start(): Promise<void> {
    const { call: serve, url, signingKey } = this.options
    try {
      await this.database.prepare()
      this.functions = await sync(serve, url, signingKey)
      await setCrons(this.database, this.functions, Date.now())
      await this.openSession()
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  /** Takes no more work, waits up to ten seconds for what is in flight, and leaves the rest to the next start. */
  async stop(): Promise<void> {
    if (this.stopping.signal.aborted) return
    await this.loop.stop()
    await Promise.race([Promise.allSettled(this.active), sleep(PATIENCE_MS, undefined, { ref: false })])
    this.stopping.abort()
    await this.session?.close()
    this.session = undefined
    await this.database.close()
  }

  /** For the `fetch` option of the Inngest client: what the SDK sends to its server is answered in this process. */
  readonly fetch: typeof fetch = async (input, init) => {
    if (!this.session)
      return Response.json({ status: 503, error: 'The runner is not running' }, { status: 503 })
    const { eventKey } = this.options
    return answerSdk(new Request(input, init), { eventKey, send: (events) => this.send(events) })
  }

  runs({ limit }: { limit: number }) {
    return listRuns(this.database, limit)
  }

  /** Ends a run that has not ended; false when there is none. A call in flight goes on, but its answer is dropped. */
  async cancel(runId: string): Promise<boolean> {
    const [row] = await this.database.query('select inngest.cancel($1) as cancelled', runId)
    this.loop.wake()
    return row?.cancelled === true
  }

  /** Resolves when nothing is ready or running; for tests. */
  async idle(): Promise<void> {
    while (!(await isIdle(this.database))) await sleep(10)
  }

  private async send(events: Event[]) {
    const plan = planEvents([...this.functions.values()], events, Date.now())
    await this.database.query('select inngest.ingest($1)', JSON.stringify(plan))
    this.loop.wake()
    this.tellOthers()
  }

  /** Without waiting: if it is lost, the other processes look by themselves soon. */
  private tellOthers() {
    const told = this.database.query("select pg_notify('inngest_work', $1)", String(this.session?.worker))
    told.catch((error: unknown) => this.options.log('could not tell other processes of work', error))
  }

  private async openSession() {
    this.session = await Session.open(this.options.connectionString, {
      work: this.loop.wake,
      lost: (error) => void this.reopenSession(error),
    })
    this.lastTakeBack = 0
    this.loop.wake()
  }

  /** Postgres was away: others may have taken over what this worker did, so it comes back as a new one. */
  private async reopenSession(cause: Error) {
    this.options.log('lost the database', cause)
    await this.session?.close()
    while (!this.stopping.signal.aborted) {
      const opened = await this.openSession().then(
        () => true,
        () => false,
      )
      if (opened) return
      await sleep(500)
    }
  }

  /** Returns the milliseconds after which something will be due. */
  private async turn(): Promise<number> {
    try {
      await this.maintain()
      return await this.takeWork()
    } catch (error) {
      this.options.log('could not look for work', error)
      return 1_000
    }
  }

  private async takeWork(): Promise<number> {
    const { session, options } = this
    if (!session) return TAKE_BACK_MS
    for (;;) {
      const free = Math.max(0, options.capacity - this.active.size)
      const { jobs, next } = await claim(this.database, session.worker, free)
      jobs.forEach((job) => this.track(this.execute(job, session.worker)))
      if (next.clock !== null && next.clock <= 0) await startDue(this.database, this.functions, Date.now())
      else return Math.max(0, Math.min(next.job ?? TAKE_BACK_MS, next.clock ?? TAKE_BACK_MS, TAKE_BACK_MS))
    }
  }

  private async maintain() {
    const now = Date.now()
    if (now - this.lastTakeBack > TAKE_BACK_MS) {
      this.lastTakeBack = now
      await this.database.query('select inngest.take_back()')
    }
    if (now - this.lastPrune > PRUNE_MS) {
      this.lastPrune = now
      await this.database.query(
        'select inngest.prune(make_interval(secs => $1 / 1000.0))',
        this.options.keepRunsMs,
      )
    }
  }

  private track(work: Promise<void>) {
    this.active.add(work)
    void work.finally(() => {
      this.active.delete(work)
      this.loop.wake()
    })
  }

  private async execute(job: ClaimedJob, worker: number) {
    const { database, options, stopping } = this
    const functions = [...this.functions.values()]
    await settle(job, await this.outcome(job), {
      database,
      worker,
      functions,
      log: options.log,
      signal: stopping.signal,
    })
  }

  private async outcome(job: ClaimedJob): Promise<Outcome> {
    const { call: serve, signingKey, callTimeoutMs: timeoutMs, backoff } = this.options
    const target = this.functions.get(job.functionId)
    if (!target) return removed(job)
    if (job.attempt >= target.attempts) return exhausted()
    const answer = await call(job, target, { serve, signingKey, timeoutMs })
    return outcomeOf(answer, job, {
      attempts: target.attempts,
      backoffMs: backoff(job.attempt),
      now: Date.now(),
    })
  }
}
