import type { Directory } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { CopyField } from '@/components/ui/copy-field'
import { ShownOnce } from '../shown-once'

/** What the website needs to send events. */
export function WebsiteCredentials({
  directory,
  onNewSecret,
}: {
  directory: Directory
  onNewSecret: () => void
}) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Address and signing secret</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-4">
        <CopyField label="Address for events" value={directory.eventsUrl} />
        <ShownOnce
          directoryId={directory.id}
          what="Signing secret"
          kept="Rollcall keeps it sealed."
          newest={directory.secrets.findLast(({ revokedAt }) => revokedAt === null)}
          onNew={onNewSecret}
        />
      </CardBody>
    </Card>
  )
}
