import Link from 'next/link'
import { AuthHeading } from '@/components/auth/auth-heading'
import { Button } from '@/components/ui/button'

const back = new URLSearchParams({ callbackUrl: '/install' })

/** A store was installed by someone who is not signed in. */
export function WhoAreYou({ shop }: { shop: string }) {
  return (
    <>
      <AuthHeading title="Almost there">
        {shop} has let Rollcall in. Say who you are, and the store is connected to your organization. It waits
        in this browser for an hour.
      </AuthHeading>
      <div className="grid gap-3">
        <Button asChild size="wide">
          <Link href={`/sign-up?${back}`}>Create an account</Link>
        </Button>
        <Button asChild size="wide" variant="outline">
          <Link href={`/sign-in?${back}`}>Sign in</Link>
        </Button>
      </div>
    </>
  )
}
