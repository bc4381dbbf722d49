/** Something that was started and can be stopped: a server, a database, a build under way. */
export type Part = { name: string; stop: () => Promise<void> }

/** Thrown into a start that is under way when everything is told to stop. */
export class Stopping extends Error {
  constructor() {
    super('Stopping')
  }
}

/** All parts of one running stack. They stop in the reverse order of their start, also in the middle of starting. */
export class Household {
  private readonly parts: Part[] = []
  private readonly underWay = new Set<Promise<unknown>>()
  private stopped: Promise<void> | undefined

  /** Starts a part that is there at once, such as a child process, to be stopped with the others. */
  add<P extends Part>(begin: () => P): P {
    this.mustRun()
    const part = begin()
    this.parts.push(part)
    return part
  }

  /** Takes in a part whose start takes a while; a stop in between waits for it, so that nothing is left behind. */
  async start<P extends Part>(begin: () => Promise<P>): Promise<P> {
    this.mustRun()
    const starting = begin().then((part) => {
      this.parts.push(part)
      return part
    })
    this.underWay.add(starting)
    try {
      const part = await starting
      this.mustRun()
      return part
    } finally {
      this.underWay.delete(starting)
    }
  }

  /** Forgets a part that has ended by itself, such as a finished build. */
  remove(part: Part) {
    const place = this.parts.indexOf(part)
    if (place !== -1) this.parts.splice(place, 1)
  }

  get isStopping() {
    return this.stopped !== undefined
  }

  stop(): Promise<void> {
    return (this.stopped ??= this.stopAll())
  }

  private mustRun() {
    if (this.stopped) throw new Stopping()
  }

  private async stopAll() {
    await Promise.allSettled(this.underWay)
    for (let part = this.parts.pop(); part; part = this.parts.pop()) await part.stop()
  }
}
