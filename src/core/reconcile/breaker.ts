/** What has happened to one link since `began`, of which only the last hour counts; null = nothing was counted yet. */
export type Hour = {
  began: Date | null
  /** Writes to the store, whatever they came from. */
  writes: number
  /** Edits in the store that were put back. */
  putBacks: number
  /** Edits in the store that count, and went everywhere else. */
  accepted: number
}

const HOUR_MS = 3_600_000

/** More of it than people do within an hour. Then programs do it, and following them would never end. */
export const MOST_PUT_BACKS = 5
export const MOST_ACCEPTED = 100

/** What counts at a moment: nothing of an hour that is over. */
export const hourAt = (hour: Hour, now: Date): Hour =>
  hour.began !== null && now.getTime() - hour.began.getTime() < HOUR_MS
    ? hour
    : { began: null, writes: 0, putBacks: 0, accepted: 0 }
