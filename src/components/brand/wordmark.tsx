import { Mark } from './mark'

export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2">
      <Mark />
      <span className="font-serif text-xl leading-none tracking-tight">Rollcall</span>
    </span>
  )
}
