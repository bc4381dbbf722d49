'use client'

import { Search } from 'lucide-react'
import { Input } from './input'
import { Kbd } from './kbd'

type SearchFieldProps = { label: string; value: string; onChange: (value: string) => void }

export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <div className="relative w-full sm:w-84">
      <Search
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint"
        aria-hidden
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="peer pr-9 pl-9 [&::-webkit-search-cancel-button]:hidden"
      />
      <span
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 peer-focus:hidden"
        aria-hidden
      >
        <Kbd>/</Kbd>
      </span>
    </div>
  )
}
