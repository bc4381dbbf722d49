import type { HeldChange } from '@/components/answers'
import { count } from '@/components/ui/count'

type Named = Pick<HeldChange, 'directory' | 'store'>

export const nameOf = ({ directory, store }: Named) => directory?.name ?? store?.name ?? 'A directory'

/** What was measured when the guard stopped it, in one sentence. */
export const whatHappened = ({ measured, ...change }: Named & Pick<HeldChange, 'measured'>) =>
  `${count(measured.removals, 'person', 'people')} of ${nameOf(change)} would have lost access within ${measured.windowHours} h; its guard lets ${measured.limit} go.`
