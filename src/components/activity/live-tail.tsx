'use client'

import { Pause, Play } from 'lucide-react'
import { Button } from '@/components/ui/button'

/** Whether new events come in by themselves. */
export function LiveTail({ isLive, onLive }: { isLive: boolean; onLive: (isLive: boolean) => void }) {
  return (
    <div className="mb-2 flex items-center justify-end gap-2 text-xs text-muted">
      <span role="status">{isLive ? 'New events appear by themselves' : 'New events wait'}</span>
      <Button variant="ghost" size="sm" aria-pressed={isLive} onClick={() => onLive(!isLive)}>
        {isLive ? <Pause /> : <Play />}
        {isLive ? 'Stop live tail' : 'Live tail'}
      </Button>
    </div>
  )
}
