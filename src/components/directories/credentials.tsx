import type { Directory } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { CopyField } from '@/components/ui/copy-field'
import { ShownOnce } from './shown-once'

/** What is pasted into the identity provider. */
export function Credentials({ directory, onNewToken }: { directory: Directory; onNewToken: () => void }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Address and token</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-4">
        <CopyField label="SCIM base URL" value={directory.scimBaseUrl} />
        <ShownOnce
          directoryId={directory.id}
          what="Token"
          kept="Rollcall keeps only a hash of it."
          newest={directory.tokens.findLast(({ revokedAt }) => revokedAt === null)}
          onNew={onNewToken}
        />
      </CardBody>
    </Card>
  )
}
