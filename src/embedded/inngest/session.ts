import pg from 'pg'

/**
 * One connection that proves this process alive: it holds the lock of its worker number, which Postgres drops at the
 * moment the process dies, and hears when another process has brought work.
 */
export class Session {
  private constructor(
    readonly worker: number,
    private readonly client: pg.Client,
  ) {}

  static async open(connectionString: string, on: { work: () => void; lost: (error: Error) => void }) {
    const client = new pg.Client({ connectionString, keepAlive: true })
    await client.connect()
    const { rows } = await client.query<{ worker: number }>(
      "select nextval('inngest.worker')::int as worker, set_config('statement_timeout', '0', false)",
    )
    const worker = rows[0]?.worker ?? 0
    await client.query('select pg_advisory_lock(7706, $1)', [worker])
    await client.query('listen inngest_work')
    client.on('notification', ({ payload }) => payload !== String(worker) && on.work())
    client.once('error', on.lost)
    return new Session(worker, client)
  }

  async close() {
    this.client.removeAllListeners('error')
    this.client.on('error', () => {})
    await this.client.end().catch(() => {})
  }
}
