import Link from 'next/link'
import type { Preview } from '@/components/answers'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { count } from '@/components/ui/count'
import { RelativeTime } from '@/components/ui/relative-time'
import { kindsInOrder } from './preview-kinds'
import { isUnderWay, PreviewProgress } from './preview-progress'

const writesOf = ({ stores }: Preview) =>
  stores.reduce((sum, store) => sum + kindsInOrder.reduce((own, kind) => own + store[kind], 0), 0)

/** What became of a preview so far. */
export function PreviewStanding({ preview }: { preview: Preview }) {
  if (isUnderWay(preview)) return <PreviewProgress preview={preview} />
  switch (preview.status) {
    case 'applied':
      return (
        <Callout kind="good" title="Applied as previewed">
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
  return (
    <>
      {preview.problem && (
        <Callout kind="error" title="Nothing was applied">
          {preview.problem}
        </Callout>
      )}
      <Callout
        kind="note"
        title={`Nothing has been written. Applying writes ${count(writesOf(preview), 'customer', 'customers')}.`}
      >
        It is carried out exactly like this. If anything has changed by then, you are shown the new plan
        first.
      </Callout>
    </>
  )
}

const NewPlan = ({ id }: { id: string }) => (
  <Button asChild variant="outline">
    <Link href={`/previews/${id}`}>Look at the new plan</Link>
  </Button>
)
