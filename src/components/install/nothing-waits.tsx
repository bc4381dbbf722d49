import Link from 'next/link'
import { AuthHeading } from '@/components/auth/auth-heading'
import { Button } from '@/components/ui/button'

export function NothingWaits() {
  return (
    <>
      <AuthHeading title="No store waits here">
        An installed store waits for one hour, in the browser in which it was installed. Open Rollcall again
        from your Shopify admin, under Apps.
      </AuthHeading>
      <Button asChild size="wide">
        <Link href="/overview">Go to the portal</Link>
      </Button>
    </>
  )
}
