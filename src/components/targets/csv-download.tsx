import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'

export function CsvDownload({ id }: { id: string }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Everyone as of now</CardTitle>
        <Button asChild>
          <a href={`/targets/${id}/people.csv`} download>
            <Download />
            Download CSV
          </a>
        </Button>
      </CardHeader>
      <CardBody className="grid gap-2 text-sm text-muted">
        <p>
          One row for each person: who they are, their directory, whether they are active, and how they stand
          in each store.
        </p>
        <p>
          A value that a spreadsheet would take for a formula begins with an apostrophe, so that opening the
          file runs nothing.
        </p>
      </CardBody>
    </Card>
  )
}
