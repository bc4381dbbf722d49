'use client'

import { RotateCw, TriangleAlert } from 'lucide-react'
import { Button } from './button'
import { Card } from './card'
import { Empty } from './empty'

type FailedProps = { message: string; code?: string; onRetry: () => void }

/** Something could not be loaded: what, and how to go on. `code` is what support asks for. */
export function Failed({ message, code, onRetry }: FailedProps) {
  return (
    <Card role="alert">
      <Empty
        icon={TriangleAlert}
        title="This could not be loaded"
        actions={
          <Button variant="outline" onClick={onRetry}>
            <RotateCw />
            Try again
          </Button>
        }
      >
        <p>{message}</p>
        {code && (
          <p className="mt-2 text-xs">
            Reference for support: <code className="font-mono">{code}</code>
          </p>
        )}
      </Empty>
    </Card>
  )
}
