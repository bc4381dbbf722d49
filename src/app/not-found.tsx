import Link from 'next/link'
import { AuthFrame } from '@/components/auth/auth-frame'
import { AuthHeading } from '@/components/auth/auth-heading'
import { Button } from '@/components/ui/button'

export default function NotFound() {
  return (
    <AuthFrame>
      <AuthHeading title="There is no such page">
        The address may be mistyped, or the page has moved.
      </AuthHeading>
      <Button asChild className="justify-self-start">
        <Link href="/overview">Go to the overview</Link>
      </Button>
    </AuthFrame>
  )
}
