'use client'

import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import type { ComplianceRequest } from '@/components/answers'
import { FormError } from '@/components/auth/form-error'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Skeleton } from '@/components/ui/skeleton'
import { useTRPC } from '@/trpc/client'

/** Everything that is kept of the customer whom a data request is about. Made when it is looked at, and not cached. */
export function CustomerExport({ request }: { request: ComplianceRequest }) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" size="sm">
          View export
        </Button>
      </DialogTrigger>
      <DialogContent
        className="sm:max-w-3xl"
        title="What Rollcall keeps of this customer"
        description={`Of ${request.domain}: the link, the person in the directory, the history and what Shopify told. Hand it to the shopper.`}
      >
        {open && <Export id={request.id} />}
      </DialogContent>
    </Dialog>
  )
}

function Export({ id }: { id: string }) {
  const trpc = useTRPC()
  const { data, error } = useQuery({
    ...trpc.compliance.export.queryOptions({ id }),
    staleTime: 0,
    gcTime: 0,
  })
  if (error) return <FormError message={error.message} />
  if (!data) return <Skeleton className="h-64" />
  const text = JSON.stringify(data, null, 2)
  return (
    <>
      <CodeBlock code={text} label="Export as JSON" />
      <Button className="justify-self-end" onClick={() => download(`privacy-request-${id}.json`, text)}>
        <Download />
        Download JSON
      </Button>
    </>
  )
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
  URL.revokeObjectURL(address)
}
