import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { AuthHeading } from '@/components/auth/auth-heading'
import { SignOutButton } from '@/components/auth/sign-out-button'
import { CreateOrganizationForm } from '@/components/organizations/create-organization-form'
import { YourOrganizations } from '@/components/organizations/your-organizations'
import { browserSecretOf } from '@/services/installs/browser-secret'
import { viewPendingInstall } from '@/services/installs/view'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Create an organization' }

export default async function CreateOrganizationPage() {
  // A store that was installed at Shopify asks for its organization itself.
  if (await viewPendingInstall(browserSecretOf(await headers()))) redirect('/install')
  await getQueryClient().prefetchQuery(trpc.organizations.list.queryOptions())
  return (
    <Prefetched>
      <AuthHeading title="Name your organization">
        It holds your stores, your directories and the people in them. Most companies need one.
      </AuthHeading>
      <CreateOrganizationForm />
      <YourOrganizations />
      <SignOutButton />
    </Prefetched>
  )
}
