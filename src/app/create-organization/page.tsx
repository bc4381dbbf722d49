import type { Metadata } from 'next'
import { AuthHeading } from '@/components/auth/auth-heading'
import { SignOutButton } from '@/components/auth/sign-out-button'
import { CreateOrganizationForm } from '@/components/organizations/create-organization-form'
import { YourOrganizations } from '@/components/organizations/your-organizations'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Create an organization' }

export default async function CreateOrganizationPage() {
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
