/** Runs `turn` when woken and again after the milliseconds that it returned; never twice at the same time. */
export class Loop {
  private timer: NodeJS.Timeout | undefined
  private running: Promise<void> | undefined
  private woken = false
  private stopped = false

  constructor(private readonly turn: () => Promise<number>) {}

  readonly wake = () => {
    this.woken = true
    if (!this.stopped) this.running ??= this.run()
  }

  async stop() {
    this.stopped = true
    clearTimeout(this.timer)
    await this.running
  }

  private async run() {
    let pause = 0
    while (this.woken && !this.stopped) {
      this.woken = false
      clearTimeout(this.timer)
      pause = await this.turn()
    }
    if (!this.stopped) this.timer = setTimeout(this.wake, pause)
    this.running = undefined
  }
}
