'use client'

import Link from 'next/link'
import { AuthHeading } from '@/components/auth/auth-heading'
import { useSwitchOrganization } from '@/components/organizations/use-switch-organization'
import { Button } from '@/components/ui/button'

type Named = { id: string; name: string }

type ShopConnectedProps = {
  shop: string
  /** The organization that it is connected to, if whoever looks is a teammate there. */
  organization: Named | undefined
  isSignedIn: boolean
}

/** The app was opened in Shopify for a store that is connected. */
export function ShopConnected({ shop, organization, isSignedIn }: ShopConnectedProps) {
  if (organization) return <YourStore shop={shop} organization={organization} />
  return (
    <>
      <AuthHeading title={`${shop} is connected`}>
        It belongs to an organization in Rollcall already.{' '}
        {isSignedIn
          ? 'You are not a teammate there: ask one of its owners to invite you.'
          : 'Sign in as one of its teammates to see it.'}
      </AuthHeading>
      <Button asChild size="wide">
        <Link href={isSignedIn ? '/overview' : '/sign-in'}>
          {isSignedIn ? 'Go to your own organization' : 'Sign in'}
        </Link>
      </Button>
    </>
  )
}

function YourStore({ shop, organization }: { shop: string; organization: Named }) {
  const switchTo = useSwitchOrganization()
  return (
    <>
      <AuthHeading title={`${shop} is connected`}>It belongs to {organization.name}.</AuthHeading>
      <Button size="wide" onClick={() => void switchTo(organization.id, '/stores')}>
        Open {organization.name}
      </Button>
    </>
  )
}
