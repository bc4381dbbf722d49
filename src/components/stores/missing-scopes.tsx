import type { StoreRow } from '@/components/answers'

/** Permissions that a store has not granted, with what each is for and what does not happen without it. */
export function MissingScopes({ scopes }: { scopes: StoreRow['missingScopes'] }) {
  return (
    <ul aria-label="Missing permissions" className="mt-2 grid gap-2">
      {scopes.map(({ scope, required, purpose, without }) => (
        <li key={scope}>
          <span className="font-mono text-[0.8125rem] text-ink">{scope}</span>
          {!required && <span className="text-xs"> optional</span>}
          <span className="block">
            {purpose} {without}
          </span>
        </li>
      ))}
    </ul>
  )
}
