'use client'

import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { count } from '@/components/ui/count'
import { Input } from '@/components/ui/input'
import { SearchField } from '@/components/ui/search-field'
import { StoreSelect } from '@/components/store/place-selects'
import type { accessRange } from './access-filter'

type Range = ReturnType<typeof accessRange>

type AccessToolbarProps = {
  range: Range
  search: string
  today: string
  total: number
  onFilter: (next: { on?: string | null; store?: string | null; search?: string }) => void
}

const exportAddress = ({ on, storeId, search }: Range) =>
  `/api/reports/access?${new URLSearchParams({ on, ...(storeId && { storeId }), ...(search && { search }) }).toString()}`

export function AccessToolbar({ range, search, today, total, onFilter }: AccessToolbarProps) {
  return (
    <div role="search" aria-label="Who had access" className="mb-3 flex flex-wrap items-center gap-2">
      <Input
        type="date"
        aria-label="Day (UTC)"
        className="w-auto"
        max={today}
        value={range.on}
        onChange={({ target }) => onFilter({ on: target.value || null })}
      />
      <SearchField
        label="Search name or e-mail"
        value={search}
        onChange={(text) => onFilter({ search: text })}
      />
      <StoreSelect store={range.storeId ?? null} onStore={(store) => onFilter({ store })} />
      <Button asChild variant="ghost" size="sm" className="ml-auto">
        <a href={exportAddress(range)} download>
          <Download aria-hidden />
          <span className="sr-only">Export as </span>CSV
        </a>
      </Button>
      <p role="status" className="text-sm text-muted tabular-nums">
        {count(total, 'person', 'people')}
      </p>
    </div>
  )
}
