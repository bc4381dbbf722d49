import type { PersonRow } from '@/components/answers'
import type { Tone } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { Tooltip } from '@/components/ui/tooltip'
import { isUnderWay, lookOf } from './link-states'

const inks: Record<Tone, string> = {
  ok: 'text-ok',
  busy: 'text-busy',
  wait: 'text-wait',
  bad: 'text-bad',
  gone: 'text-gone',
  idle: 'text-idle',
}

const MOST_MARKS = 6

/** One person's stores on one line: how many are in step, then a mark for each. */
export function StoreMarks({ stores }: { stores: PersonRow['stores'] }) {
  if (stores.length === 0) return <span className="text-faint">No stores yet</span>
  const inStep = stores.filter(({ state }) => state === 'verified').length
  // With many stores the ones that need a look come first.
  const marked = [...stores].sort((a, b) => urgency(b) - urgency(a)).slice(0, MOST_MARKS)
  return (
    <span className="flex items-center gap-2.5">
      <span className="w-8 tabular-nums">
        {inStep}/{stores.length}
      </span>
      <span className="flex items-center gap-1">
        {marked.map((store) => (
          <StoreMark key={store.storeId} store={store} />
        ))}
        {stores.length > MOST_MARKS && (
          <span className="text-xs text-faint">+{stores.length - MOST_MARKS}</span>
        )}
      </span>
    </span>
  )
}

function StoreMark({ store }: { store: PersonRow['stores'][number] }) {
  const { word, tone, icon: Icon } = lookOf(store)
  return (
    <Tooltip tip={`${store.name}: ${word}${store.reason ? `. ${store.reason.message}` : ''}`}>
      <span>
        <Icon
          className={cn('size-4', inks[tone], store.state === 'writing' && 'animate-spin')}
          role="img"
          aria-label={`${store.name}: ${word}`}
        />
      </span>
    </Tooltip>
  )
}

const urgency = (store: PersonRow['stores'][number]) =>
  store.state === 'failed' ? 3 : store.state === 'held' ? 2 : isUnderWay(store) ? 1 : 0
