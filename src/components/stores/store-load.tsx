import type { StoreRow } from '@/components/answers'

const words = {
  preparing: 'Preparing a bulk load',
  handing_over: 'Handing a bulk load to Shopify',
  running: 'Shopify is working through a bulk load',
  done: 'Bulk load done',
  failed: 'Bulk load broken off',
} satisfies Record<NonNullable<StoreRow['load']>['state'], string>

/** How far a large first load has come. */
export function StoreLoad({ load }: { load: NonNullable<StoreRow['load']> }) {
  const { state, total, processed, recorded } = load
  const done = Math.max(processed, recorded)
  return (
    <div className="grid gap-1.5" role="status">
      <p className="flex justify-between gap-2 text-xs text-muted">
        <span>{words[state]}</span>
        {total > 0 && (
          <span className="tabular-nums">
            {done.toLocaleString('en')} of {total.toLocaleString('en')}
          </span>
        )}
      </p>
      {total > 0 && (
        <progress
          className="h-1.5 w-full overflow-hidden rounded-full accent-current"
          aria-label={words[state]}
          max={total}
          value={done}
        />
      )}
    </div>
  )
}
