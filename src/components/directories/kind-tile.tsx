import { directoryKinds, type DirectoryKind } from './directory-kinds'

/** A quiet stand-in for the vendor's logo. */
export function KindTile({ kind }: { kind: DirectoryKind }) {
  return (
    <span
      aria-hidden
      className="grid size-8 shrink-0 place-items-center rounded-md border bg-sunken font-serif text-base text-ink"
    >
      {directoryKinds[kind].letter}
    </span>
  )
}
