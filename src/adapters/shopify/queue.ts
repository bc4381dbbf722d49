/** Lets one task at a time through, in the order in which they came. */
export class Queue {
  private last: Promise<unknown> = Promise.resolve()

  enter<Value>(task: () => Promise<Value>): Promise<Value> {
    const turn = this.last.then(task)
    this.last = turn.catch(() => undefined)
    return turn
  }
}
