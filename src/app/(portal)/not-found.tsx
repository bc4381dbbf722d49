import { SearchX } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'

export default function PortalNotFound() {
  return (
    <Card>
      <h1 className="sr-only">Not found</h1>
      <Empty
        icon={SearchX}
        title="There is nothing here"
        actions={
          <Button asChild>
            <Link href="/overview">Go to the overview</Link>
          </Button>
        }
      >
        It may belong to another of your organizations, or it never existed. Check the address, or switch the
        organization.
      </Empty>
    </Card>
  )
}
