'use client'

import { useQuery } from '@tanstack/react-query'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { CodeBlock } from '@/components/ui/code-block'
import { CopyField } from '@/components/ui/copy-field'
import { Failed } from '@/components/ui/failed'
import { Skeleton } from '@/components/ui/skeleton'
import { useTRPC } from '@/trpc/client'

const steps = [
  'Applications → your application → Provisioning → Integration: tick Import New Users and Profile Updates, then Save.',
  'Provisioning → To Okta: choose the user name format (e-mail address), how often to import, and how people are matched.',
  'Leave the import safeguard on: at 20 % Okta stops rather than removes half of everyone.',
  'Import → Import Now. Okta shows whom it found; confirm the assignments. The first time, confirm one person only.',
  'With To App → Update User Attributes on, Okta overwrites from then on what the store or the website says.',
]

/** What Okta's import gets to see, by the code that answers Okta, and how to switch it on. */
export function ImportPreview({ id }: { id: string }) {
  const trpc = useTRPC()
  const preview = useQuery(trpc.targets.previewImport.queryOptions({ id }))
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card>
        <CardHeader>
          <CardTitle>Switch the import on in Okta</CardTitle>
        </CardHeader>
        <CardBody>
          <ol className="ml-4 grid list-decimal gap-2 text-sm">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </CardBody>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>What Okta sees</CardTitle>
        </CardHeader>
        <CardBody className="grid gap-4">
          {preview.isPending && <Skeleton className="h-64" />}
          {preview.isError && (
            <Failed message={preview.error.message} onRetry={() => void preview.refetch()} />
          )}
          {preview.data && (
            <>
              <CopyField label="Okta’s first request" value={preview.data.request} />
              <CodeBlock label="The answer" code={JSON.stringify(preview.data.answer, null, 2)} />
            </>
          )}
        </CardBody>
      </Card>
    </div>
  )
}
