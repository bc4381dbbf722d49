import { GuardFields, type Limits } from '@/components/guard/guard-fields'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'

/** How many people may lose access to this store at once, whichever directories they come from. */
export function GuardCard({ guard, onChange }: { guard: Limits; onChange: (guard: Limits) => void }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Guard of this store</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-4">
        <p className="max-w-prose text-sm text-muted">
          Besides the guard of each directory: removals from this store over the limit, and what people lose
          in it who stay, wait for an administrator.
        </p>
        <GuardFields limits={guard} onChange={onChange} />
      </CardBody>
    </Card>
  )
}
