import type { Outlook } from './decision'

/** A plan about more customers than this takes longer than anybody looks at a button, and is computed by a job. */
const MOST_AT_ONCE = 5_000

export const isLarge = (people: number, { stores }: Outlook): boolean => people * stores.length > MOST_AT_ONCE
