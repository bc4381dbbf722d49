import Link from 'next/link'
import type { Preview } from '@/components/answers'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { count } from '@/components/ui/count'
import { RelativeTime } from '@/components/ui/relative-time'
import { isWritten, kindsInOrder } from './preview-kinds'
import { isUnderWay, PreviewProgress } from './preview-progress'

const writesIn = (places: Preview['stores']) =>
  places.reduce(
    (sum, place) => sum + kindsInOrder.filter(isWritten).reduce((own, kind) => own + place[kind], 0),
    0,
  )

/** What became of a preview so far. */
export function PreviewStanding({ preview }: { preview: Preview }) {
  if (isUnderWay(preview)) return <PreviewProgress preview={preview} />
  switch (preview.status) {
    case 'applied':
      return (
        <Callout
          kind="good"
          title="Applied as previewed"
          actions={isBeingLeft(preview) && <StoreProgress id={preview.storeId} />}
        >
          {preview.appliedAt && <RelativeTime at={preview.appliedAt} />}. What became of each line is under
          Activity.
        </Callout>
      )
    case 'outdated':
      return (
        <Callout
          kind="warning"
          title="The world has moved"
          actions={preview.replacedBy && <NewPlan id={preview.replacedBy} />}
        >
          This plan is not what would be written any more. It was not applied.
        </Callout>
      )
    case 'cancelled':
      return (
        <Callout kind="note" title="Cancelled">
          Nothing was computed to its end, and nothing was written.
        </Callout>
      )
    case 'failed':
      return (
        <Callout kind="error" title="The preview could not be made">
          {preview.problem} Nothing was written.
        </Callout>
      )
    default:
      return <Open preview={preview} />
  }
}

function Open({ preview }: { preview: Preview }) {
  if (preview.farewell?.confirmation === null)
    return (
      <Callout kind="note" title="Nothing to confirm any more">
        It has been left already, and not by this plan.
      </Callout>
    )
  return (
    <>
      {preview.problem && (
        <Callout kind="error" title="Nothing was applied">
          {preview.problem}
        </Callout>
      )}
      <Callout kind="note" title={`Nothing has been written. ${effectOf(preview)}`}>
        {preview.farewell && `${meanings[preview.farewell.choice]} `}
        It is carried out exactly like this. If anything has changed by then, you are shown the new plan
        first.
      </Callout>
    </>
  )
}

function effectOf(preview: Preview): string {
  const [writes, records] = [writesIn(preview.stores), writesIn(preview.targets)]
  if (!preview.farewell) return `Applying writes ${count(writes, 'customer', 'customers')}.`
  const atTargets = records === 0 ? '' : `, and ${count(records, 'record', 'records')} at write-back targets`
  return `Confirming writes ${writes === 0 ? 'no customer' : count(writes, 'customer', 'customers')}${atTargets}.`
}

const meanings = {
  keep: 'Whoever stays linked keeps what is listed, and nobody updates or restricts them afterwards.',
  'hand-over':
    'Whoever is handed over keeps what is listed, as the merchant’s own, and Rollcall forgets them.',
  restrict: 'The guard does not stop it: confirming is the approval.',
}

/** Of a store only, and until it has been disconnected. */
const isBeingLeft = (preview: Preview): preview is Preview & { storeId: string } =>
  preview.storeId !== null && preview.farewell !== null && preview.farewell.confirmation !== null

const StoreProgress = ({ id }: { id: string }) => (
  <Button asChild variant="outline">
    <Link href={`/stores/${id}`}>See how far it has come</Link>
  </Button>
)

const NewPlan = ({ id }: { id: string }) => (
  <Button asChild variant="outline">
    <Link href={`/previews/${id}`}>Look at the new plan</Link>
  </Button>
)
